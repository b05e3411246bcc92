import { describe, expect, it } from '@jest/globals';
import { judgeReport, type Report } from '../../../src/actions/mark-release/report.ts';

const report: Report = {
  planned: ['aws', 'gcp', 'azure'],
  results: { aws: 'verified', gcp: 'verified', azure: 'verified' },
  stages: [{ name: 'deliver', result: 'success' }],
  dryRun: false,
  policy: 'all-or-nothing',
};

describe('the last word on a delivery', () => {
  it.each<[string, Partial<Report>, string | undefined]>([
    ['all serve', {}, undefined],
    [
      'a job before was skipped',
      { stages: [{ name: 'deliver', result: 'skipped' }] },
      'job deliver: skipped',
    ],
    ['nothing was planned', { planned: [], results: {} }, 'no cluster was planned'],
    ['one did not report', { results: { aws: 'verified', gcp: 'verified' } }, 'cluster azure did not report'],
    ['one failed', { results: { ...report.results, azure: 'rejected' } }, 'cluster azure: rejected'],
    [
      'a quorum serves',
      { results: { ...report.results, azure: 'rejected' }, policy: { quorum: 2 } },
      undefined,
    ],
    [
      'no quorum serves',
      { results: { aws: 'verified', gcp: 'unreachable', azure: 'rejected' }, policy: { quorum: 2 } },
      'cluster gcp: unreachable\ncluster azure: rejected',
    ],
    [
      'one reported that was not planned',
      { planned: ['aws', 'gcp'] },
      'cluster azure reported but was not planned',
    ],
    ['a later release came first', { results: { ...report.results, gcp: 'superseded' } }, undefined],
  ])('%s', (_, change, problem) => {
    const error = judgeReport({ ...report, ...change });
    expect(error?.message).toBe(problem);
    if (problem !== undefined) expect(error?.code).toBe('DELIVERY_FAILED');
  });
});

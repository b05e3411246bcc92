import { describe, expect, it } from '@jest/globals';
import {
  judgeReport,
  type Report,
  shownVerdict,
  stageLines,
  titleOf,
} from '../../../src/actions/mark-release/report.ts';
import { outputsOf } from '../../../src/actions/rollout-outputs.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { createSummary } from '../../../src/core/summary.ts';
import { RolloutError } from '../../../src/kube/rollout-error.ts';
import type { Outcome } from '../../../src/rollout/outcome.ts';
import { reportOutcome, shareTable } from '../../../src/rollout/report.ts';
import { release } from './fake-target.ts';

const report = (changes: Partial<Report>): Report => ({
  planned: ['aws', 'gcp'],
  results: { aws: 'verified', gcp: 'verified' },
  stages: [{ name: 'publish', result: 'success' }],
  dryRun: false,
  ...changes,
});

describe('the summary of a run', () => {
  it('says what it did', () => {
    expect(titleOf(report({}), 'production', false)).toBe('Delivery to production');
    expect(titleOf(report({}), 'production', true)).toBe('Rollback of production');
    expect(titleOf(report({ dryRun: true }), 'production', true)).toBe('Plan for production');
  });

  it('names the job to look at where a cluster did not report', () => {
    const stages = [
      { name: 'publish', result: 'success' },
      { name: 'deliver', result: 'failure' },
    ];
    expect(shownVerdict(report({ results: {}, stages }), 'aws')).toBe('**did not report**, see job deliver');
    expect(shownVerdict(report({ results: {} }), 'aws')).toBe('**did not report**');
    expect(shownVerdict(report({ stages }), 'aws')).toBe('verified');
  });
});

describe('judgeReport', () => {
  it('accepts a delivery of which everything reported well', () => {
    expect(judgeReport(report({}))).toBeUndefined();
    expect(judgeReport(report({ results: { aws: 'superseded', gcp: 'superseded' } }))).toBeUndefined();
    expect(
      judgeReport(report({ dryRun: true, results: { aws: 'planned', gcp: 'planned' } })),
    ).toBeUndefined();
  });

  it('accepts a quorum that is met, whatever became of the others', () => {
    const planned = ['aws', 'gcp', 'azure'];
    const results = { aws: 'verified', gcp: 'verified', azure: 'unreachable' } as const;
    expect(judgeReport(report({ planned, results, quorum: 2 }))).toBeUndefined();
    expect(
      judgeReport(report({ planned, results: { ...results, azure: 'rejected' }, quorum: 2 })),
    ).toBeUndefined();
    expect(judgeReport(report({ planned, results, quorum: 3 }))).toMatchObject({
      message: 'cluster azure: unreachable',
    });
    expect(
      judgeReport(report({ planned, results: { ...results, azure: 'interrupted' }, quorum: 2 })),
    ).toBeDefined();
    expect(judgeReport(report({ planned, results }))).toBeDefined();
  });

  it.each<[string, Partial<Report>, string]>([
    ['a cluster that did not report', { results: { aws: 'verified' } }, 'cluster gcp did not report'],
    ['no cluster at all', { planned: [], results: {} }, 'no cluster was planned'],
    ['a rejected cluster', { results: { aws: 'verified', gcp: 'rejected' } }, 'cluster gcp: rejected'],
    [
      'a plan where a delivery was asked for',
      { results: { aws: 'planned', gcp: 'planned' } },
      'cluster aws: planned',
    ],
    ['a skipped job', { stages: [{ name: 'deliver', result: 'skipped' }] }, 'job deliver: skipped'],
    [
      'a cluster nobody planned',
      { results: { aws: 'verified', gcp: 'verified', x: 'verified' } },
      'cluster x reported but was not planned',
    ],
  ])('refuses %s', (_what, changes, message) => {
    expect(judgeReport(report(changes))).toMatchObject({
      code: 'DELIVERY_FAILED',
      message: expect.stringContaining(message),
    });
  });

  it('reads stages as lines', () => {
    expect(stageLines().parse('build=success\n publish = failure \n')).toEqual([
      { name: 'build', result: 'success' },
      { name: 'publish', result: 'failure' },
    ]);
    expect(stageLines().safeParse('build: success').success).toBe(false);
  });
});

const phase = (name: 'plan' | 'apply' | 'rollout' | 'return', from: number, to: number, ok = true) => ({
  name,
  from: 1_000_000 + from,
  to: 1_000_000 + to,
  ok,
});
const [digest = ''] = Object.values(release(7).services).map((service) => service.digest);
const failed: Outcome = {
  verdict: 'rejected',
  clusters: [
    {
      cluster: 'aws',
      verdict: 'rejected',
      reason: 'azure failed: exit code 1',
      changes: { created: 0, changed: 2, unchanged: 20, pruned: 0 },
      workloads: [{ name: 'web', pods: 2, digests: [digest] }],
      wayBack: { state: 'returned', sequence: 6, release: 'sha256:x' },
      phases: [phase('plan', 0, 900), phase('apply', 900, 1500), phase('return', 9000, 12_000)],
    },
    {
      cluster: 'azure',
      verdict: 'rejected',
      reason: 'exit code 1',
      wayBack: { state: 'failed', problem: 'refused | again' },
      error: new RolloutError('ROLLOUT_FAILED', 'The rollout in cluster azure cannot succeed', [
        {
          ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'shop' },
          cause: 'exit code 1: Error: no <database>',
          pod: 'web-1',
          container: 'web',
          image: 'r/web@sha256:1',
          node: 'n1',
          exitCode: 1,
          ended: 'exit code 1',
          restarts: 2,
          probe: undefined,
          events: ['BackOff: restarting (3 times)'],
          log: ['Error: no database'],
        },
      ]),
      phases: [phase('plan', 0, 900), phase('rollout', 1500, 8000, false)],
    },
  ],
  error: new ActionError('ROLLBACK_FAILED', 'x'),
};

describe('reportOutcome', () => {
  it('shows services and clusters, the course, and the cause', () => {
    const summary = createSummary(undefined);
    reportOutcome(summary, 'Release 7 to production', failed, release(7));
    const page = summary.markdown();
    expect(page).toContain('## Release 7 to production: rejected');
    expect(page).toContain(
      '| aws | ❌ rejected | 2 changed, 20 unchanged | 0.9 s | 0.6 s |  |  | 3.0 s | back on release 6 |',
    );
    expect(page).toContain('neither forward nor back, needs a person');
    expect(page).toContain('  section azure\n  plan :0, 900\n  rollout :crit, 1500, 8000');
    expect(page).toContain('  tickInterval 1second\n');
    expect(page).toContain('exit code 1: Error: no &lt;database&gt;');
    expect(page).toContain('Way back: refused \\| again');
    expect(page).toContain('| ended | <code>exit code 1</code> |');
  });

  it('says first what a person has to do', () => {
    const summary = createSummary(undefined);
    const error = new ActionError('ROLLBACK_FAILED', 'azure: no way back', {
      hint: 'Run the action rollback.',
    });
    reportOutcome(summary, 'Release 7', { ...failed, error }, release(7));
    expect(summary.markdown()).toMatch(
      /^## .*\n\n\*\*🚨 .*\n\n```\nazure: no way back\nRun the action rollback\.\n```/,
    );
  });

  it('shows waves and how long they were watched, and what a quorum went on without', () => {
    const summary = createSummary(undefined);
    const verified = { verdict: 'verified', changes: undefined } as const;
    const bake = { name: 'bake', from: 0, to: 120_000, ok: true } as const;
    reportOutcome(
      summary,
      'Release 7',
      {
        verdict: 'verified',
        clusters: [
          { cluster: 'aws', wave: 1, ...verified, phases: [bake] },
          { cluster: 'gcp', wave: 2, ...verified, phases: [] },
          { cluster: 'azure', verdict: 'unreachable', reason: 'no answer', phases: [] },
        ],
        remainder: 'When azure answers again, run the action deploy-cluster.',
      },
      release(7),
    );
    const page = summary.markdown();
    expect(page).toContain('| Cluster | Verdict | Wave | Changes | Plan |');
    expect(page).toContain('| aws | ✅ verified | 1 |  |  |  |  |  | 120.0 s | verified |');
    expect(page).toContain(
      '| azure | 📡 unreachable |  |  |  |  |  |  |  | could not be reached, nothing was written |',
    );
    expect(page).toContain('When azure answers again');
  });

  it('shows what each step of a canary really gave', () => {
    const summary = createSummary(undefined);
    shareTable(summary, []);
    expect(summary.markdown()).toBe('');
    shareTable(summary, [{ cluster: 'aws', step: 'step 1 of 2, 10 %', share: 'web: 1 of 9 pods, 11.1 %' }]);
    expect(summary.markdown()).toContain('| aws | step 1 of 2, 10 % | web: 1 of 9 pods, 11.1 % |');
  });

  it('counts pods of each service where the release serves', () => {
    const summary = createSummary(undefined);
    const [aws] = failed.clusters;
    if (aws === undefined) throw new Error('no cluster');
    const verified = { verdict: 'verified', clusters: [{ ...aws, verdict: 'verified' }] } as const;
    reportOutcome(summary, 'Release 7', verified, release(7));
    expect(summary.markdown()).toContain('| web | <code>sha256:000000000000</code> | 2 pods |');
  });
});

describe('outputsOf', () => {
  it('names clusters and verdicts and nothing else', () => {
    expect(outputsOf(failed)).toEqual({
      verdict: 'rejected',
      verified: '',
      returned: 'aws',
      results: '{"aws":"rejected","azure":"rejected"}',
    });
  });
});

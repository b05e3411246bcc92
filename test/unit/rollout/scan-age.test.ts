import { describe, expect, it } from '@jest/globals';
import type { ScanVerdict } from '../../../src/release/release.ts';
import { scanAge } from '../../../src/rollout/scan-age.ts';
import { release } from './fake-target.ts';

const now = Date.parse('2026-06-01T00:00:00Z');

/** A release of one service, scanned by databases of these dates. */
function scanned(createdAt: string, ...dates: readonly (string | undefined)[]) {
  const base = release(7);
  const scans = dates.map((updatedAt, at): [string, ScanVerdict] => [
    `linux/${at}`,
    {
      scanner: { name: 'trivy', version: '0.72.0' },
      database: updatedAt === undefined ? {} : { updatedAt },
      counts: { UNKNOWN: 0, LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0 },
      gate: { severity: 'CRITICAL', onlyFixable: true, passed: true },
    },
  ]);
  const web = {
    digest: `sha256:${'7'.repeat(64)}`,
    platforms: {},
    scans: Object.fromEntries(scans),
    sboms: {},
  };
  return { ...base, createdAt, services: { web } };
}

describe('the age of a scan', () => {
  it.each([
    ['fresh', scanned('2026-05-20T00:00:00Z', '2026-05-19T00:00:00Z'), undefined],
    [
      'old',
      scanned('2026-03-03T00:00:00Z', '2026-03-03T00:00:00Z'),
      'release 7 was last scanned 90 days ago',
    ],
    // The oldest of several counts, and a database without a date is as old as the release.
    [
      'partly old',
      scanned('2026-05-20T00:00:00Z', '2026-05-19T00:00:00Z', '2026-03-03T00:00:00Z'),
      '90 days',
    ],
    ['undated', scanned('2026-03-03T00:00:00Z', undefined), '90 days'],
    ['with a damaged date', scanned('2026-05-20T00:00:00Z', 'yesterday'), undefined],
  ])('%s', (_, of, said) => {
    if (said === undefined) expect(scanAge(of, now)).toBeUndefined();
    else expect(scanAge(of, now)).toContain(said);
  });
});

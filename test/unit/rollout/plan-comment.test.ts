import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../../src/core/errors.ts';
import { planComment } from '../../../src/rollout/plan-comment.ts';
import type { PlannedCluster } from '../../../src/rollout/plan-release.ts';

const options = {
  title: 'Plan for production',
  footer: 'Nothing was changed.',
  limit: 65_536,
  redact: (text: string) => text,
};
const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' };
const changes = { created: 0, changed: 1, unchanged: 3, pruned: 0 };
const planned = (cluster: string, diff: string): PlannedCluster => ({ cluster, changes, diff, risks: [] });
const lines = (count: number, line = '+  a: 1') => Array.from({ length: count }, () => line).join('\n');

describe('the comment of a plan', () => {
  it('says of each cluster what changes, what to look at and why it would be refused', () => {
    const text = planComment(
      [
        {
          ...planned('aws', '+ replicas: 1'),
          risks: [{ ref, kind: 'replica-drop', text: 'replicas 3 → 1' }],
        },
        { cluster: 'gcp', error: new ActionError('CHART_INVALID', 'no <image>', { hint: 'Name one.' }) },
      ],
      options,
    );
    expect(text).toContain('| aws | 1 changed, 3 unchanged | ⚠️ 1 |');
    expect(text).toContain(
      '| **replica-drop**: fewer pods than now | Deployment shop/web | replicas 3 → 1 |',
    );
    expect(text).toContain('```diff\n+ replicas: 1\n```');
    expect(text).toContain('| gcp | ⛔ refused |  |');
    expect(text).toContain('CHART_INVALID: no <image>');
    expect(text).toMatch(/Nothing was changed\.$/);
  });

  it('keeps a short difference whole where a long one has to be cut', () => {
    const text = planComment([planned('aws', lines(20, '+ short')), planned('gcp', lines(50_000))], options);
    expect(text.length).toBeLessThanOrEqual(options.limit);
    expect(text.length).toBeGreaterThan(options.limit * 0.95);
    expect(text.match(/\+ short/g)).toHaveLength(20);
    expect(text).toMatch(/… cut here: \d+ more lines, all of them in the summary of the run\./);
    expect(text).toMatch(/Nothing was changed\.$/);
  });

  it('is never longer than there is room for', () => {
    const cluster = fc.record({ lines: fc.nat(9_000), width: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.array(cluster, { maxLength: 6 }), (clusters) => {
        const text = planComment(
          clusters.map(({ lines: count, width }, index) =>
            planned(`c${index}`, lines(count, '+'.repeat(width))),
          ),
          options,
        );
        expect(text.length).toBeLessThanOrEqual(options.limit);
        expect(text.match(/```/g)?.length ?? 0).toBe(clusters.filter((one) => one.lines > 0).length * 2);
      }),
      { numRuns: 40 },
    );
  });

  it('is cut after secrets are hidden, so that none is cut in two', () => {
    const secret = 'hunter2-of-the-chart';
    const redact = (text: string) => text.replaceAll(secret, '***');
    const error = new ActionError('CHART_INVALID', `${secret} `.repeat(10_000));
    const text = planComment([{ cluster: 'aws', error }], { ...options, redact });
    expect(text).not.toMatch(/hunter/);
  });

  it('is cut even where the reasons alone are too long', () => {
    const error = new ActionError('CHART_INVALID', lines(20_000, 'Deployment shop/web: no'));
    expect(planComment([{ cluster: 'aws', error }], options).length).toBeLessThanOrEqual(options.limit);
  });
});

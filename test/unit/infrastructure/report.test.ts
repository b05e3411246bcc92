import { describe, expect, it } from '@jest/globals';
import { createSummary } from '../../../src/core/summary.ts';
import type { Change } from '../../../src/infrastructure/changes.ts';
import { rootComment } from '../../../src/infrastructure/plan-comment.ts';
import type { PlannedRoot } from '../../../src/infrastructure/plan-root.ts';
import { countsOf, reportApply, reportDrift } from '../../../src/infrastructure/report.ts';

const change = (index: number, kind: Change['kind'] = 'add'): Change => ({
  ...{ kind, address: `thing.number["${index}"]`, type: 'thing', fields: kind === 'change' ? ['size'] : [] },
});
const planned = (changes: readonly Change[], text = 'text'): PlannedRoot => ({
  ...{ hasChanges: true, changes, outputs: [], verdict: undefined, cost: undefined, text },
  saved: Buffer.alloc(0),
});
const comment = (plan: PlannedRoot, limit = 65_000) =>
  rootComment(plan, {
    title: 'Plan',
    footer: 'The footer.',
    limit,
    redact: (text) => text.replaceAll('canary', '***'),
  });

describe('the comment of a plan', () => {
  it('counts, shows and folds', () => {
    const text = comment(planned([change(1, 'destroy'), change(2, 'change'), change(3)]));
    expect(text).toContain('**1 to destroy, 1 to change, 1 to add**.');
    expect(text).toContain('| 🟨 change | <code>thing.number["2"]</code> | <code>size</code> |');
    expect(text).toContain('| <code>thing</code> | 1 | 1 | 1 |');
    expect(text).toContain('<details><summary>The whole plan</summary>');
    expect(text).toContain('nobody judged this plan');
  });

  it('fits, whatever the plan says, and hides before it cuts', () => {
    const many = Array.from({ length: 500 }, (_, index) => change(index));
    const long = planned(many, `${'canary '.repeat(20_000)}`);
    for (const limit of [65_000, 12_000, 3_000]) {
      const text = comment(long, limit);
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text).toContain('cut here');
      expect(text).toMatch(/The footer\.$/);
      expect(text).not.toContain('canar');
    }
    expect(comment(long)).toContain('… and 400 more.');
  });

  it('is not broken out of by a plan full of backticks', () => {
    expect(comment(planned([change(1)], '```\n</details>\n````'))).toContain('\n`````\n```\n');
  });
});

describe('other reports', () => {
  it('say what drifted', () => {
    const summary = createSummary(undefined);
    reportDrift(summary, 'Drift', { changes: [change(1, 'change')], text: 'text' });
    expect(summary.markdown()).toContain('**1 resources were changed by somebody else.**');
  });

  it('say what an apply left', () => {
    const summary = createSummary(undefined);
    const stamp = (serial: number) => ({ serial, lineage: 'lineage' });
    reportApply(summary, 'Applied', {
      ...{
        changes: [change(1)],
        outputs: [],
        before: stamp(3),
        after: stamp(4),
        leftover: [change(2, 'change')],
      },
    });
    expect(summary.markdown()).toContain('serial 3 → 4.');
    expect(summary.markdown()).toContain('A plan made afterwards is not empty: 1 to change.');
    expect(countsOf([])).toBe('no resource changes');
  });
});

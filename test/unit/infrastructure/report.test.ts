import { describe, expect, it } from '@jest/globals';
import { createSummary } from '../../../src/core/summary.ts';
import type { Change } from '../../../src/infrastructure/changes.ts';
import { rootComment } from '../../../src/infrastructure/plan-comment.ts';
import type { PlannedRoot } from '../../../src/infrastructure/plan-root.ts';
import { countsOf, reportApply, reportDrift, reportPlan } from '../../../src/infrastructure/report.ts';

const change = (index: number, kind: Change['kind'] = 'add'): Change => ({
  ...{ kind, address: `thing.number["${index}"]`, type: 'thing', fields: kind === 'change' ? ['size'] : [] },
});
const planned = (changes: readonly Change[], text = 'text'): PlannedRoot => ({
  ...{ hasChanges: true, changes, outputs: [], verdict: undefined, cost: undefined, text },
  ...{ said: text, saved: Buffer.alloc(0) },
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
    // Wherever it is cut, no letter of the secret stands before.
    for (let limit = 30_000; limit < 30_007; limit += 1)
      expect(comment(long, limit)).not.toMatch(/[canry]\n… cut here/);
  });

  it('says what the policies say, as text', () => {
    const verdict = { denied: ['[a](https://b) is <b>bad</b>'], warnings: ['look | here'] };
    const text = comment({ ...planned([change(1)]), verdict });
    expect(text).toContain('**The policies refuse it.**');
    expect(text).toContain('- ❌ \\[a](https://b) is &lt;b&gt;bad&lt;/b&gt;');
    expect(text).toContain('- ⚠️ look \\| here');
  });

  it('fits also where what it is folded in must grow', () => {
    const ticks = `${'word '.repeat(15_000)}${'`'.repeat(3_000)}`;
    for (const text of [ticks, `${'`'.repeat(3_000)}${ticks}`]) {
      const page = comment(planned([change(1)], text));
      expect(page.length).toBeLessThanOrEqual(65_000);
      expect(page).toContain('cut here');
      expect(page.length).toBeGreaterThan(50_000);
    }
  });

  it('says why, and shows names to the letter', () => {
    const text = comment(
      planned([
        {
          ...change(1, 'replace'),
          ...{ fields: ['zone', 'tags'], forcing: 1, reason: 'replace_because_tainted', from: 'thing.old' },
        },
        { ...change(2, 'change'), isImported: true },
        { ...change(3, 'import'), isImported: true },
        { ...change(4, 'destroy'), reason: 'delete_because_of_the_weather' },
        { ...change(5), address: 'thing.all["*"], thing.more["*__x__*"], [a](https://b)' },
      ]),
    );
    expect(text).toContain(
      '<code>thing.number["1"]</code>, moved from <code>thing.old</code> | tainted: its creation failed, or somebody said so: **<code>zone</code>**, <code>tags</code> |',
    );
    expect(text).toContain('Bold: what a resource is made anew for.');
    expect(text).toContain('<code>thing.number["2"]</code>, imported | <code>size</code> |');
    expect(text).toContain('<code>thing.number["3"]</code> |');
    expect(text).toContain('| delete because of the weather |');
    expect(text).toContain('["&#42;"], thing.more["&#42;&#95;&#95;x&#95;&#95;&#42;"], [a&#93;(https://b)');
  });

  it('is not broken out of by a plan full of backticks', () => {
    expect(comment(planned([change(1)], '```\n</details>\n````'))).toContain('\n`````\n```\n');
  });
});

describe('other reports', () => {
  const written = (write: (summary: ReturnType<typeof createSummary>) => void) => {
    const summary = createSummary(undefined);
    write(summary);
    return summary.markdown();
  };
  const changes = [change(1)];
  const stamp = (serial: number) => ({ serial, lineage: 'lineage' });
  const applied = {
    ...{ planned: { changes, outputs: ['size'] }, isDone: true, before: stamp(3), after: stamp(4) },
    ...{ leftover: { changes: [], outputs: [] }, failure: undefined },
  };
  const report = (more: Partial<typeof applied> | object) =>
    written((summary) => reportApply(summary, 'Applied', { ...applied, ...more }));

  it('say what an approval is for before anything that is cut, and cut a plan of any length', () => {
    const long = 'word '.repeat(400_000);
    const page = written((summary) =>
      reportPlan(summary, 'Plan', planned(changes, long), long, 'sha256:abc'),
    );
    expect(page.slice(0, 100)).toContain('sha256:abc');
    expect(Buffer.byteLength(page)).toBeLessThan(1024 * 1024);
    expect(page).toContain('cut here; the log of the run has all of it');
    expect(page).toMatch(/```\n\n<\/details>\s+$/);
  });

  it('say what drifted, in the words of what is and not of what is to be done', () => {
    const drifted = (...changes: Change[]) =>
      written((summary) => reportDrift(summary, 'Drift', { changes, text: 'text' }));
    expect(drifted(change(1, 'change'))).toContain('**1 resource is not what the state says.**');
    const two = drifted(change(1, 'destroy'), change(2, 'change'));
    expect(two).toContain('**2 resources are not');
    expect(two).toContain('| 🟥 gone |');
    expect(two).not.toContain('destroy');
  });

  it('say what was applied, and that nothing is left', () => {
    expect(report({})).toContain('Done: **1 to add**; outputs: <code>size</code>.');
    expect(report({})).toContain('<code>lineage</code>: serial 3 → 4.');
    expect(report({})).toContain('A plan made afterwards is empty.');
    expect(report({ before: undefined })).toContain('serial none → 4.');
    expect(countsOf([])).toBe('no resource changes');
  });

  it('say what an apply left, an output alone as well', () => {
    const left = report({ leftover: { changes: [change(2, 'change')], outputs: [] } });
    expect(left).toContain('A plan made afterwards is not empty: **1 to change**.');
    expect(left).toContain('| 🟨 change | <code>thing.number["2"]</code>');
    const output = report({ leftover: { changes: [], outputs: ['when'] } });
    expect(output).toContain('not empty: **no resource changes**; outputs: <code>when</code>.');
  });

  it('say that an apply came to no end, and what is known of the state', () => {
    const failed = report({ isDone: false, leftover: undefined, failure: new Error('no') });
    expect(failed).toContain('❌ **Not carried out to its end.** To be done was: **1 to add**');
    expect(failed).toContain('serial 3 → 4.');
    expect(failed).not.toContain('Done:');
    expect(report({ leftover: undefined, after: undefined })).toContain('serial 3 → unknown.');
    expect(report({ leftover: undefined })).toContain('Nobody has looked whether anything is left');
  });
});

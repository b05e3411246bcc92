import { describe, expect, it } from '@jest/globals';
import { figuresOf, outcomeOf } from '../../../src/actions/prune-registry/outcome.ts';
import { report } from '../../../src/actions/prune-registry/report.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { createSummary } from '../../../src/core/summary.ts';
import { planRetention } from '../../../src/retention/plan.ts';
import { digestOf, imageOf, now, registryOf } from '../retention/sample-registry.ts';

const registry = registryOf({
  web: [...imageOf('old', { tags: ['main'] }), ...imageOf('new', { tags: ['1.0.0'] })],
});
const needs = {
  application: 'shop',
  named: new Set<string>(),
  newest: new Set<string>(),
  digests: new Map(),
};
const plan = planRetention(registry, needs, { releases: 1, days: 30, tags: ['semver'] }, now);
const seen = { opaque: ['ghcr'], notes: ['aws has no release of shop'] };
const page = (outcome: ReturnType<typeof outcomeOf>) => {
  const summary = createSummary(undefined);
  report(summary, 'shop', seen, [outcome]);
  return summary.markdown();
};

describe('the page of a pruning', () => {
  it('says what would go, why the rest stays, and where nothing can be deleted', () => {
    const text = page(outcomeOf(plan));
    expect(text).toContain('## What is not needed of shop');
    expect(text).toContain('| aws | web | 12 | 6 | 6 | 600 B |');
    expect(text).toContain('"under a tag that stays" : 6');
    expect(text).toContain('aws/web: 6 not needed');
    expect(text).toContain(`<code>${digestOf('old')}</code> 2026-02-21 <code>main</code>`);
    expect(text).toContain('**ghcr** does not say what it holds and since when');
    expect(text).toContain('aws has no release of shop');
  });

  it('says what was deleted, what was not, and why it ended', () => {
    const deleted = [{ repository: 'web', digest: digestOf('old signature 0') }];
    const left = [{ repository: 'web', digest: digestOf('old'), why: 'it is <locked>' }];
    const error = new ActionError('REGISTRY_DENIED', 'aws: no right to delete');
    const outcome = outcomeOf(plan, { registry: 'aws', deleted, left, error });
    const text = page(outcome);
    expect(text).toContain('## Pruned shop');
    expect(text).toContain('| aws | web | 12 | 6 | 1 | 100 B |');
    expect(text).toContain('**aws** was not finished: aws: no right to delete');
    expect(text).toContain('aws: 1 could not be deleted');
    expect(text).toContain('it is &lt;locked&gt;');
    expect(figuresOf([outcome])).toEqual({
      ...{ removable: 6, deleted: 1, bytes: 100 },
      results: '{"aws":{"kept":6,"removable":6,"deleted":1,"bytes":100,"refused":1}}',
    });
  });
});

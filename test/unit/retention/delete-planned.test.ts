import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { deletePlanned } from '../../../src/retention/delete-planned.ts';
import { tooMuch } from '../../../src/retention/max-delete.ts';
import { planRetention } from '../../../src/retention/plan.ts';
import { releaseName } from '../../../src/signing/release-artifact.ts';
import { fakeDeletion } from './fake-registry.ts';
import { digestOf, holding, imageOf, now, recordOf, registryOf, releaseOf } from './sample-registry.ts';

const needs = {
  application: 'shop',
  named: new Set<string>(),
  newest: new Set<string>(),
  digests: new Map(),
};
const policy = { releases: 0, days: 30, tags: ['semver'] };
const record = recordOf(1, ['web']);
const registry = registryOf({
  [releaseName]: releaseOf(record),
  web: [...imageOf('web 1'), ...imageOf('web 2', { tags: ['1.0.0'] })],
});
const plan = planRetention(registry, needs, policy, now);
const ports = { onStep: () => undefined, signal: new AbortController().signal };

describe('a deletion', () => {
  it('goes from the record over the index to the images, signatures first', async () => {
    const { asked, access } = fakeDeletion();
    const { deleted, left, error } = await deletePlanned(plan, access, ports);
    expect({ deleted: deleted.length, left, error }).toEqual({ deleted: 8, left: [], error: undefined });
    const order = asked.map((digests) => digests.length);
    expect(asked.map(([first = '']) => first.split('@')[0])).toEqual([
      'shop/releases',
      'shop/releases',
      'shop/web',
      'shop/web',
      'shop/web',
    ]);
    expect(order).toEqual([1, 1, 3, 1, 2]);
  });

  it('leaves what is locked, and everything that refers to it is gone or stays with it', async () => {
    const { access, asked } = fakeDeletion([digestOf('web 1')]);
    const { left, deleted } = await deletePlanned(plan, access, ports);
    expect(left.map(({ digest, why }) => [digest, why])).toEqual([
      [digestOf('web 1'), 'locked'],
      [digestOf('web 1 amd64'), `${digestOf('web 1')} refers to it`],
      [digestOf('web 1 arm64'), `${digestOf('web 1')} refers to it`],
    ]);
    expect(deleted).toHaveLength(5);
    expect(asked.flat()).not.toContain(`shop/web@${digestOf('web 1 amd64')}`);
  });

  it('keeps the images of a record that is locked', async () => {
    const artifact = [...(registry.repositories.get(releaseName) ?? new Map()).keys()][0] ?? '';
    const { access } = fakeDeletion([artifact]);
    const { left } = await deletePlanned(plan, access, ports);
    expect(left.map(({ digest }) => digest)).toContain(digestOf('web 1 arm64'));
  });

  it('ends where it is cancelled or refused, and says what was done until then', async () => {
    const cancel = new AbortController();
    const interrupted = new ActionError('INTERRUPTED', 'The job was cancelled');
    const first = await deletePlanned(plan, fakeDeletion().access, {
      onStep: () => cancel.abort(interrupted),
      signal: cancel.signal,
    });
    expect(first).toMatchObject({ deleted: [{ repository: releaseName }], error: interrupted });
    const denied = new ActionError('REGISTRY_DENIED', 'no');
    const { access } = fakeDeletion();
    const refuse = { ...access, deleteImages: () => Promise.reject(denied) };
    expect(await deletePlanned(plan, refuse, ports)).toMatchObject({ deleted: [], error: denied });
  });
});

describe('a plan', () => {
  it('counts bytes that nothing else refers to', () => {
    const content = (...parts: [string, number][]) => ({
      content: new Map(parts.map(([name, size]) => [digestOf(name), size])),
    });
    const shared = registryOf({
      web: [
        holding('old', content(['old', 10], ['base', 1000], ['own', 500])),
        holding('older', content(['older', 20], ['base', 1000], ['own', 500])),
        holding('kept', { ...content(['kept', 30], ['base', 1000]), tags: ['1.0.0'] }),
      ],
    });
    expect(planRetention(shared, needs, policy, now).repositories).toEqual([
      { repository: 'web', kept: { tagged: 1 }, removable: [digestOf('old'), digestOf('older')], bytes: 530 },
    ]);
  });

  it('is refused where it takes more than it may', () => {
    expect(tooMuch([plan], 0.6)).toBeUndefined();
    expect(tooMuch([plan], 0.5)).toMatchObject({
      code: 'RETENTION_UNSAFE',
      message:
        'More than 50 % of a registry would be deleted at once\naws: 8 manifests, 57 % of what it holds',
    });
  });
});

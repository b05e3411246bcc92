import { describe, expect, it } from '@jest/globals';
import type { RegistryHoldings } from '../../../src/retention/holdings.ts';
import { findKept, type Needs } from '../../../src/retention/keep.ts';
import { releaseName } from '../../../src/signing/release-artifact.ts';
import {
  day,
  digestOf,
  holding,
  idOf,
  imageOf,
  now,
  recordOf,
  registryOf,
  releaseOf,
} from './sample-registry.ts';

const policy = { releases: 1, days: 30, tags: ['semver'] };
const needing = (needs: Partial<Needs> = {}): Needs => ({
  ...{ application: 'shop', named: new Set(), newest: new Set(), digests: new Map() },
  ...needs,
});
const keptIn = (registry: RegistryHoldings, needs: Needs = needing()) => {
  const kept = findKept(registry, needs, policy, now);
  return (repository: string, name: string) => kept.get(repository)?.get(digestOf(name));
};

describe('what a registry keeps', () => {
  it('is a running platform’s image with its signature, and not the index it came in', () => {
    const digests = new Map([[digestOf('web 1 amd64'), 'running' as const]]);
    const kept = keptIn(registryOf({ web: imageOf('web 1') }), needing({ digests }));
    expect(kept('web', 'web 1 amd64')).toBe('running');
    expect(kept('web', 'web 1 signature 1')).toBe('running');
    expect(kept('web', 'web 1')).toBeUndefined();
    expect(kept('web', 'web 1 arm64')).toBeUndefined();
  });

  it('is an image that a runtime names by its config', () => {
    const digests = new Map([[digestOf('config'), 'running' as const]]);
    const registry = registryOf({ web: [holding('web 1', { config: digestOf('config') })] });
    expect(keptIn(registry, needing({ digests }))('web', 'web 1')).toBe('running');
  });

  it('is every image of a release that a ledger names, in every repository', () => {
    const record = recordOf(1, ['web', 'api']);
    const registry = registryOf({
      [releaseName]: releaseOf(record),
      web: imageOf('web 1'),
      api: [...imageOf('api 1'), ...imageOf('api 0')],
    });
    const kept = keptIn(registry, needing({ named: new Set([idOf(record)]) }));
    expect(kept(releaseName, `signature ${idOf(record)}`)).toBe('ledger');
    expect(kept('web', 'web 1 signature 2')).toBe('ledger');
    expect(kept('api', 'api 1 arm64')).toBe('ledger');
    expect(kept('api', 'api 0')).toBeUndefined();
  });

  it('is not every release that shares an image with one that stays', () => {
    const records = [1, 2, 3].map((sequence) => recordOf(sequence, ['web', 'api'], { api: 'api 1' }));
    const registry = registryOf({
      [releaseName]: records.flatMap((record) => releaseOf(record)),
      web: [1, 2, 3].flatMap((sequence) => imageOf(`web ${sequence}`)),
      api: imageOf('api 1'),
    });
    const kept = keptIn(registry, needing({ newest: new Set(records.slice(2).map(idOf)) }));
    expect(kept('api', 'api 1')).toBe('newest');
    expect(kept('web', 'web 3')).toBe('newest');
    expect([1, 2].map((sequence) => kept('web', `web ${sequence}`))).toEqual([undefined, undefined]);
    expect(records.map((record) => kept(releaseName, `artifact ${idOf(record)}`))).toEqual([
      undefined,
      undefined,
      'newest',
    ]);
  });

  it('is the record of a release of which every image stays', () => {
    const record = recordOf(1, ['web', 'api']);
    const registry = registryOf({
      [releaseName]: releaseOf(record),
      web: imageOf('web 1', { tags: ['1.0.0'] }),
      api: imageOf('api 1', { storedAt: now - day }),
    });
    expect(keptIn(registry)(releaseName, `artifact ${idOf(record)}`)).toBe('whole');
  });

  it('is what another application released, and what has no age', () => {
    const record = recordOf(1, ['web'], {}, { application: 'bank' });
    const registry = registryOf({
      [releaseName]: releaseOf(record),
      web: [...imageOf('web 1'), holding('undated', { storedAt: undefined })],
    });
    expect(keptIn(registry)('web', 'web 1 amd64')).toBe('foreign');
    expect(keptIn(registry)('web', 'undated')).toBe('undated');
  });

  it('is what came in the last days; a late signature alone keeps its image for one day', () => {
    const late = (age: number) => [
      ...imageOf('old'),
      holding('late signature', { storedAt: now - age, subjects: [digestOf('old')] }),
      holding('young', { storedAt: now - 29 * day }),
      holding('aged', { storedAt: now - 31 * day }),
    ];
    const kept = keptIn(registryOf({ web: late(day / 2) }));
    expect(kept('web', 'old amd64')).toBe('recent');
    expect(kept('web', 'young')).toBe('recent');
    expect(kept('web', 'aged')).toBeUndefined();
    expect(keptIn(registryOf({ web: late(2 * day) }))('web', 'late signature')).toBeUndefined();
  });

  it('is never less than what came in the last day, whatever the policy says', () => {
    const registry = registryOf({
      web: [holding('new', { storedAt: now - day + 1 }), holding('old', { storedAt: now - day })],
    });
    const kept = findKept(registry, needing(), { releases: 0, days: 0, tags: [] }, now).get('web');
    expect([...(kept ?? new Map()).keys()]).toEqual([digestOf('new')]);
  });
});

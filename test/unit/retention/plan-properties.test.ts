import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Place, type RegistryHoldings, referencesOf } from '../../../src/retention/holdings.ts';
import { planRetention, type RetentionPlan } from '../../../src/retention/plan.ts';
import { graceMs, keepsTag } from '../../../src/retention/policy.ts';
import { anyNeeds, anyPolicy, anyRegistry } from './any-registry.ts';
import { now } from './sample-registry.ts';

const placesOf = ({ repositories }: RegistryHoldings): Place[] =>
  [...repositories].flatMap(([repository, holdings]) =>
    [...holdings.keys()].map((digest) => ({ repository, digest })),
  );
const keyOf = ({ repository, digest }: Place) => `${repository}@${digest}`;
const isThere = ({ repositories }: RegistryHoldings, { repository, digest }: Place) =>
  repositories.get(repository)?.has(digest) ?? false;

/** The registry once these are gone. */
function without(registry: RegistryHoldings, gone: readonly Place[]): RegistryHoldings {
  const keys = new Set(gone.map(keyOf));
  return {
    registry: registry.registry,
    repositories: new Map(
      [...registry.repositories].map(([repository, holdings]) => [
        repository,
        new Map([...holdings].filter(([digest]) => !keys.has(keyOf({ repository, digest })))),
      ]),
    ),
  };
}

/** References of what is there to what was there and is not any more. */
const broken = (before: RegistryHoldings, after: RegistryHoldings) =>
  placesOf(after).flatMap((place) =>
    referencesOf(after, place).filter((target) => isThere(before, target) && !isThere(after, target)),
  );

const onAny = (check: (plan: RetentionPlan, again: (registry: RegistryHoldings) => RetentionPlan) => void) =>
  fc.assert(
    fc.property(anyRegistry, anyNeeds, anyPolicy, (registry, needs, policy) => {
      const plan = (content: RegistryHoldings) => planRetention(content, needs, policy, now);
      check(plan(registry), plan);
    }),
    { numRuns: 300 },
  );

describe('whatever the registry holds', () => {
  it('keeps everything that is reached from something kept', () => {
    onAny(({ holdings, kept }) => {
      const stays = (place: Place) => kept.get(place.repository)?.has(place.digest) ?? false;
      for (const place of placesOf(holdings).filter(stays))
        for (const target of referencesOf(holdings, place).filter((each) => isThere(holdings, each)))
          expect({ place, target, stays: stays(target) }).toEqual({ place, target, stays: true });
    });
  });

  it('keeps what is attached to something kept', () => {
    onAny(({ holdings, kept }) => {
      for (const [repository, content] of holdings.repositories)
        for (const { digest, subjects } of content.values())
          if (subjects.some((subject) => kept.get(repository)?.has(subject)))
            expect(kept.get(repository)?.has(digest)).toBe(true);
    });
  });

  it('keeps what is needed, recent, tagged, undated or of others', () => {
    fc.assert(
      fc.property(anyRegistry, anyNeeds, anyPolicy, (registry, needs, policy) => {
        const { steps } = planRetention(registry, needs, policy, now);
        for (const { repository, digest } of steps.flat()) {
          const holding = registry.repositories.get(repository)?.get(digest);
          expect(needs.digests.has(digest) || needs.digests.has(holding?.config ?? '')).toBe(false);
          expect(holding?.storedAt).toBeDefined();
          expect(now - (holding?.storedAt ?? now)).toBeGreaterThanOrEqual(graceMs);
          expect(holding?.tags.filter((tag) => keepsTag(policy.tags, tag))).toEqual([]);
          if (holding?.release === undefined) continue;
          expect(holding.release.record.application).toBe('shop');
          expect(needs.named.has(holding.release.id) || needs.newest.has(holding.release.id)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('either keeps or deletes each manifest, once', () => {
    onAny(({ holdings, kept, steps, repositories }) => {
      const going = steps.flat().map(keyOf);
      const staying = [...kept].flatMap(([repository, digests]) =>
        [...digests.keys()].map((digest) => keyOf({ repository, digest })),
      );
      expect([...going, ...staying].sort()).toEqual(placesOf(holdings).map(keyOf).sort());
      expect(repositories.flatMap(({ removable }) => removable)).toHaveLength(going.length);
    });
  });

  it('breaks no reference, wherever the deletion is cut off', () => {
    onAny(({ holdings, steps }) => {
      const order = steps.flat();
      for (let cut = 1; cut <= order.length; cut++)
        expect(broken(holdings, without(holdings, order.slice(0, cut)))).toEqual([]);
    });
  });

  it('has steps of which each part can go first', () => {
    onAny(({ holdings, steps }) => {
      let left = holdings;
      for (const step of steps) {
        for (const place of step) expect(broken(left, without(left, [place]))).toEqual([]);
        left = without(left, step);
      }
    });
  });

  it('converges: what a killed run left is what the next one deletes', () => {
    onAny(({ holdings, steps }, again) => {
      const order = steps.flat();
      const cut = Math.floor(order.length / 2);
      const rest = again(without(holdings, order.slice(0, cut))).steps.flat();
      expect(rest.map(keyOf).sort()).toEqual(order.slice(cut).map(keyOf).sort());
      expect(again(without(holdings, order)).steps).toEqual([]);
    });
  });
});

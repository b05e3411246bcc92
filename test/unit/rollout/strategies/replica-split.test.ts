import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isTooFine,
  possibleWeights,
  replicaSplit,
} from '../../../../src/rollout/strategies/replica-split.ts';

const totals = fc.integer({ min: 1, max: 60 });
const weights = fc.integer({ min: 1, max: 99 });
const achieved = (total: number, weight: number) => Math.round(replicaSplit(total, weight).weight);

describe('the split of pods between canary and stable', () => {
  it('is the published one of Argo Rollouts', () => {
    for (const weight of [1, 5, 50, 99]) expect(achieved(1, weight)).toBe(50);
    for (const weight of [5, 10, 20]) expect(achieved(3, weight)).toBe(25);
    for (const weight of [1, 5, 10]) expect(achieved(5, weight)).toBe(17);
    expect(achieved(5, 20)).toBe(20);
    expect(achieved(10, 5)).toBe(9);
    expect(achieved(20, 5)).toBe(5);
    expect(replicaSplit(10, 10)).toEqual({ canary: 1, stable: 9, weight: 10 });
    expect(replicaSplit(3, 50)).toEqual({ canary: 2, stable: 2, weight: 50 });
  });

  it('leaves a pod on both sides, and needs at most one more than serve', () => {
    fc.assert(
      fc.property(totals, weights, (total, weight) => {
        const { canary, stable } = replicaSplit(total, weight);
        expect(Math.min(canary, stable)).toBeGreaterThanOrEqual(1);
        expect(canary + stable).toBeGreaterThanOrEqual(total);
        expect(canary + stable).toBeLessThanOrEqual(total + 1);
      }),
    );
  });

  it('is the nearest there is: by the floor or ceiling Argo Rollouts tries, over as many pods or one more', () => {
    fc.assert(
      fc.property(totals, weights, (total, weight) => {
        const { weight: got } = replicaSplit(total, weight);
        const exact = (total * weight) / 100;
        const options = [total, total + 1].flatMap((all) =>
          [Math.floor(exact), Math.ceil(exact)]
            .filter((canary) => canary > 0 && canary < all)
            .map((canary) => (100 * canary) / all),
        );
        const nearest = Math.min(...options.map((option) => Math.abs(option - weight)));
        expect(Math.abs(got - weight)).toBeCloseTo(nearest, 6);
        const ties = options.filter((option) => Math.abs(Math.abs(option - weight) - nearest) < 1e-9);
        expect(got).toBeCloseTo(Math.max(...ties), 6);
      }),
    );
  });

  it('never gives less to a canary that is to have more', () => {
    fc.assert(
      fc.property(totals, fc.boolean(), weights, weights, (total, stableHeld, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const [before, after] = [low, high].map(
          (weight) => replicaSplit(total, weight, { stableHeld }).weight,
        );
        expect(after ?? 0).toBeGreaterThanOrEqual(before ?? 0);
      }),
    );
  });

  it('keeps every stable pod where an autoscaler decides over them', () => {
    fc.assert(
      fc.property(totals, weights, (total, weight) => {
        const { canary, stable, weight: got } = replicaSplit(total, weight, { stableHeld: true });
        expect(stable).toBe(total);
        expect(canary).toBeLessThanOrEqual(total);
        expect(got).toBeCloseTo((100 * canary) / (total + canary), 6);
      }),
    );
    expect(replicaSplit(4, 100, { stableHeld: true })).toEqual({ canary: 4, stable: 4, weight: 50 });
  });

  it('is all or nothing at the ends', () => {
    expect(replicaSplit(3, 0)).toEqual({ canary: 0, stable: 3, weight: 0 });
    expect(replicaSplit(3, 100)).toEqual({ canary: 3, stable: 0, weight: 100 });
  });

  it('is too coarse for a step below one pod of all', () => {
    expect(isTooFine(3, 24)).toBe(true);
    expect(isTooFine(3, 25)).toBe(false);
    expect(isTooFine(9, 10)).toBe(false);
    expect(possibleWeights(2).map(Math.round)).toEqual([33, 50, 67]);
    expect(possibleWeights(3, { stableHeld: true }).map(Math.round)).toEqual([25, 40, 50]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finalAlpha, interimAlpha } from '../../../src/analysis/alpha.ts';
import { fisherTail } from '../../../src/analysis/fisher.ts';
import { criticalValue, upperTail } from '../../../src/analysis/normal.ts';
import { detectableShare, moreErrors } from '../../../src/analysis/proportions.ts';
import { median, rankTest } from '../../../src/analysis/ranks.ts';

// The numbers on the right are those of SciPy 1.17: norm.sf, norm.isf, fisher_exact(alternative='greater'),
// mannwhitneyu(alternative='greater', method='asymptotic'); the pooled z squared equals its chi2_contingency.
const close = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(1e-9);

describe('the normal distribution', () => {
  it.each([
    [0.5, 0.3085375387259869],
    [1, 0.15865525393145707],
    [1.96, 0.024997895148220435],
    [3, 0.0013498980316300933],
    [5, 2.866515718791933e-7],
    [8, 6.22096057427174e-16],
  ])('has above %d a share of %d', (x, share) => {
    close(upperTail(x), share);
    close(1 - upperTail(-x), share > 1e-6 ? share : 1 - upperTail(-x));
  });

  it.each([
    [0.05, 1.6448536269514729],
    [0.01, 2.3263478740408408],
    [0.001, 3.090232306167813],
    [1e-6, 4.753424308822899],
  ])('is exceeded with probability %d at %d', (share, x) => close(criticalValue(share), x));
});

describe('error counts', () => {
  it.each([
    [3, 20, 0, 20, 0.1153846153846154],
    [7, 12, 1, 12, 0.013595369497913581],
    [5, 5, 0, 500, 3.726918565903934e-12],
    [2, 40, 1, 400, 0.022827267904810263],
  ])('%d of %d beside %d of %d are judged exactly', (a, n, c, m, p) => {
    close(fisherTail(a, n, a + c, n + m), p);
    close(moreErrors({ errors: a, total: n }, { errors: c, total: m }), p);
  });

  it.each([
    [30, 1000, 15, 1000, 0.011859321316095729],
    [60, 2000, 120, 8000, 3.1968035705485712e-6],
  ])('%d of %d beside %d of %d are judged by the normal approximation', (a, n, c, m, p) =>
    close(moreErrors({ errors: a, total: n }, { errors: c, total: m }), p),
  );

  it('without requests, or all alike, say nothing', () => {
    expect(moreErrors({ errors: 0, total: 0 }, { errors: 3, total: 9 })).toBe(1);
    expect(moreErrors({ errors: 0, total: 90 }, { errors: 0, total: 90 })).toBe(1);
    expect(moreErrors({ errors: 90, total: 90 }, { errors: 90, total: 90 })).toBe(1);
  });

  it('give a probability, the smaller the more the canary fails', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.nat(400), fc.nat(400), (a, n, c, m) => {
        const stable = { errors: Math.min(c, m), total: m };
        const p = (errors: number) => moreErrors({ errors, total: n }, stable);
        const own = p(Math.min(a, n));
        expect(own).toBeGreaterThanOrEqual(0);
        expect(own).toBeLessThanOrEqual(1);
        // The change from the exact test to the approximation is a step, so only within one of them.
        if (a + 1 <= n && n > 0 && m > 0 && a + c < 5) expect(p(a + 1)).toBeLessThanOrEqual(own + 1e-12);
      }),
    );
  });

  it('of Fisher’s tails sum up to one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.nat(60), (n, m, k) => {
        const marked = Math.min(k, n + m);
        expect(fisherTail(0, n, marked, n + m)).toBeCloseTo(1, 10);
      }),
    );
  });

  it('say what they could have seen: more requests, smaller errors', () => {
    const stable = { errors: 10, total: 2000 };
    const seen = (requests: number) => detectableShare(requests, stable, 0.01, 0.8) ?? 1;
    expect(seen(200)).toBeGreaterThan(seen(2000));
    expect(seen(2000)).toBeGreaterThan(0.005);
    expect(seen(2000)).toBeLessThan(0.02);
    expect(detectableShare(1, stable, 1e-9, 0.8)).toBeUndefined();
  });
});

describe('the rank test', () => {
  // Permeability of the chorioamnion: Hollander and Wolfe, "Nonparametric Statistical Methods", table 4.1.
  const x = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const y = [1.15, 0.88, 0.9, 0.74, 1.21];

  it('has the published p-value and shift', () => {
    const { p, shift } = rankTest(x, y, 0.05);
    close(p, 0.12231180256349167);
    expect(shift).toBeCloseTo(0.305, 10);
  });

  it('corrects for ties', () => {
    const canary = [...new Array(12).fill(0.1), ...new Array(8).fill(0.2)];
    const stable = [...new Array(17).fill(0.1), ...new Array(3).fill(0.2)];
    close(rankTest(canary, stable, 0.05).p, 0.041745401049432876);
  });

  it('finds no shift between equals, and the whole shift between constants', () => {
    const same = rankTest(new Array(20).fill(3), new Array(20).fill(3), 0.01);
    expect(same).toMatchObject({ p: 1, shift: 0, low: 0 });
    const apart = rankTest(new Array(20).fill(3), new Array(20).fill(2), 0.01);
    expect(apart).toMatchObject({ shift: 1, low: 1 });
    expect(apart.p).toBeLessThan(1e-6);
  });

  it('has no interval where the samples are too small for one', () => {
    expect(rankTest([5, 6, 7], [1, 2, 3], 0.001).low).toBe(Number.NEGATIVE_INFINITY);
  });

  const sample = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 12, maxLength: 30 });
  it('moves with its samples, and not with their order', () => {
    fc.assert(
      fc.property(sample, sample, fc.double({ min: 1, max: 50, noNaN: true }), (canary, stable, by) => {
        const base = rankTest(canary, stable, 0.01);
        const moved = rankTest(
          canary.map((value) => value + by),
          stable,
          0.01,
        );
        expect(moved.shift).toBeCloseTo(base.shift + by, 6);
        expect(moved.low).toBeCloseTo(base.low + by, 6);
        expect(moved.p).toBeLessThanOrEqual(base.p + 1e-9);
        expect(rankTest([...canary].reverse(), stable, 0.01)).toEqual(base);
      }),
    );
  });

  it('takes the median of none, one and two', () => {
    expect([median([]), median([4]), median([4, 8])]).toEqual([Number.NaN, 4, 6]);
  });
});

describe('looking often', () => {
  it('uses up no more false alarms than are allowed, however often', () => {
    const looks = Array.from({ length: 10_000 }, (_, index) => interimAlpha(0.01, index + 1));
    expect(looks.reduce((sum, one) => sum + one, 0) + finalAlpha(0.01)).toBeLessThanOrEqual(0.01);
  });
});

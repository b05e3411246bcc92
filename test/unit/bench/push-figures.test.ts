import { describe, expect, it } from '@jest/globals';
import { countTrips } from '../../bench/floor.ts';
import { judgeCell } from '../../bench/push-targets.ts';
import { median } from '../../bench/report.ts';

const request = (startMs: number, endMs = startMs) => ({
  ...{ method: 'GET', path: '/', status: 200 },
  ...{ start: startMs * 1000, end: endMs * 1000 },
});
const outcomes = (seconds: readonly number[], megabytes = 100) =>
  seconds.map((one) => ({ seconds: one, cpuSeconds: 0, megabytes }));

describe('the figures of the push', () => {
  it('count trips that followed on one another, not those at the same time', () => {
    expect(countTrips([], 80)).toBe(0);
    expect(countTrips([request(0), request(80), request(160)], 80)).toBe(3);
    expect(countTrips([request(0), request(1), request(40), request(79)], 80)).toBe(1);
    // A long upload is one trip, and so is what goes on beside it.
    expect(countTrips([request(0, 500), request(90), request(180), request(581)], 80)).toBe(3);
  });

  it('have the median in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('take Node’s start from ours alone, and compare with the best of the others', () => {
    const samples = {
      outcomes: new Map([
        ['ours', outcomes([2.1, 2.1, 9])],
        ['one', outcomes([3, 3, 3])],
        ['other', outcomes([5])],
      ]),
      floor: [],
      trips: [10, 10, 12],
    };
    const [row] = judgeCell('b', 80, samples, 0.1);
    expect(row).toMatchObject({ ours: 2, peers: { one: 3, other: 5 }, floor: 0.8, met: true });
    expect(judgeCell('b', 80, samples, 0)[0]?.met).toBe(false);
    expect(judgeCell('c', 80, samples, 0.1)[0]?.met).toBe(false);
  });

  it('hold ours to the floor and the memory where registries are near', () => {
    const samples = {
      outcomes: new Map([
        ['ours', outcomes([1.3], 201)],
        ['one', outcomes([2])],
      ]),
      floor: [1],
      trips: [],
    };
    expect(judgeCell('a', 0, samples, 0).map(({ met }) => met)).toEqual([false, false]);
    expect(judgeCell('a', 0, samples, 0.1)[0]?.met).toBe(true);
  });
});

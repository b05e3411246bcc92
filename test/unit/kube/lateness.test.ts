import { describe, expect, it } from '@jest/globals';
import { deadlineOf, wrongDeadline } from '../../../src/kube/deadline.ts';
import { findLate } from '../../../src/kube/lateness.ts';
import { refOf } from '../../../src/kube/object.ts';
import type { Standing } from '../../../src/kube/rollout.ts';
import { workload } from './objects.ts';

const going = (annotations: Record<string, string> = {}, starting = false): Standing => {
  const live = workload('Deployment', {}, {}, { annotations });
  return {
    ...{ ref: refOf(live), live, state: 'going', ready: 0, total: 1, message: 'readiness', starting },
    ...{ doom: undefined, witness: undefined, maker: undefined, unschedulable: false, digests: [] },
  };
};
const own = going({ 'flotilla.dev/timeout': '1m30s' });
const limits = { deadlineMs: 600_000, noProgressMs: 100_000 };
const late = (standings: readonly Standing[], elapsedMs: number, quietMs = 0) =>
  findLate(standings, limits, { elapsedMs, quietMs });

describe('findLate', () => {
  it('gives all of them the environment’s time', () => {
    expect(late([going(), own], 89_999)).toBeUndefined();
    expect(late([going()], 599_999)).toBeUndefined();
    expect(late([going()], 600_000)?.when).toBe(' in 600 s');
    expect(late([], 600_000)).toBeUndefined();
  });

  it('gives one object no more than its own', () => {
    expect(late([going(), own], 90_000)).toEqual({
      standings: [own],
      when: ' in the time its flotilla.dev/timeout allows',
    });
  });

  it('ends where nothing changes, later while a node makes a container', () => {
    expect(late([going()], 200_000, 99_999)).toBeUndefined();
    expect(late([going()], 200_000, 100_000)?.when).toBe(': nothing has changed for 100 s');
    expect(late([going(), going({}, true)], 200_000, 249_999)).toBeUndefined();
    expect(late([going(), going({}, true)], 260_000, 250_000)?.when).toBe(': nothing has changed for 250 s');
  });

  it.each(['soon', '0s', '-5m', ''])('tells that %j is no timeout', (text) => {
    const object = workload('Deployment', {}, {}, { annotations: { 'flotilla.dev/timeout': text } });
    expect(wrongDeadline(object)).toBe(text);
    expect(deadlineOf(object)).toBeUndefined();
    expect(wrongDeadline(own.live)).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { createLanes } from '../../../src/kube/lanes.ts';

const { signal } = new AbortController();
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('lanes', () => {
  it('let as many through as there are, and the next in turn when one leaves', async () => {
    const lanes = createLanes({ least: 2, most: 8, patienceMs: 60_000 });
    const said: string[] = [];
    const enter = (name: string) =>
      lanes.enter(signal).then((leave) => {
        said.push(name);
        return leave;
      });
    const [a, , c, d] = ['a', 'b', 'c', 'd'].map(enter);
    await soon();
    expect(said).toEqual(['a', 'b']);
    const leave = await a;
    leave?.();
    // Once only: leaving twice makes no room for two.
    leave?.();
    await soon();
    expect(said).toEqual(['a', 'b', 'c']);
    (await c)?.();
    (await d)?.();
    expect(said).toEqual(['a', 'b', 'c', 'd']);
  });

  it('become more where one has waited, up to the most there may be', async () => {
    const lanes = createLanes({ least: 1, most: 3, patienceMs: 10 });
    let inside = 0;
    const all = Array.from({ length: 5 }, () =>
      lanes.enter(signal).then((leave) => {
        inside += 1;
        return leave;
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(inside).toBe(3);
    for (const one of all) (await one)();
    expect(inside).toBe(5);
  });

  it('are left by who does not want to wait any more, who takes no place then', async () => {
    const lanes = createLanes({ least: 1, most: 1, patienceMs: 60_000 });
    const leave = await lanes.enter(signal);
    const impatient = new AbortController();
    const given = lanes.enter(impatient.signal);
    const patient = lanes.enter(signal);
    impatient.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    await expect(lanes.enter(impatient.signal)).rejects.toThrow('enough');
    leave();
    (await patient)();
    (await lanes.enter(signal))();
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLanes } from '../../../src/oci/lanes.ts';

const MB = 1024 * 1024;

describe('createLanes', () => {
  it('takes the largest first and keeps a lane for small work', async () => {
    const lanes = createLanes(1);
    const order: number[] = [];
    const ends: (() => void)[] = [];
    const work = (size: number) =>
      lanes.run(size, () => {
        order.push(size);
        return new Promise<void>((resolve) => ends.push(resolve));
      });
    const all = Promise.all([100 * MB, 300 * MB, 200 * MB, MB].map(work));
    expect(order).toEqual([100 * MB, MB]);
    for (let at = 0; at < 4; at++) {
      await Promise.resolve();
      ends[at]?.();
      await new Promise(setImmediate);
    }
    await all;
    expect(order).toEqual([100 * MB, MB, 300 * MB, 200 * MB]);
  });

  it('runs everything once, never more at a time than it has lanes, and goes on after failures', async () => {
    const works = fc.array(fc.record({ size: fc.integer({ min: 0, max: 20 * MB }), fails: fc.boolean() }));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), works, async (count, all) => {
        const lanes = createLanes(count);
        let running = 0;
        let most = 0;
        const settled = await Promise.allSettled(
          all.map(({ size, fails }) =>
            lanes.run(size, async () => {
              most = Math.max(most, ++running);
              await new Promise(setImmediate);
              running--;
              if (fails) throw new Error('failed');
              return size;
            }),
          ),
        );
        expect(most).toBeLessThanOrEqual(count + 1);
        expect(settled.map(({ status }) => status === 'rejected')).toEqual(all.map(({ fails }) => fails));
      }),
      { numRuns: 50 },
    );
  });

  it('starts the largest of what waits, whatever the order it came in', async () => {
    const sizes = fc.array(fc.integer({ min: 5 * MB, max: 500 * MB }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), sizes, async (count, all) => {
        const lanes = createLanes(count);
        const started: number[] = [];
        const work = (size: number) =>
          lanes.run(size, async () => {
            started.push(size);
            await new Promise(setImmediate);
          });
        await Promise.all(all.map(work));
        expect(started.slice(0, count)).toEqual(all.slice(0, count));
        expect(started.slice(count)).toEqual(all.slice(count).sort((a, b) => b - a));
      }),
      { numRuns: 50 },
    );
  });

  it('starts small work beside any amount of large work', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 20 }),
        async (count, large) => {
          const lanes = createLanes(count);
          const ends: (() => void)[] = [];
          for (let at = 0; at < large; at++)
            void lanes.run(100 * MB, () => new Promise<void>((resolve) => ends.push(resolve)));
          // Nothing large ever ends, and the small work is done all the same.
          for (let at = 0; at < 3; at++) await lanes.run(MB, async () => undefined);
          expect(ends).toHaveLength(Math.min(count, large));
        },
      ),
      { numRuns: 50 },
    );
  });
});

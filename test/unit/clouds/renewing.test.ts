import { describe, expect, it } from '@jest/globals';
import { renewing } from '../../../src/clouds/renewing.ts';

const minute = 60_000;

/** A clock set by hand, and a mint that numbers what it makes. */
function mint(lifeMs: number) {
  const state = { now: 0, made: 0, failing: false };
  const clock = { now: () => state.now, sleep: async () => undefined };
  const get = renewing(async () => {
    if (state.failing) throw new Error('refused');
    state.made += 1;
    return { value: state.made, expiresAt: state.now + lifeMs };
  }, clock);
  return { state, get };
}

describe('renewing', () => {
  it.each([
    [60 * minute, 48 * minute],
    [5 * minute, 4 * minute],
    [2 * minute, 1 * minute],
  ])('keeps what lives %d ms until 80 %% of it or a minute before its end: %d ms', async (life, fresh) => {
    const { state, get } = mint(life);
    expect((await get()).value).toBe(1);
    state.now = fresh - 1;
    expect((await get()).value).toBe(1);
    state.now = fresh;
    expect((await get()).value).toBe(2);
  });

  it('lets callers at the same time share one request', async () => {
    const { state, get } = mint(minute * 60);
    await Promise.all([get(), get(), get(true)]);
    expect(state.made).toBe(1);
  });

  it('makes a new one at once when told to', async () => {
    const { get } = mint(minute * 60);
    await get();
    expect((await get(true)).value).toBe(2);
    expect((await get()).value).toBe(2);
  });

  it('does not keep a failure', async () => {
    const { state, get } = mint(minute * 60);
    state.failing = true;
    await expect(get()).rejects.toThrow('refused');
    state.failing = false;
    expect((await get()).value).toBe(1);
  });
});

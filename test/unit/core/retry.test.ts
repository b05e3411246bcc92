import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Clock } from '../../../src/core/clock.ts';
import { retry, retryAfter } from '../../../src/core/retry.ts';
import { headerText } from '../../support/header-text.ts';

const recorder = () => {
  const pauses: number[] = [];
  const clock: Clock = { now: () => 0, sleep: async (ms) => void pauses.push(ms) };
  return { pauses, clock };
};

describe('retry', () => {
  it('repeats with growing pauses until it succeeds', async () => {
    const { pauses, clock } = recorder();
    const result = await retry(
      async (attempt) => {
        if (attempt < 4) throw new Error('not yet');
        return attempt;
      },
      { clock, baseMs: 100, random: () => 1, retryable: () => true },
    );
    expect(result).toBe(4);
    expect(pauses).toEqual([100, 200, 400]);
  });

  it('waits as long as the server asks', async () => {
    const { pauses, clock } = recorder();
    await retry(async (attempt) => (attempt === 1 ? Promise.reject(new Error('busy')) : 'ok'), {
      clock,
      retryable: () => 7000,
    });
    expect(pauses).toEqual([7000]);
  });

  it('throws the last error as it is when attempts run out or it is final', async () => {
    const { clock } = recorder();
    const failure = new Error('final');
    const fail = () => Promise.reject(failure);
    await expect(retry(fail, { clock, attempts: 2, retryable: () => true })).rejects.toBe(failure);
    await expect(retry(fail, { clock, retryable: () => false })).rejects.toBe(failure);
  });

  it('stops at once when it is cancelled', async () => {
    const controller = new AbortController();
    const { clock } = recorder();
    const work = async () => {
      controller.abort(new Error('cancelled'));
      throw new Error('failed');
    };
    await expect(retry(work, { clock, signal: controller.signal, retryable: () => true })).rejects.toThrow(
      'cancelled',
    );
  });
});

describe('Retry-After', () => {
  it.each([
    ['3', 3000],
    ['100000', 60_000],
    [new Date(5000).toUTCString(), 5000],
    [new Date(-5000).toUTCString(), 0],
  ])('%j is %d ms', (header, ms) => expect(retryAfter(header, 0)).toBe(ms));

  it('is undefined when absent or senseless', () => {
    expect(retryAfter(null, 0)).toBeUndefined();
    for (const header of ['soon', '', '-1', '1.5', '1e3', '0x10', 'later, please'])
      expect(retryAfter(header, 0)).toBeUndefined();
  });

  it('asks for no more than is sensible, whatever it says', () => {
    fc.assert(
      fc.property(headerText, fc.integer({ min: 0, max: 4e12 }), (header, now) => {
        const ms = retryAfter(header, now) ?? 0;
        expect(ms >= 0 && ms <= 60_000).toBe(true);
      }),
    );
  });

  it('is read in seconds however many digits it has', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 400n }), (seconds) => {
        expect(retryAfter(` ${seconds} `, 0)).toBe(seconds > 60n ? 60_000 : Number(seconds) * 1000);
      }),
    );
  });

  it('is read as the date a server writes', () => {
    const time = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(time, fc.integer({ min: -100, max: 100 }), (now, ahead) => {
        const header = new Date((now + ahead) * 1000).toUTCString();
        expect(retryAfter(header, now * 1000)).toBe(Math.min(60, Math.max(0, ahead)) * 1000);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { lasting } from '../../../src/core/lasting.ts';

const now = Date.parse('2026-11-22T21:30:00Z');

describe('how long a credential lasts', () => {
  it.each([
    ['2026-11-22T22:28:59Z', 'until 22:28 UTC (58 min)'],
    ['2026-11-23T09:31:00Z', 'until 2026-11-23 09:31 UTC (12 h)'],
    ['2026-11-22T21:00:00Z', 'until 21:00 UTC (0 min)'],
  ])('%s is said as %s', (expiresAt, words) => {
    expect(lasting(Date.parse(expiresAt), now)).toBe(words);
  });
});

import { describe, expect, it } from '@jest/globals';
import { judgeSkew } from '../../../src/preflight/clock-skew.ts';

describe('a clock that is off by', () => {
  it.each([
    [0, 'ok', 'within a second'],
    [-1400, 'ok', 'within a second'],
    [59_000, 'ok', '59 s behind the registry'],
    [-61_000, 'warning', '61 s ahead of the registry'],
    [299_000, 'warning', '5 min behind'],
    [301_000, 'failed', 'will be refused'],
    [-7 * 3_600_000, 'failed', '7 h ahead of'],
  ] as const)('%d ms is %s', (skewMs, verdict, words) => {
    const finding = judgeSkew(skewMs);
    expect(finding).toMatchObject({ verdict, detail: expect.stringContaining(words) });
    expect(finding.hint !== undefined).toBe(verdict !== 'ok');
  });

  it('an unknown time is left alone', () => {
    expect(judgeSkew(undefined)).toMatchObject({
      verdict: 'ok',
      detail: 'the registry does not tell the time',
    });
  });
});

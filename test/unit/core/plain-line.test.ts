import { describe, expect, it } from '@jest/globals';
import { plainLine } from '../../../src/core/plain-line.ts';

describe('plainLine', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['a\r\nb\u0007', 'a b '],
    ['::set-output name=x::y', ': :set-output name=x::y'],
    ['  ::add-mask::y', '  : :add-mask::y'],
    ['see ##[error]x', 'see ## [error]x'],
    ['ordinary: text', 'ordinary: text'],
  ])('%j', (text, plain) => {
    expect(plainLine(text)).toBe(plain);
  });

  it('is as long as it is wanted', () => {
    expect(plainLine('x'.repeat(3_000))).toBe(`${'x'.repeat(2_000)}…`);
    expect(plainLine('x'.repeat(3_000), Number.POSITIVE_INFINITY)).toHaveLength(3_000);
  });
});

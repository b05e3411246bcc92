import { describe, expect, it } from '@jest/globals';
import { brief } from '../../../src/clouds/request.ts';

describe('what a cloud said, in a message', () => {
  it.each([
    ['{"message":"No cluster found for name: shop."}', 'No cluster found for name: shop.'],
    ['{"Message":"no"}', 'no'],
    ['{"message":"no","code":7}', '{"message":"no","code":7}'],
    ['<Error>\n  no\n</Error>', '<Error> no </Error>'],
    ['', '(empty)'],
    ['x'.repeat(400), `${'x'.repeat(300)}…`],
  ])('is %s for short', (text, said) => {
    expect(brief(text)).toBe(said);
  });
});

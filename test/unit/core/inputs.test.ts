import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import * as inputs from '../../../src/core/inputs.ts';

const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

describe('inputs', () => {
  it.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['1.5s', 1500],
    ['250ms', 250],
  ])('reads the duration %s', (text, ms) => expect(inputs.duration().parse(text)).toBe(ms));

  it.each(['', '5', 'm', '5 m', '-5m', '5d', '5mm'])('refuses the duration %j', (text) =>
    expect(accepts(inputs.duration(), text)).toBe(false),
  );

  it.each([
    ['true', true],
    ['True', true],
    ['false', false],
  ])('reads the flag %s', (text, value) => expect(inputs.flag().parse(text)).toBe(value));

  it.each(['yes', '1', 'tRUE', 'on'])('refuses the flag %j', (text) =>
    expect(accepts(inputs.flag(), text)).toBe(false),
  );

  it('splits a list at commas and line breaks', () =>
    expect(inputs.list().parse('a, b\n\n c ,')).toEqual(['a', 'b', 'c']));

  it('refuses control characters but not tabs and line breaks', () => {
    expect(accepts(inputs.text(), 'a\tb\nc')).toBe(true);
    expect(accepts(inputs.text(), 'a\u001b[31m')).toBe(false);
    expect(accepts(inputs.text(), 'a\u0000b')).toBe(false);
    expect(accepts(inputs.text(), 'a\u0085b')).toBe(false);
  });

  it('reads YAML of a given shape and says what is wrong with other', async () => {
    const schema = inputs.yaml(z.strictObject({ a: z.int() }));
    expect(await schema.parseAsync('a: 1')).toEqual({ a: 1 });
    expect((await schema.safeParseAsync('a: [')).error?.issues[0]?.message).toMatch(/^is not YAML/);
    expect((await schema.safeParseAsync('a: x')).success).toBe(false);
  });

  it('knows which inputs are secret', () => {
    expect(inputs.isSecret(inputs.secret().optional())).toBe(true);
    expect(inputs.isSecret(inputs.text().optional())).toBe(false);
  });
});

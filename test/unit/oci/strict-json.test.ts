import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseStrictJson } from '../../../src/oci/strict-json.ts';

const parse = (text: string) => parseStrictJson(Buffer.from(text));

describe('parseStrictJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        // A key that differs from a field in case alone is what it is there to refuse.
        if (/"(?:size|data|urls|digest|config|layers)"/i.test(text)) return;
        expect(parse(text)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  it.each([
    ['{"a":1,"a":1}', 'has "a" twice in one object'],
    ['{"a":1,"\\u0061":1}', 'has "a" twice in one object'],
    ['[{"b":{"a":[1],"c":"a","a":{}}}]', 'has "a" twice in one object'],
    ['{"a":{},"b":["a","a"],"a":0}', 'has "a" twice in one object'],
    ['{"annotations":{"a":"","a":""}}', 'has "a" twice in one object'],
    ['{"MediaType":"x"}', 'has "MediaType", which some read as mediaType'],
    ['{"x":[{"\u017fize":1}]}', 'has "\u017fize", which some read as size'],
    ['{"annotations":{},"DIGEST":1}', 'has "DIGEST", which some read as digest'],
    ['', 'is not JSON'],
    ['{"a":1}{', 'is not JSON'],
    ['\ufeff{}', 'is not JSON'],
    ["{'a':1}", 'is not JSON'],
  ])('refuses %s', (text, why) => {
    expect(parse(text)).toBe(why);
  });

  it.each([
    '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}',
    '{"annotations":{"Size":"1","size":"2","Digest":""}}',
    '{"a":"a","b":"\\"a\\":1,\\"a\\":2"}',
    '["a","a"]',
    'null',
  ])('leaves %s alone', (text) => {
    expect(parse(text)).toEqual({ value: JSON.parse(text) });
  });

  it('refuses what is not UTF-8, and outlives deep nesting', () => {
    expect(parseStrictJson(Buffer.from([0x22, 0xc3, 0x22]))).toBe('is not UTF-8');
    expect(typeof parse('['.repeat(100_000))).toBe('string');
    expect(typeof parse('['.repeat(100_000) + ']'.repeat(100_000))).toBe('object');
  });
});

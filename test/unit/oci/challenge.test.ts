import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseChallenges } from '../../../src/oci/challenge.ts';
import { headerText } from '../../support/header-text.ts';

describe('parseChallenges', () => {
  it.each([
    ['Bearer realm="https://a/t",service="s",scope="repository:x:pull,push"', ['bearer'], 'https://a/t'],
    ['Basic realm="one, two", Bearer realm="https://a/t"', ['basic', 'bearer'], 'one, two'],
    ['Negotiate, Basic realm=x', ['negotiate', 'basic'], undefined],
    ['Negotiate YII0abc==, Basic realm="x"', ['negotiate', 'basic'], undefined],
    ['bearer REALM = "x\\"y" , error=insufficient_scope', ['bearer'], 'x"y'],
    [',, Basic', ['basic'], undefined],
    ['', [], undefined],
    ['"realm"', [], undefined],
  ])('reads %s', (header, schemes, realm) => {
    const challenges = parseChallenges(header);
    expect(challenges.map(({ scheme }) => scheme)).toEqual(schemes);
    expect(challenges[0]?.parameters['realm']).toBe(realm);
  });

  it('reads back any parameters that are quoted as RFC 9110 says', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    const value = fc.string({ unit: 'grapheme-ascii' });
    const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
    const challenge = fc.record({
      scheme: fc.constantFrom('bearer', 'basic', 'digest'),
      parameters: fc.dictionary(name, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
    });
    fc.assert(
      fc.property(fc.array(challenge, { maxLength: 3 }), (challenges) => {
        const header = challenges
          .map(({ scheme, parameters }) => {
            const pairs = Object.entries(parameters).map(([key, text]) => `${key}=${quote(text)}`);
            return `${scheme} ${pairs.join(', ')}`;
          })
          .join(', ');
        expect(parseChallenges(header)).toEqual(challenges);
      }),
    );
  });

  it('lets no value pass for a parameter of its own', () => {
    const hostile = fc.array(
      fc.constantFrom('"', '\\', ',', '=', ' ', '\t', 'realm', 'Bearer', 'https://evil/', '\\"', ';'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(hostile, (parts) => {
        const value = parts.join('');
        const header = `Bearer realm="https://a/t",service="${value.replace(/["\\]/g, '\\$&')}",scope="x"`;
        expect(parseChallenges(header)).toEqual([
          { scheme: 'bearer', parameters: { realm: 'https://a/t', service: value, scope: 'x' } },
        ]);
      }),
    );
  });

  it('takes no time to speak of, however a header of the largest size is filled', () => {
    for (const part of ['"\\', 'a=', 'Bearer a="', ', ', 'x x=x ', '= = ']) {
      const started = performance.now();
      parseChallenges(part.repeat(64 * 1024).slice(0, 64 * 1024));
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });

  it('ends, whatever it is given', () => {
    fc.assert(
      fc.property(headerText, (header) => {
        expect(Array.isArray(parseChallenges(header))).toBe(true);
      }),
    );
  });
});

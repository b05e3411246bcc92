import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Action,
  covers,
  formatScopes,
  parseScopes,
  pull,
  push,
  type Scopes,
  union,
} from '../../../src/oci/scope.ts';
import { headerText } from '../../support/header-text.ts';

const scopes: fc.Arbitrary<Scopes> = fc
  .dictionary(
    fc.stringMatching(/^[a-z]{1,3}(\/[a-z]{1,3})?$/),
    fc.subarray<Action>(['pull', 'push', 'delete'], { minLength: 1 }),
    { maxKeys: 4 },
  )
  .map((entries) => new Map(Object.entries(entries)));

describe('scopes', () => {
  it('are read back as they are written', () => {
    fc.assert(
      fc.property(scopes, (value) => expect(parseScopes(formatScopes(value).join(' '))).toEqual(value)),
    );
  });

  it('cover what they are a union of, and nothing that neither allows', () => {
    fc.assert(
      fc.property(scopes, scopes, scopes, (a, b, c) => {
        const both = union(a, b);
        expect(covers(both, a) && covers(both, b)).toBe(true);
        if (covers(a, c)) expect(covers(both, c)).toBe(true);
      }),
    );
  });

  it('are merged in any order to what allows the same, and keep what is named first', () => {
    fc.assert(
      fc.property(scopes, scopes, scopes, (a, b, c) => {
        const [left, right] = [union(union(a, b), c), union(a, union(b, c))];
        expect(formatScopes(left)).toEqual(formatScopes(right));
        expect(covers(union(b, a), left)).toBe(covers(union(a, b), left));
        expect(covers(a, union(a, a))).toBe(true);
        expect([...left.keys()].slice(0, a.size)).toEqual([...a.keys()]);
      }),
    );
  });

  it('are read out of any text without making anything up', () => {
    fc.assert(
      fc.property(headerText, scopes, (noise, value) => {
        const text = `${noise.replaceAll(':', '')} ${formatScopes(value).join(' ')}`;
        expect(parseScopes(text)).toEqual(value);
        for (const [repository, actions] of parseScopes(noise)) {
          expect(noise).toContain(repository);
          for (const action of actions) expect(noise).toContain(action);
        }
      }),
    );
  });

  it('name the wanted repository first', () => {
    expect(formatScopes(union(push('a'), pull('b')))).toEqual([
      'repository:a:pull,push',
      'repository:b:pull',
    ]);
  });

  it('leave out what is no repository', () => {
    expect(
      parseScopes('registry:catalog:* repository:host:5000/a:pull,what repository(plugin):b:push'),
    ).toEqual(
      new Map([
        ['host:5000/a', ['pull']],
        ['b', ['push']],
      ]),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatReference, parseReference } from '../../../src/oci/reference.ts';

const hex = 'a'.repeat(64);

describe('parseReference', () => {
  it.each([
    ['busybox', 'docker.io', 'library/busybox', undefined, undefined],
    ['acme/app:1.2', 'docker.io', 'acme/app', '1.2', undefined],
    ['localhost/app', 'localhost', 'app', undefined, undefined],
    ['localhost:5000/app:x', 'localhost:5000', 'app', 'x', undefined],
    ['127.0.0.1:5000/a/b', '127.0.0.1:5000', 'a/b', undefined, undefined],
    [`ghcr.io/a/b@sha256:${hex}`, 'ghcr.io', 'a/b', undefined, `sha256:${hex}`],
    [`ghcr.io/a/b:v1@sha256:${hex}`, 'ghcr.io', 'a/b', 'v1', `sha256:${hex}`],
    [`r.example/a@sha512:${hex}${hex}`, 'r.example', 'a', undefined, `sha512:${hex}${hex}`],
    ['[2001:db8::1]:5000/app', '[2001:db8::1]:5000', 'app', undefined, undefined],
    ['EU/app', 'EU', 'app', undefined, undefined],
    ['r.example/a__b/c-d/e.f', 'r.example', 'a__b/c-d/e.f', undefined, undefined],
  ])('reads %s', (text, host, repository, tag, digest) => {
    expect(parseReference(text)).toEqual({ host, repository, tag, digest });
  });

  it.each([
    ['', 'nothing'],
    ['r.example/', 'no repository'],
    ['r.example/App', 'upper case'],
    ['r.example/a//b', 'an empty component'],
    ['r.example/../etc', 'a path'],
    ['r.example/a:', 'an empty tag'],
    ['r.example/a:.x', 'a tag that begins with a dot'],
    [`r.example/a:${'x'.repeat(129)}`, 'a long tag'],
    ['r.example/a@sha256:abc', 'a short digest'],
    [`r.example/a@sha256:${'A'.repeat(64)}`, 'a digest in upper case'],
    [`r.example/a@md5:${'a'.repeat(32)}`, 'an unknown algorithm'],
    [hex, 'a repository like a digest'],
    [`r.example/${'a'.repeat(250)}`, 'a name that is too long'],
    ['r.example/a b', 'a space'],
    ['https://r.example/a', 'a URL'],
    ['-r.example/a', 'a host that begins with a dash'],
    ['r.example/a._b', 'mixed separators'],
  ])('refuses %j: %s', (text) => {
    expect(() => parseReference(text)).toThrow(expect.objectContaining({ code: 'REFERENCE_INVALID' }));
  });

  const digitsOf = (length: number) => fc.stringMatching(new RegExp(`^[a-f0-9]{${length}}$`));
  const label = fc.stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,6}[a-zA-Z0-9])?$/);
  const component = fc.stringMatching(/^[a-z0-9]{1,8}((\.|_|__|-{1,3})[a-z0-9]{1,8}){0,2}$/);
  // The grammar knows no IPv4 address within one of IPv6.
  const ipv6 = fc.ipV6().filter((address) => !address.includes('.'));
  const host = fc.oneof(
    fc
      .tuple(fc.array(label, { minLength: 2, maxLength: 4 }), fc.option(fc.integer({ min: 1, max: 65_535 })))
      .map(([labels, port]) => `${labels.join('.')}${port === null ? '' : `:${port}`}`),
    fc.tuple(ipv6, fc.integer({ min: 1, max: 65_535 })).map(([address, port]) => `[${address}]:${port}`),
    fc.constantFrom('localhost', 'localhost:5000'),
  );
  const reference = fc.record({
    host,
    repository: fc.array(component, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/')),
    tag: fc.option(fc.stringMatching(/^\w[\w.-]{0,127}$/), { nil: undefined }),
    digest: fc.option(
      fc.oneof(
        digitsOf(64).map((hex) => `sha256:${hex}`),
        digitsOf(128).map((hex) => `sha512:${hex}`),
      ),
      { nil: undefined },
    ),
  });

  it('gives back what was formatted', () => {
    fc.assert(
      fc.property(reference, (value) => {
        expect(parseReference(formatReference(value))).toEqual(value);
      }),
    );
  });

  it('refuses a name with one upper-case letter, one bad separator, or more than 255 characters', () => {
    fc.assert(
      fc.property(
        reference,
        fc.nat(),
        fc.constantFrom('X', '..', '//', '._', ' ', '+'),
        (value, place, bad) => {
          const at = place % value.repository.length;
          const repository = `${value.repository.slice(0, at)}${bad}${value.repository.slice(at)}`;
          expect(() => parseReference(formatReference({ ...value, repository }))).toThrow(
            expect.objectContaining({ code: 'REFERENCE_INVALID' }),
          );
          const long = value.repository.padEnd(255 - value.host.length, 'a');
          expect(() => parseReference(formatReference({ ...value, repository: long }))).toThrow(
            /longer than 255/,
          );
          const longest = long.slice(0, -1);
          expect(parseReference(formatReference({ ...value, repository: longest })).repository).toBe(longest);
        },
      ),
    );
  });

  it('throws nothing but its own error, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        try {
          const parsed = parseReference(text);
          expect(parseReference(formatReference(parsed))).toEqual(parsed);
        } catch (error) {
          expect(error).toMatchObject({ code: 'REFERENCE_INVALID' });
        }
      }),
    );
  });
});

import { expect, it } from '@jest/globals';
import { tagsOf } from '../../../../src/actions/push-image/tags.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';

it.each([
  ['refs/heads/main', ['main']],
  ['refs/heads/feature/Ärger #7', ['feature-rger-7']],
  ['refs/heads/.hidden', ['hidden']],
  ['refs/pull/7/merge', ['pr-7']],
  ['refs/tags/v1.2.3', ['1.2.3', '1.2', '1']],
  ['refs/tags/0.4.1', ['0.4.1', '0.4']],
  ['refs/tags/v2.0.0-rc.1', ['2.0.0-rc.1']],
  ['refs/tags/v1.0.0+build.5', ['1.0.0-build.5']],
  ['refs/tags/nightly', ['nightly']],
  ['refs/heads/---', []],
])('makes tags of %s', (ref, expected) => {
  expect(tagsOf({ ref, sha })).toEqual(['sha-0123456789ab', ...expected]);
});

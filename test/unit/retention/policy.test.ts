import { describe, expect, it } from '@jest/globals';
import { attachmentStem, stemOf } from '../../../src/retention/attachment-tag.ts';
import { keepsTag } from '../../../src/retention/policy.ts';
import { digestOf } from './sample-registry.ts';

describe('tags that stay', () => {
  it.each(['1.2.3', 'v1.2.3', 'v1.2.3-rc.1', '1.2.3-build.7', '1.2', 'v10.20.30'])('semver has %s', (tag) =>
    expect(keepsTag(['semver'], tag)).toBe(true),
  );

  it.each(['main', 'sha-0123456789ab', '1', '20260101', 'release-1.2.3', '1.2.3.4', 'pr-1.2'])(
    'semver has not %s',
    (tag) => expect(keepsTag(['semver'], tag)).toBe(false),
  );

  it('are texts in which only the asterisk means anything', () => {
    expect(keepsTag(['demo-*'], 'demo-1')).toBe(true);
    expect(keepsTag(['demo-*'], 'my-demo-1')).toBe(false);
    expect(keepsTag(['a.b'], 'axb')).toBe(false);
    expect(keepsTag(['*'], 'anything')).toBe(true);
    expect(keepsTag([], 'main')).toBe(false);
  });
});

describe('tags that spell what their manifest is attached to', () => {
  const digest = digestOf('image');
  const stem = digest.replace(':', '-');

  it.each([stem, `${stem}.sig`, `${stem}.att`, `${stem}.sbom`])('%s', (tag) =>
    expect(attachmentStem(tag)).toBe(stemOf(digest)),
  );

  it('have a whole digest', () => {
    for (const tag of ['sha256-0123', `${stem}0`, `${stem}-sig`, 'sha-0123456789ab'])
      expect(attachmentStem(tag)).toBeUndefined();
  });

  it('cut a long digest, as the specification says', () => {
    const long = `sha512:${'ab'.repeat(64)}`;
    expect(stemOf(long)).toBe(`sha512-${'ab'.repeat(32)}`);
    expect(attachmentStem(stemOf(long))).toBe(stemOf(long));
  });
});

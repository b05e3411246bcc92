import { describe, expect, it } from '@jest/globals';
import type { RepositoryState } from '../../../src/clouds/provider.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { failed, ok } from '../../../src/preflight/finding.ts';
import {
  judgeReferrers,
  judgeRepositories,
  judgeTags,
  type Seen,
} from '../../../src/preflight/repositories.ts';
import type { Access } from '../../../src/preflight/repository.ts';

const path = ['registries', 'test'];
const there = { exists: true, creatable: 'unknown', tags: 'mutable', notes: [] } as const;
const seen = (
  repository: string,
  state: Partial<RepositoryState> = {},
  referrers?: Access['referrers'],
): Seen => ({
  repository,
  state: { ...there, ...state },
  ...(referrers === undefined ? {} : { access: { pull: ok('allowed'), push: ok('allowed'), referrers } }),
});
const four = (state: Partial<RepositoryState>) => ['a', 'b', 'c', 'd'].map((name) => seen(name, state));

describe('repositories', () => {
  it.each([
    ['there', [seen('a')], 'ok', 'there'],
    ['all there', four({}), 'ok', 'all 4 there'],
    ['made by a push', four({ exists: false, creatable: 'by-push' }), 'ok', '4 made by the first push'],
    ['creatable', [seen('a'), seen('b', { exists: false, creatable: true })], 'ok', '1 there, 1 made'],
    ['perhaps creatable', four({ exists: false }), 'warning', 'a, b, c and 1 more not there; only the push'],
    ['not creatable', four({ exists: false, creatable: false }), 'failed', 'may not create them'],
    ['hidden', [seen('a', { exists: 'unknown' })], 'warning', 'may not look whether a is there'],
    ['unknown but pushable', [seen('a', { exists: 'unknown', creatable: 'by-push' })], 'ok', '1 made'],
  ] as const)('that are %s', (_name, given, verdict, detail) => {
    expect(judgeRepositories(given, path)).toMatchObject({
      verdict,
      detail: expect.stringContaining(detail),
    });
  });

  it('carry the advice of the cloud, each line once', () => {
    const notes = ['Grant the identity repositories.create.'];
    expect(judgeRepositories(four({ exists: false, notes }), path).hint).toBe(notes[0]);
    expect(judgeRepositories(four({ notes }), path)).toMatchObject({ verdict: 'ok', hint: notes[0] });
  });

  it('whose control plane refuses are a failure with its reason', () => {
    const refusal = failed(new ActionError('REGISTRY_FAILED', 'it is down', { hint: 'Wait.' }), path);
    expect(judgeRepositories([{ repository: 'a', state: refusal }, seen('b')], path)).toEqual(refusal);
  });
});

describe('tags', () => {
  it('that can be moved need nothing', () => {
    expect(judgeTags(four({}), path)).toMatchObject({ verdict: 'ok', detail: 'can be moved' });
    expect(judgeTags(four({ tags: 'mixed' }), path)).toMatchObject({ verdict: 'ok' });
    expect(judgeTags(four({ tags: 'unknown' }), path)).toMatchObject({ verdict: 'skipped' });
  });

  it('that cannot be moved come with the line to write', () => {
    const notes = ['aws ecr put-image-tag-mutability …'];
    expect(judgeTags([seen('a', { tags: 'immutable', notes }, 'api')], path)).toMatchObject({
      verdict: 'warning',
      hint: expect.stringMatching(/^Let the tags of branches move.*\naws ecr put-image-tag-mutability …$/),
    });
  });

  it('that cannot be moved fail a delivery whose signatures are listed under one', () => {
    expect(judgeTags([seen('a', { tags: 'immutable' }, 'tag')], path)).toMatchObject({
      verdict: 'failed',
      code: 'TAG_IMMUTABLE',
      hint: expect.stringContaining('sha256-*'),
    });
  });
});

describe('referrers', () => {
  it.each([
    ['api', 'ok', 'API'],
    ['tag', 'ok', 'sha256-'],
    ['unknown', 'skipped', 'yet'],
  ] as const)('by %s', (referrers, verdict, detail) => {
    const finding = judgeReferrers([seen('a', {}, referrers)]);
    expect(finding).toMatchObject({ verdict, detail: expect.stringContaining(detail) });
  });
});

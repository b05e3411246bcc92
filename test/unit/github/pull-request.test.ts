import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPullRequest } from '../../../src/github/pull-request.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'event-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function read(event: object) {
  const eventPath = path.join(dir, 'event.json');
  await writeFile(eventPath, JSON.stringify(event));
  return readPullRequest({ eventPath, repository: 'acme/shop' });
}
const from = (repo: object | null) => ({ pull_request: { number: 7, head: { sha: 'c'.repeat(40), repo } } });

describe('the pull request of a run', () => {
  it.each([
    ['a branch of the repository', { full_name: 'acme/shop' }, false],
    ['a fork', { full_name: 'eve/shop' }, true],
    ['a fork that is gone', null, true],
  ])('comes from %s', async (_where, repo, isFork) => {
    expect(await read(from(repo))).toEqual({ number: 7, commit: 'c'.repeat(40), isFork });
  });

  it('is none on a push, and without an event', async () => {
    expect(await read({ ref: 'refs/heads/main' })).toBeUndefined();
    expect(await readPullRequest({ eventPath: undefined, repository: 'acme/shop' })).toBeUndefined();
  });
});

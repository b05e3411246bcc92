import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemExec } from '../../../src/core/exec.ts';
import { sourceRevision } from '../../../src/image/source-revision.ts';

const run = promisify(execFile);

describe('the revision an image is built from', () => {
  let root: string;
  const at = (name: string) => path.join(root, name);
  const env = { PATH: process.env['PATH'] ?? '', GIT_CONFIG_GLOBAL: '/dev/null' };
  const git = async (directory: string, ...args: string[]) => {
    const date = { GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z', GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z' };
    const user = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
    return (await run('git', [...user, ...args], { cwd: directory, env: { ...env, ...date } })).stdout.trim();
  };
  const revision = (workspace: string, ...paths: string[]) =>
    sourceRevision(paths, { exec: systemExec, env, workspace });

  beforeAll(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'revision-'));
    await mkdir(at('work/api'), { recursive: true });
    await git(root, 'init', '-q', '-b', 'main', 'work');
    for (const name of ['api/a', 'other']) {
      await writeFile(at(`work/${name}`), name);
      await git(at('work'), 'add', '.');
      await git(at('work'), 'commit', '-q', '-m', name);
    }
  });
  afterAll(() => rm(root, { recursive: true }));

  it('is the last commit that touched its source, however many came after', async () => {
    const commit = await git(at('work'), 'rev-parse', 'HEAD~1');
    const epoch = Date.parse('2026-01-02T03:04:05Z') / 1000;
    expect(await revision(at('work'), 'api', 'api/Dockerfile')).toEqual({
      commit,
      epoch,
      exact: true,
      changed: [],
    });
  });

  it('is HEAD where the clone is too shallow to tell', async () => {
    await git(root, 'clone', '-q', '--depth=1', `file://${at('work')}`, 'shallow');
    const commit = await git(at('work'), 'rev-parse', 'HEAD');
    expect(await revision(at('shallow'), 'api')).toMatchObject({ commit, exact: false });
  });

  it('comes with the files that differ from it', async () => {
    await git(root, 'clone', '-q', 'work', 'dirty');
    await writeFile(at('dirty/api/a'), 'changed');
    expect(await revision(at('dirty'), 'api')).toMatchObject({ changed: ['api/a'] });
  });

  it('is unknown outside a repository', async () => {
    await mkdir(at('none'));
    expect(await revision(at('none'), 'api')).toBeUndefined();
  });
});

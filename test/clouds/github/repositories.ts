import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The bare repositories of the git server, below one directory as OWNER/NAME.git. */
export interface Repositories {
  exists(repository: string): Promise<boolean>;
  /** The commit a branch, tag or sha stands for; undefined where there is none. */
  resolve(repository: string, ref: string): Promise<string | undefined>;
}

const author = {
  GIT_AUTHOR_NAME: 'flotilla',
  GIT_AUTHOR_EMAIL: 'flotilla@localhost',
  GIT_COMMITTER_NAME: 'flotilla',
  GIT_COMMITTER_EMAIL: 'flotilla@localhost',
};

/** Directory of one bare repository below `root`. */
export function repositoryDirectory(root: string, repository: string): string {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Error(`not a repository name: ${repository}`);
  return join(root, `${repository}.git`);
}

/** Reads the repositories below `root`. */
export function openRepositories(root: string): Repositories {
  return {
    exists: async (repository) => existsSync(repositoryDirectory(root, repository)),
    resolve: async (repository, ref) => {
      const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
      try {
        return await git(repositoryDirectory(root, repository), args);
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * Commits the files of `dir` as they lie there (a .git of its own is not looked at) on top of `branch` and moves
 * `tag` to that commit. Makes the repository where it is missing. Returns the commit's sha.
 */
export async function publishDirectory(options: {
  readonly root: string;
  readonly repository: string;
  readonly dir: string;
  readonly branch?: string;
  readonly tag?: string;
  readonly message?: string;
}): Promise<string> {
  const { root, repository, dir, branch = 'main', tag, message = 'Publish' } = options;
  const bare = repositoryDirectory(root, repository);
  await ensureRepository(root, repository);
  const scratch = await mkdtemp(join(tmpdir(), 'flotilla-index-'));
  try {
    const env = { ...author, GIT_WORK_TREE: dir, GIT_INDEX_FILE: join(scratch, 'index') };
    await git(bare, ['add', '--all', '--force', '.'], { ...env, GIT_DIR: bare }, dir);
    const tree = await git(bare, ['write-tree'], env);
    const parent = await git(bare, ['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`]).catch(
      () => undefined,
    );
    const parents = parent === undefined ? [] : ['-p', parent];
    const commit = await git(bare, ['commit-tree', tree, ...parents, '-m', message], author);
    await git(bare, ['update-ref', `refs/heads/${branch}`, commit]);
    if (tag !== undefined) await git(bare, ['update-ref', `refs/tags/${tag}`, commit]);
    return commit;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Makes an empty repository that takes pushes, unless it is there. */
export async function ensureRepository(root: string, repository: string): Promise<void> {
  const bare = repositoryDirectory(root, repository);
  if (!existsSync(bare)) await createRepository(bare);
}

async function createRepository(bare: string): Promise<void> {
  await mkdir(bare, { recursive: true, mode: 0o700 });
  await git(bare, ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  const settings = { 'http.receivepack': 'true', 'uploadpack.allowAnySHA1InWant': 'true', 'gc.auto': '0' };
  for (const [name, value] of Object.entries(settings)) await git(bare, ['config', name, value]);
}

async function git(
  bare: string,
  args: string[],
  env: Record<string, string> = {},
  cwd = bare,
): Promise<string> {
  const options = {
    cwd,
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...env },
    maxBuffer: 64 * 1024 * 1024,
  };
  const prefix = env['GIT_DIR'] === undefined ? [`--git-dir=${bare}`] : [];
  const { stdout } = await run('git', [...prefix, ...args], options);
  return stdout.trim();
}

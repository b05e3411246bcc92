import type { Exec } from '../core/exec.ts';

/** Which commit an image is built from. */
export interface SourceRevision {
  readonly commit: string;
  /** Seconds since the epoch: SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/). */
  readonly epoch: number;
  /** False where the clone is too shallow to tell, so that HEAD stands in. */
  readonly exact: boolean;
  /** Files of the image's source that differ from the commit. */
  readonly changed: readonly string[];
}

interface Ports {
  readonly exec: Exec;
  readonly env: Readonly<Record<string, string>>;
  readonly workspace: string;
}

/**
 * The last commit that touched any of the paths, so that an image whose source did not change keeps its labels, its
 * timestamps and with them its digest. Undefined outside a git repository.
 */
export async function sourceRevision(
  paths: readonly string[],
  { exec, env, workspace }: Ports,
): Promise<SourceRevision | undefined> {
  const git = async (...args: string[]) => {
    // A checkout made by another user (container jobs) is refused otherwise; only this one directory is trusted.
    const argv = ['git', '-c', `safe.directory=${workspace}`, '-C', workspace, ...args] as const;
    const { code, stdout } = await exec({ argv: [...argv], env });
    return code === 0 ? stdout.trim() : undefined;
  };
  const shallow = await git('rev-parse', '--is-shallow-repository');
  if (shallow === undefined) return undefined;
  const exact = shallow === 'false';
  const within = exact ? ['--', ...paths] : [];
  const line =
    (await git('log', '-1', '--format=%H %ct', ...within)) || (await git('log', '-1', '--format=%H %ct'));
  const [commit, seconds] = line?.split(' ') ?? [];
  if (commit === undefined || seconds === undefined) return undefined;
  const status = (await git('status', '--porcelain', '--untracked-files=normal', '--', ...paths)) ?? '';
  const changed = status === '' ? [] : status.split('\n').map((entry) => entry.trim().replace(/^\S+\s+/, ''));
  return { commit, epoch: Number(seconds), exact, changed };
}

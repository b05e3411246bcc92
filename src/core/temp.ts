import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Private places for one step; gone when its job is over, swept by the next start when a runner was killed. */
export interface Temp {
  /** A new directory only this user can enter (0700). */
  directory(purpose: string): Promise<string>;
  /** A new file only this user can read (0600). */
  file(name: string, content: string | Buffer): Promise<string>;
  /** Removes everything this step made, except what was kept for the post step. */
  remove(): Promise<void>;
  /** Hands a directory or file over to the post step, which removes it. */
  keep(entry: string): void;
}

const prefix = 'flotilla-';

/** Directories under RUNNER_TEMP (or the system's own temporary directory outside a runner). */
export function createTemp(env: NodeJS.ProcessEnv): Temp {
  const root = env['RUNNER_TEMP'] || os.tmpdir();
  const made = new Set<string>();
  const directory = async (purpose: string) => {
    await mkdir(root, { recursive: true });
    // The owner's pid in the name tells a later start whether anybody still uses it.
    const created = await mkdtemp(path.join(root, `${prefix}${process.pid}-${purpose}-`));
    made.add(created);
    return created;
  };
  return {
    directory,
    file: async (name, content) => {
      const file = path.join(await directory('file'), name);
      await writeFile(file, content, { mode: 0o600, flag: 'wx' });
      return file;
    },
    keep: (entry) => {
      for (const directory of made)
        if (`${entry}${path.sep}`.startsWith(directory + path.sep)) made.delete(directory);
    },
    remove: async () => {
      await Promise.all([...made].map((directory) => rm(directory, { recursive: true, force: true })));
      made.clear();
    },
  };
}

/**
 * Removes directories that a killed step left behind. Those of a live process stay, and so do those younger than
 * `minAgeMs`, which a step may have kept for its post step.
 */
export async function sweepTemp(
  env: NodeJS.ProcessEnv,
  now: number,
  minAgeMs = 6 * 3_600_000,
): Promise<string[]> {
  const root = env['RUNNER_TEMP'] || os.tmpdir();
  const names = await readdir(root).catch(() => []);
  const stale: string[] = [];
  for (const name of names.filter((name) => name.startsWith(prefix))) {
    const pid = Number(/^flotilla-(\d+)-/.exec(name)?.[1]);
    const entry = path.join(root, name);
    const age = now - ((await stat(entry).catch(() => undefined))?.mtimeMs ?? now);
    if (Number.isInteger(pid) && !isAlive(pid) && age >= minAgeMs) stale.push(entry);
  }
  await Promise.all(stale.map((entry) => rm(entry, { recursive: true, force: true })));
  return stale;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

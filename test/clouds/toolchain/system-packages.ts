import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { command } from './command.ts';
import { benchPackages, systemPackages, testPackages } from './debian-packages.ts';
import type { Progress } from './progress.ts';
import type { Task } from './tool.ts';

const policy = '/usr/sbin/policy-rc.d';

/** Packages of the lock that a task needs and that are not installed. */
export function missingPackages(task: Task): string[] {
  const wanted = {
    ...systemPackages,
    ...(task === 'demo' ? {} : testPackages),
    ...(task === 'bench' ? benchPackages : {}),
  };
  return Object.entries(wanted).flatMap(([name, file]) => (existsSync(file) ? [] : [name]));
}

/** Installs what is missing from Debian's archive; says the command first, and fails with it where it cannot run. */
export async function installSystemPackages(task: Task, progress: Progress): Promise<void> {
  const missing = missingPackages(task);
  if (missing.length === 0) return;
  const line = `apt-get update && apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`System packages are missing: ${missing.join(', ')}. Install them as root: ${line}`);
  }
  progress.begin('system packages', line, { index: 0, total: 0, names: [], seconds: 40 });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const undo = await forbidServices();
  try {
    await command(['apt-get', 'update', '-q'], { env });
    await command(
      ['apt-get', 'install', '-q', '-y', '--no-install-recommends', '-o', 'Acquire::Retries=3', ...missing],
      { env },
    );
  } catch (cause) {
    throw new Error(`System packages could not be installed. Try by hand: ${line}`, { cause });
  } finally {
    await undo();
  }
  progress.end(`toolchain: installed ${missing.join(' ')}`);
}

/** Keeps the packages' services from starting, unless the machine has a policy of its own; resolves to the way back. */
async function forbidServices(): Promise<() => Promise<void>> {
  if (existsSync(policy)) return async () => {};
  await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => rm(policy, { force: true });
}

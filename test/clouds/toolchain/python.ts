import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { command } from './command.ts';
import { sourceOf } from './paths.ts';
import type { PythonTool } from './tool.ts';

/** Installs a Python tool into an environment of its own below `dir`, every package checked by its committed hash. */
export async function installPythonTool(tool: PythonTool, dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
  // An environment knows its own path, so it is made where it stays; the marker that it is whole is the last link.
  const venv = path.join(dir, 'venv');
  await mkdir(dir, { recursive: true });
  await command(['python3', '-m', 'venv', venv]).catch((cause: unknown) => {
    throw new Error('python3 with venv is needed: apt-get install --no-install-recommends python3-venv', {
      cause,
    });
  });
  await command([
    ...([path.join(venv, 'bin/python'), '-m', 'pip', 'install', '--quiet', '--require-hashes'] as const),
    ...['--disable-pip-version-check', '--retries', '5', '--only-binary', ':all:', '-r', sourceOf(tool)],
  ]);
  for (const program of tool.programs) {
    await symlink(path.join(venv, 'bin', program), path.join(dir, `${program}.new`));
    await rename(path.join(dir, `${program}.new`), path.join(dir, program));
  }
}

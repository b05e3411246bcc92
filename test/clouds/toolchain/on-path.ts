import { accessSync, constants } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { command } from './command.ts';
import { toolchainRoot } from './paths.ts';
import type { Tool } from './tool.ts';

/** Links a tool's programs into `dir` when the user has all of them on PATH in the locked version. */
export async function linkFromPath(tool: Tool, dir: string): Promise<boolean> {
  if (tool.kind !== 'go' || tool.versionArguments === undefined) return false;
  const found = Object.keys(tool.programs).map((program) => [program, which(program)] as const);
  for (const [, file] of found) {
    if (file === undefined) return false;
    const said = await command([file, ...tool.versionArguments]).catch(() => '');
    if (!said.split(/[\s",]+/).some((word) => word.replace(/^v/, '') === tool.version.replace(/^v/, ''))) {
      return false;
    }
  }
  await mkdir(dir, { recursive: true });
  for (const [program, file] of found) {
    if (file !== undefined) await symlink(file, path.join(dir, program));
  }
  return true;
}

/** The first executable of that name on PATH, the toolchain's own directories left out. */
function which(program: string): string | undefined {
  const directories = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((entry) => entry !== '' && !entry.startsWith(toolchainRoot()));
  return directories
    .map((directory) => path.join(directory, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

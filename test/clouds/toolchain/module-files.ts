import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { command } from './command.ts';
import type { ModuleFiles } from './tool.ts';

/** The directory of a Go module; one whose content is not what the lock says is refused. */
export async function downloadModule({
  module,
  version,
  sum,
}: Pick<ModuleFiles, 'module' | 'version' | 'sum'>): Promise<string> {
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' };
  const answer = await command(['go', 'mod', 'download', '-json', `${module}@${version}`], { cwd: '/', env });
  // What `go help mod download` describes.
  const found = JSON.parse(answer) as { readonly Dir: string; readonly Sum: string };
  if (found.Sum !== sum) throw new Error(`${module} ${version} is ${found.Sum}, not ${sum}`);
  return found.Dir;
}

/** Copies files out of a Go module into `dir`. */
export async function takeModuleFiles(tool: ModuleFiles, dir: string): Promise<void> {
  const from = await downloadModule(tool);
  const part = `${dir}.${process.pid}`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  for (const [link, file] of Object.entries(tool.files)) {
    await copyFile(path.join(from, file), path.join(part, link));
    await chmod(path.join(part, link), 0o644);
  }
  await rm(dir, { recursive: true, force: true });
  await rename(part, dir);
}

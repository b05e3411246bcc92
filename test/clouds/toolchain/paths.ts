import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { ModuleFiles, Tool } from './tool.ts';

/** Where everything that is built or fetched once is kept; `FLOTILLA_CACHE` overrides it. */
export function cacheRoot(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  return process.env['FLOTILLA_CACHE'] ?? path.join(cache, 'flotilla');
}

/** The directory of the tools within the cache. */
export function toolchainRoot(): string {
  return path.join(cacheRoot(), 'toolchain');
}

/** The committed files that pin a tool: the Go module with our own sources, or the hashed requirements. */
export function sourceOf(tool: Exclude<Tool, ModuleFiles>): string {
  return tool.kind === 'go'
    ? path.join(import.meta.dirname, 'go', tool.name)
    : path.join(import.meta.dirname, 'requirements', `${tool.name}.txt`);
}

/** sha256 over a tool's lock entry and its committed files: a bump of one tool rebuilds that tool only. */
export async function keyOf(tool: Tool): Promise<string> {
  // The estimate and the occasion do not change what is built.
  const { seconds: _seconds, task: _task, ...recipe } = tool;
  const hash = createHash('sha256').update(JSON.stringify([process.platform, process.arch, recipe]));
  for (const file of await committed(tool)) hash.update(path.basename(file)).update(await readFile(file));
  return hash.digest('hex').slice(0, 32);
}

async function committed(tool: Tool): Promise<string[]> {
  // Its lock entry has the checksum.
  if (tool.kind === 'module' || (tool.kind === 'go' && tool.own !== undefined)) return [];
  const source = sourceOf(tool);
  return tool.kind === 'go' ? (await readdir(source)).sort().map((f) => path.join(source, f)) : [source];
}

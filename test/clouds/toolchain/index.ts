import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exclusively } from './exclusive.ts';
import { buildGoTool, requireGo } from './go.ts';
import { takeModuleFiles } from './module-files.ts';
import { linkFromPath } from './on-path.ts';
import { keyOf, toolchainRoot } from './paths.ts';
import { createProgress, type Progress } from './progress.ts';
import { installPythonTool } from './python.ts';
import { installSystemPackages, missingPackages } from './system-packages.ts';
import { includes, linksOf, type Task, type Tool } from './tool.ts';
import { tools } from './tools.ts';

interface Keyed {
  readonly tool: Tool;
  /** Where its programs are, once they are all there. */
  readonly dir: string;
}

/**
 * Makes every tool a task needs, or finds it in the cache, and resolves to the directory of links to put first on
 * PATH.
 */
export async function toolchain(task: Task = 'test', progress = createProgress()): Promise<{ bin: string }> {
  const wanted = tools.filter((tool) => includes(task, tool.task));
  const keyed = await Promise.all(
    wanted.map(async (tool) => ({ tool, dir: path.join(toolchainRoot(), await keyOf(tool), tool.name) })),
  );
  const key = createHash('sha256').update(keyed.map(({ dir }) => dir).join('\n'));
  const bin = path.join(toolchainRoot(), `bin-${key.digest('hex').slice(0, 16)}`);
  if (existsSync(bin) && keyed.every(isThere) && missingPackages(task).length === 0) return { bin };
  const waiting = (pid: number) =>
    progress.note(`toolchain: waiting for process ${pid}, which is building it`);
  await exclusively(path.join(toolchainRoot(), 'lock'), waiting, async () => {
    await installSystemPackages(task, progress);
    await installAll(keyed, progress);
    await link(keyed, bin);
  });
  return { bin };
}

function isThere({ tool, dir }: Keyed): boolean {
  return linksOf(tool).every((link) => existsSync(path.join(dir, link)));
}

async function installAll(keyed: readonly Keyed[], progress: Progress): Promise<void> {
  const missing = keyed.filter((one) => !isThere(one));
  if (missing.some(({ tool }) => tool.kind !== 'pypi')) await requireGo();
  for (const [at, { tool, dir }] of missing.entries()) {
    const rest = missing.slice(at);
    const seconds = rest.reduce((sum, one) => sum + one.tool.seconds, 0);
    const left = { index: at + 1, total: missing.length, names: names(rest.slice(1)), seconds };
    const title = `${tool.name} ${tool.version}`;
    progress.begin(title, tool.kind === 'go' ? 'building' : 'installing', left);
    const source = await install(tool, dir, progress);
    progress.end(`toolchain ${at + 1}/${missing.length} ${title}: ${source}`);
  }
}

function names(rest: readonly Keyed[]): string[] {
  return rest.map(({ tool }) => tool.name);
}

async function install(tool: Tool, dir: string, progress: Progress): Promise<string> {
  await mkdir(path.dirname(dir), { recursive: true });
  try {
    if (await linkFromPath(tool, dir)) return 'found on PATH';
    if (tool.kind === 'go') await buildGoTool(tool, dir, progress.note);
    else if (tool.kind === 'module') await takeModuleFiles(tool, dir);
    else await installPythonTool(tool, dir);
  } catch (error) {
    progress.end(`toolchain ${tool.name}: failed`);
    throw error;
  }
  return tool.kind === 'go' ? 'built' : 'installed';
}

/** Fills the directory of links beside its place and moves it there in one step. */
async function link(keyed: readonly Keyed[], bin: string): Promise<void> {
  const part = `${bin}.${process.pid}`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  for (const { tool, dir } of keyed) {
    for (const link of linksOf(tool)) await symlink(path.join(dir, link), path.join(part, link));
  }
  await writeFile(
    path.join(part, '.tools'),
    `${keyed.map(({ tool }) => `${tool.name} ${tool.version}`).join('\n')}\n`,
  );
  await rm(bin, { recursive: true, force: true });
  await rename(part, bin);
}

import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, command } from './command.ts';
import { copyModule, cutModule } from './cut-module.ts';
import { downloadModule } from './module-files.ts';
import { sourceOf, toolchainRoot } from './paths.ts';
import type { GoTool } from './tool.ts';

/** How a fetch that may succeed the next time sounds. */
const passing =
  /dial tcp|i\/o timeout|TLS handshake|connection re(set|fused)|unexpected EOF|: EOF|50[0234] |stream error/;
const attempts = 4;

/** Builds a Go tool into `dir`; `note` tells of repeated fetches. The build's output stays in logs/NAME.log. */
export async function buildGoTool(tool: GoTool, dir: string, note: (text: string) => void): Promise<void> {
  if (tool.own === undefined) return buildFrom(sourceOf(tool), tool, dir, note);
  const { module, sum, cut } = tool.own;
  const source = `${dir}.source.${process.pid}`;
  try {
    const from = await downloadModule({ module, version: tool.version, sum });
    await (cut === undefined ? copyModule(from, source) : cutModule(from, source, cut));
    await buildFrom(source, tool, dir, note);
  } finally {
    await rm(source, { recursive: true, force: true });
  }
}

async function buildFrom(
  source: string,
  tool: GoTool,
  dir: string,
  note: (text: string) => void,
): Promise<void> {
  const log = path.join(toolchainRoot(), 'logs', `${tool.name}.log`);
  await mkdir(path.dirname(log), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    const part = `${dir}.${process.pid}`;
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { recursive: true });
    try {
      await build(source, tool, part, log);
      await rm(dir, { recursive: true, force: true });
      return await rename(part, dir);
    } catch (error) {
      await rm(part, { recursive: true, force: true });
      if (!(error instanceof CommandError) || attempt === attempts || !passing.test(error.output)) {
        throw new Error(`${tool.name} ${tool.version} could not be built; see ${log}`, { cause: error });
      }
      note(`  ${tool.name}: a fetch failed, once more (${attempt + 1}/${attempts})`);
      await sleep(1000 * 2 ** attempt);
    }
  }
}

async function build(cwd: string, tool: GoTool, out: string, log: string): Promise<void> {
  const variables = Object.entries(tool.variables ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  const ldflags = ['-s', '-w', ...variables].join(' ');
  const env = {
    ...process.env,
    CGO_ENABLED: '0',
    // Nothing of the user's environment may change what comes out.
    GOFLAGS: '-buildvcs=false -mod=readonly',
    GOWORK: 'off',
    ...tool.environment,
  };
  const packages = Object.values(tool.programs);
  await command(['go', 'build', '-trimpath', '-ldflags', ldflags, '-o', `${out}/`, ...packages], {
    cwd,
    env,
    log,
  });
  for (const [program, pkg] of Object.entries(tool.programs)) {
    const built = pkg === '.' ? tool.name : path.basename(pkg);
    if (built !== program) await rename(path.join(out, built), path.join(out, program));
  }
}

/** Fails, naming the remedy, when there is no Go that can build the tools. */
export async function requireGo(): Promise<void> {
  const version = await command(['go', 'env', 'GOVERSION']).catch(() => undefined);
  const [, minor] = /^go1\.(\d+)/.exec(version?.trim() ?? '') ?? [];
  if (minor !== undefined && Number(minor) >= 26) return;
  const found = version === undefined ? 'there is none on PATH' : `${version.trim()} is on PATH`;
  throw new Error(
    `The toolchain is built with Go 1.26 or newer; ${found}. Install it from https://go.dev/dl/ (or your system's package golang-go where it is new enough).`,
  );
}

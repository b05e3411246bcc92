import { chmod, copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from './context.ts';
import { downloadVerified } from './download.ts';
import { ActionError } from './errors.ts';
import { type Exec, plainEnvironment } from './exec.ts';
import { findProgram } from './find-program.ts';
import { type LockedTool, type ToolDownload, type ToolName, toolLock } from './tools.lock.ts';
import { compareVersions, readVersion } from './version.ts';

export type ToolPorts = Pick<Context, 'exec' | 'env' | 'log' | 'temp' | 'clock'> & {
  readonly http: Pick<Context['http'], 'fetch'>;
};

export interface Tool {
  readonly path: string;
  readonly version: string;
}

/**
 * Finds a program the suite runs: on PATH in a version the lock accepts, else in the runner's tool cache, else by a
 * download whose SHA-256 is committed with the suite. `TOOL_MISSING` says which of these failed and why.
 */
export async function findTool(
  name: ToolName,
  ports: ToolPorts,
  lock: Readonly<Record<ToolName, LockedTool>> = toolLock,
): Promise<Tool> {
  const locked = lock[name];
  const onPath = await toolOnPath(name, locked, ports);
  if (typeof onPath === 'object') return onPath;
  const cache = await toolCache(ports.env);
  const cached = cache?.find(name, locked.version);
  if (cached) return { path: path.join(cached, name), version: locked.version };
  const download = locked.downloads[process.arch];
  if (download?.sha256 === undefined || !download.verified || process.platform !== 'linux')
    throw new ActionError(
      'TOOL_MISSING',
      `${onPath}, and nobody has confirmed a checksum to download it by`,
      {
        hint: `Install ${name} ${locked.version} in a step before this one and put it on PATH.`,
      },
    );
  const { sha256 } = download;
  return {
    path: await fetchTool(name, locked.version, { ...download, sha256 }, onPath, ports),
    version: locked.version,
  };
}

/** The program on PATH, or the reason why there is none to use. */
async function toolOnPath(name: string, locked: LockedTool, ports: ToolPorts): Promise<Tool | string> {
  const file = await findProgram(name, ports.env);
  if (file === undefined) return `${name} is not on PATH`;
  const version = await versionOf([file, ...locked.versionArguments], ports.exec, ports.env);
  const refused = refusalOf(version, locked);
  if (refused === undefined && version !== undefined) return { path: file, version };
  return `${file} ${refused}`;
}

/** The version a program prints; undefined when it prints none. */
export async function versionOf(
  argv: readonly [string, ...string[]],
  exec: Exec,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const { code, stdout, stderr } = await exec({ argv, env: plainEnvironment(env) });
  return code === 0 ? readVersion(`${stdout}\n${stderr}`) : undefined;
}

/** Why a version is not used; undefined for one that is. */
export function refusalOf(version: string | undefined, locked: LockedTool): string | undefined {
  if (version === undefined) return 'does not say its version';
  const reason = locked.refused?.[version];
  if (reason !== undefined) return `is version ${version}, which is never used: ${reason}`;
  if (compareVersions(version, locked.minimum) < 0)
    return `is version ${version}, older than ${locked.minimum}`;
  return undefined;
}

async function fetchTool(
  name: string,
  version: string,
  { urls, sha256, member }: ToolDownload & { readonly sha256: string },
  why: string,
  { http, clock, env, log, temp }: ToolPorts,
): Promise<string> {
  const directory = await temp.directory('tool');
  const file = path.join(directory, 'download');
  log.info(`${why}; downloading ${name} ${version}`);
  const { ok, problems } = await downloadVerified(urls, sha256, file, { fetch: http.fetch, clock });
  for (const problem of problems) log.warning(`${name}: ${problem}`);
  if (!ok)
    throw new ActionError('TOOL_MISSING', `${why}, and no download of ${name} ${version} could be used`, {
      hint: `Install ${name} ${version} in a step before this one, or let the runner reach ${new URL(urls[0]).host}.`,
    });
  const unpacked = path.join(directory, 'program');
  await mkdir(unpacked);
  const { extractTar } = await import('@actions/tool-cache');
  const program =
    member === undefined ? file : path.join(await extractTar(file, path.join(directory, 'tar')), member);
  await copyFile(program, path.join(unpacked, name));
  await chmod(path.join(unpacked, name), 0o755);
  const cache = await toolCache(env);
  const kept = cache === undefined ? unpacked : await cache.cacheDir(unpacked, name, version);
  return path.join(kept, name);
}

/** The runner's tool cache; undefined outside a runner, where a download lives as long as the step. */
async function toolCache(env: NodeJS.ProcessEnv) {
  return env['RUNNER_TOOL_CACHE'] && env['RUNNER_TEMP'] ? await import('@actions/tool-cache') : undefined;
}

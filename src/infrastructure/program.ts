import { chmod, copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../core/context.ts';
import { downloadVerified } from '../core/download.ts';
import { ActionError } from '../core/errors.ts';
import { plainEnvironment, run } from '../core/exec.ts';
import { findProgram } from '../core/find-program.ts';
import type { ProgramDownload } from '../fleet/infrastructure.ts';

export type ProgramName = 'terraform' | 'tofu' | 'opa';

export type ProgramPorts = Pick<Context, 'env' | 'log' | 'temp' | 'clock' | 'http' | 'exec'>;

/**
 * A program by the address and checksum of the fleet file or, where it names none, from PATH: a pin beats what happens
 * to be installed. `TOOL_MISSING`.
 */
export async function findPinned(
  name: ProgramName,
  download: ProgramDownload | undefined,
  ports: ProgramPorts,
): Promise<string> {
  if (download !== undefined) return fetchPinned(name, download, ports);
  const found = await findProgram(name, ports.env);
  if (found !== undefined) return found;
  throw new ActionError('TOOL_MISSING', `${name} is not on PATH`, {
    hint: `GitHub's Ubuntu runners do not carry it. Write its address and SHA-256 into infrastructure.downloads.${name} of the fleet file, or use a runner that has it.`,
  });
}

async function fetchPinned(
  name: ProgramName,
  { url, sha256 }: ProgramDownload,
  { log, temp, clock, http, exec, env }: ProgramPorts,
): Promise<string> {
  const directory = await temp.directory('program');
  const file = path.join(
    directory,
    `download${/\.(zip|tar\.gz|tgz)$/.exec(new URL(url).pathname)?.[0] ?? ''}`,
  );
  log.info(`Downloading ${url}`);
  const { ok, problems } = await downloadVerified([url], sha256, file, { fetch: http.fetch, clock });
  if (!ok)
    throw new ActionError('TOOL_MISSING', `${name} cannot be used: ${problems.join('; ')}`, {
      hint: `Correct infrastructure.downloads.${name} of the fleet file, or let the runner reach ${new URL(url).host}.`,
    });
  const unpacked = path.join(directory, 'unpacked');
  await mkdir(unpacked);
  if (file.endsWith('download')) await copyFile(file, path.join(unpacked, name));
  else {
    const unpacker = file.endsWith('.zip') ? ['unzip', '-q', file, '-d'] : ['tar', '-xzf', file, '-C'];
    const [command = 'tar', ...args] = unpacker;
    await run(exec, { argv: [command, ...args, unpacked], env: plainEnvironment(env) });
  }
  if (!(await readdir(unpacked)).includes(name))
    throw new ActionError('TOOL_MISSING', `${url} holds no file ${name}`, {
      hint: `Correct infrastructure.downloads.${name} of the fleet file.`,
    });
  const program = path.join(unpacked, name);
  await chmod(program, 0o700);
  return program;
}

import { randomUUID } from 'node:crypto';
import {
  chmod,
  mkdir,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  addLogins,
  configFile,
  type DockerConfig,
  formatConfig,
  type Login,
  parseConfig,
  readText,
} from './docker-config.ts';

/** What was changed in a user's configuration; lies beside it, since it holds what that one holds. */
const record = z.object({
  /** Is there as long as the job that logged in. */
  marker: z.string(),
  /** The text before and after; `before` is null where there was no file. */
  before: z.string().nullable(),
  after: z.string(),
  /** Permissions of the file before; with the logins in it nobody else may read it. */
  mode: z.int(),
});
type LoginRecord = z.output<typeof record>;

/** Names of the records in a directory of Docker's configuration. */
export const recordName = /^\.flotilla-logins-[0-9a-f-]+\.json$/;

/**
 * Writes the logins into the user's own configuration and returns the path of the record that undoes it. `marker`
 * is a file or directory that goes with the job.
 */
export async function logInInPlace(
  directory: string,
  logins: readonly Login[],
  marker: string,
): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, configFile);
  const before = await readText(file);
  const after = addLogins(before, file, logins);
  const undo = path.join(directory, `.flotilla-logins-${randomUUID()}.json`);
  const mode = ((await stat(file).catch(() => undefined))?.mode ?? 0o600) & 0o777;
  const entry: LoginRecord = { marker, before: before ?? null, after, mode };
  // First the record: a job that is killed in between has changed nothing that is not known.
  await writeFile(undo, JSON.stringify(entry), { mode: 0o600, flag: 'wx' });
  await replace(file, after, mode & 0o700);
  return undo;
}

/** Takes the logins of a record out again. What others changed meanwhile stays, also a later login to the same host. */
export async function undoLogins(undo: string): Promise<void> {
  const known = await readRecord(undo);
  if (known !== undefined) await putBack(path.dirname(undo), known);
  await rm(undo, { force: true });
  // The directory may have come with the logins; one that holds anything is not removed.
  if (known?.before === null) await rmdir(path.dirname(undo)).catch(() => undefined);
}

/** Takes out the logins that killed jobs left: those whose marker is gone with its job. */
export async function undoLeftLogins(directory: string): Promise<void> {
  for (const name of (await readdir(directory).catch(() => [])).filter((one) => recordName.test(one))) {
    const undo = path.join(directory, name);
    const known = await readRecord(undo);
    if (known === undefined || !(await exists(known.marker))) await undoLogins(undo);
  }
}

/** Undefined for a record that is gone, or that a killed job did not write to its end: then nothing was changed. */
async function readRecord(undo: string): Promise<LoginRecord | undefined> {
  try {
    return record.parse(JSON.parse((await readText(undo)) ?? ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function putBack(directory: string, { before, after, mode }: LoginRecord): Promise<void> {
  const file = path.join(directory, configFile);
  const current = await readText(file);
  if (current === undefined || current === before) return;
  if (current === after && before === null) return rm(await target(file), { force: true });
  if (current === after && before !== null) return replace(file, before, mode);
  const [then, ours, now] = [before ?? undefined, after, current].map((text) => parseConfig(text, file));
  await replace(file, formatConfig(without(then ?? {}, ours ?? {}, now ?? {})), mode);
}

/** `now`, with every entry that is still as `ours` changed it put back to what it was `then`. */
function without(then: DockerConfig, ours: DockerConfig, now: DockerConfig): DockerConfig {
  const result = { ...now };
  for (const section of ['auths', 'credHelpers'] as const) {
    const [was, made, is] = [then[section] ?? {}, ours[section] ?? {}, now[section]];
    const keys = [...new Set([...Object.keys(was), ...Object.keys(made), ...Object.keys(is ?? {})])];
    const entries = keys.flatMap((key): [string, unknown][] => {
      const changed = !isDeepStrictEqual(was[key], made[key]);
      const value = changed && isDeepStrictEqual(is?.[key], made[key]) ? was[key] : is?.[key];
      return value === undefined ? [] : [[key, value]];
    });
    if (entries.length > 0 || then[section] !== undefined)
      Object.assign(result, { [section]: Object.fromEntries(entries) });
    else delete result[section];
  }
  return result;
}

/** Replaces a file in one step, following a link to where the user keeps it. */
async function replace(file: string, text: string, mode: number): Promise<void> {
  const real = await target(file);
  const part = `${real}.${randomUUID()}`;
  await writeFile(part, text, { mode: 0o600, flag: 'wx' });
  await chmod(part, mode);
  await rename(part, real);
}

/** Where a link leads, also one that leads to nothing yet. */
async function target(file: string): Promise<string> {
  const link = await readlink(file).catch(() => undefined);
  if (link === undefined) return file;
  return realpath(file).catch(() => path.resolve(path.dirname(file), link));
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

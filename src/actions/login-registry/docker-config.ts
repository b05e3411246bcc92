import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ActionError, messageOf } from '../../core/errors.ts';
import type { RegistryCredential } from '../../oci/registry-endpoint.ts';

/** The keys of Docker's config.json that logging in changes; all others are carried over as they are. */
const dockerConfig = z.looseObject({
  auths: z.record(z.string(), z.unknown()).default({}),
  credHelpers: z.record(z.string(), z.string()).default({}),
  credsStore: z.string().optional(),
});

export interface Login {
  /** Names the registry goes by: its host, and where an override leads. */
  readonly hosts: readonly string[];
  readonly credential: RegistryCredential;
}

/** Where docker keeps its configuration for this user. */
export function ownDockerConfig(env: NodeJS.ProcessEnv): string {
  return env['DOCKER_CONFIG'] || path.join(env['HOME'] || os.homedir(), '.docker');
}

/**
 * Writes a Docker configuration with the logins into an empty private directory. Everything else is as in
 * `original`, which is not touched: its other logins and credential helpers, its plugins and its contexts.
 */
export async function writeDockerConfig(
  directory: string,
  original: string,
  logins: readonly Login[],
): Promise<void> {
  const config = await read(path.join(original, 'config.json'));
  const hosts = logins.flatMap((login) => login.hosts);
  const entries = logins.flatMap(({ hosts, credential: { username, password } }) => {
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    return hosts.map((host): [string, { auth: string }] => [authKey(host), { auth }]);
  });
  const helpers = Object.entries(config.credHelpers).filter(([host]) => !hosts.includes(host));
  // An empty helper keeps docker from asking the user's store for hosts whose login stands in this file.
  const own =
    config.credsStore === undefined ? [] : hosts.map((host): [string, string] => [authKey(host), '']);
  const written = {
    ...config,
    auths: { ...config.auths, ...Object.fromEntries(entries) },
    credHelpers: Object.fromEntries([...helpers, ...own]),
  };
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(path.join(directory, 'config.json'), `${JSON.stringify(written, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
  });
  for (const name of ['cli-plugins', 'contexts']) {
    const target = path.resolve(original, name);
    if (await exists(target)) await symlink(target, path.join(directory, name));
  }
}

/** Docker Hub's logins stand under the address of its first API. */
function authKey(host: string): string {
  return host === 'docker.io' || host === 'index.docker.io' ? 'https://index.docker.io/v1/' : host;
}

async function read(file: string): Promise<z.output<typeof dockerConfig>> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  try {
    return dockerConfig.parse(JSON.parse(text));
  } catch (error) {
    // The text may hold passwords, so only the kind of mistake is told.
    const what = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error).split(',')[0];
    throw new ActionError('INPUT_INVALID', `${file} is not a Docker configuration: ${what}`, {
      hint: 'Correct the file, or name another directory in the input `docker-config`.',
    });
  }
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

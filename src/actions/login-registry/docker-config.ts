import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ActionError, messageOf } from '../../core/errors.ts';
import type { RegistryCredential } from '../../oci/registry-endpoint.ts';

/** The keys of Docker's config.json that logging in changes; all others are carried over as they are. */
const schema = z.looseObject({
  auths: z.record(z.string(), z.unknown()).optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
  credsStore: z.string().optional(),
});
export type DockerConfig = z.output<typeof schema>;

export interface Login {
  /** Names the registry goes by: its host, and where an override leads. */
  readonly hosts: readonly string[];
  readonly credential: RegistryCredential;
}

/** Name of the file in a directory of Docker's configuration. */
export const configFile = 'config.json';

/** Where docker keeps its configuration for this user. */
export function ownDockerConfig(env: NodeJS.ProcessEnv): string {
  return env['DOCKER_CONFIG'] || path.join(env['HOME'] || os.homedir(), '.docker');
}

/** The text of a configuration; undefined where there is none. */
export async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw new ActionError('INPUT_INVALID', `${file} cannot be read: ${messageOf(error)}`, {
      hint: 'Let the user of the runner read it, or name another directory in the input `docker-config`.',
    });
  });
}

const isMissing = (error: unknown) =>
  error !== null && typeof error === 'object' && 'code' in error && error.code === 'ENOENT';

/** Parses a configuration, `{}` for none; docker takes an empty file for one as well. `INPUT_INVALID`. */
export function parseConfig(text: string | undefined, file: string): DockerConfig {
  try {
    return schema.parse(JSON.parse(text?.trim() || '{}'));
  } catch (error) {
    // The text may hold passwords, so only the kind of mistake is told.
    const what = error instanceof z.ZodError ? z.prettifyError(error) : 'it is not JSON';
    throw new ActionError('INPUT_INVALID', `${file} is not a Docker configuration: ${what}`, {
      hint: 'Correct the file, or name another directory in the input `docker-config`.',
    });
  }
}

/** As docker writes it. */
export const formatConfig = (config: DockerConfig) => `${JSON.stringify(config, null, '\t')}\n`;

/**
 * The text of a configuration with these logins, made of the text that was there; `adapt` changes what else stands in
 * it. `INPUT_INVALID`.
 */
export const addLogins = (
  text: string | undefined,
  file: string,
  logins: readonly Login[],
  adapt: (config: DockerConfig) => DockerConfig = (config) => config,
): string => formatConfig(withLogins(adapt(parseConfig(text, file)), logins));

/** The configuration with these logins, which docker then uses before any helper or store of the user's. */
function withLogins(config: DockerConfig, logins: readonly Login[]): DockerConfig {
  const entries = logins.flatMap(({ hosts, credential: { username, password } }) => {
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    return hosts.map((host): [string, { auth: string }] => [authKey(host), { auth }]);
  });
  const keys = entries.map(([key]) => key);
  const others = Object.entries(config.credHelpers ?? {}).filter(([host]) => !keys.includes(authKey(host)));
  // An empty helper keeps docker from asking the user's store for hosts whose login stands in this file.
  const own = config.credsStore === undefined ? [] : keys.map((key): [string, string] => [key, '']);
  const helpers = Object.fromEntries([...others, ...own]);
  return {
    ...config,
    auths: { ...config.auths, ...Object.fromEntries(entries) },
    ...(config.credHelpers === undefined && own.length === 0 ? {} : { credHelpers: helpers }),
  };
}

/** Docker Hub's logins stand under the address of its first API. */
const authKey = (host: string) =>
  ['docker.io', 'index.docker.io', 'registry-1.docker.io'].includes(host)
    ? 'https://index.docker.io/v1/'
    : host;

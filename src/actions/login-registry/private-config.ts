import { readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { addLogins, configFile, type DockerConfig, type Login, readText } from './docker-config.ts';
import { recordName } from './own-config.ts';

/** Stores that give out only what was put in, and for each login of theirs docker leaves an empty entry in `auths`. */
const keychains = ['desktop', 'osxkeychain', 'pass', 'secretservice', 'wincred'];

/**
 * Writes a Docker configuration with the logins into an empty private directory. Everything else is as in
 * `original`, which is not touched: its other logins and credential helpers stand in the file, and its plugins,
 * contexts and certificates are linked. Builders are left to BUILDX_CONFIG, since who makes one replaces the file.
 */
export async function writePrivateConfig(
  directory: string,
  original: string,
  logins: readonly Login[],
): Promise<void> {
  const file = path.join(original, configFile);
  const config = addLogins(await readText(file), file, logins, withoutKeychain);
  await writeFile(path.join(directory, configFile), config, { mode: 0o600, flag: 'wx' });
  // Docker's temporary files beside its configuration begin with its name.
  const apart = (name: string) => name.startsWith(configFile) || recordName.test(name) || name === 'buildx';
  const linked = (await readdir(original).catch(() => [])).filter((name) => !apart(name));
  for (const name of linked) await symlink(path.resolve(original, name), path.join(directory, name));
}

/**
 * Names a keychain for each of its logins instead of for all there are: programs other than docker ask the general
 * store before they look at a login in the file (oras, and so helm; regctl).
 */
function withoutKeychain({ credsStore, ...config }: DockerConfig): DockerConfig {
  if (credsStore === undefined || !keychains.includes(credsStore))
    return credsStore === undefined ? config : { ...config, credsStore };
  const kept = Object.entries(config.auths ?? {}).filter(([, entry]) => isDeepStrictEqual(entry, {}));
  const helpers = Object.fromEntries(kept.map(([host]) => [host, credsStore]));
  return { ...config, credHelpers: { ...helpers, ...config.credHelpers } };
}

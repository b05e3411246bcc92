import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { freePorts } from '../clouds/free-ports.ts';
import { startDetached } from '../clouds/processes.ts';
import type { Process } from '../clouds/stack.ts';
import { createAuthority, issueCertificate } from '../clouds/tls/certificates.ts';
import { poll } from '../integration/kube/control-plane.ts';

/** A real Vault that runs the template's configuration. */
export interface VaultProcess {
  readonly address: string;
  /** Path of the certificate of the authority that signs its listener. */
  readonly ca: string;
  readonly process: Process;
  /** The vault program with a token, the one of `operator init` unless another is given; its output. */
  vault(args: readonly string[], token?: string): Promise<string>;
}

const kubernetesPlugin = 'vault-plugin-auth-kubernetes';
const initialised = z.object({ unseal_keys_b64: z.tuple([z.string()]), root_token: z.string() });

/**
 * Starts one replica with the template's server.hcl: its paths and addresses moved to `dir` and loopback, its seal the
 * built-in one, and without the labels that it would give its pod. Then initialises and unseals it.
 */
export async function startVaultServer(
  bin: string,
  configuration: string,
  dir: string,
): Promise<VaultProcess> {
  const [port = 0, clusterPort = 0] = await freePorts(2);
  const [tls, data] = [path.join(dir, 'tls'), path.join(dir, 'data')];
  for (const one of [tls, data]) await mkdir(one, { recursive: true, mode: 0o700 });
  const authority = await createAuthority(tls, 'vault');
  const pair = await issueCertificate({
    dir: tls,
    name: 'vault',
    hosts: ['vault.vault.svc', '127.0.0.1'],
    authority,
  });
  const hcl = moved(await readFile(configuration, 'utf8'), [
    ['"[::]:8200"', `"127.0.0.1:${port}"`],
    ['"[::]:8201"', `"127.0.0.1:${clusterPort}"`],
    ['/vault/userconfig/vault-server-tls/tls.crt', pair.certificate],
    ['/vault/userconfig/vault-server-tls/tls.key', pair.key],
    ['/vault/userconfig/vault-server-tls/ca.crt', authority.certificate],
    ['"/vault/data"', `"${data}"`],
    ['service_registration "kubernetes" {}', ''],
  ]);
  const file = path.join(dir, 'server.hcl');
  // Login by Kubernetes is part of a full build; in this one it is a plugin.
  const plugins = path.join(dir, 'plugins');
  await mkdir(plugins);
  await copyFile(path.join(bin, kubernetesPlugin), path.join(plugins, kubernetesPlugin));
  await writeFile(file, `${hcl}\nplugin_directory = "${plugins}"\n`, { mode: 0o600 });
  const address = `https://127.0.0.1:${port}`;
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: dir,
    VAULT_ADDR: address,
    VAULT_CACERT: authority.certificate,
  };
  const server = await startDetached({
    name: 'vault',
    argv: [path.join(bin, 'vault'), 'server', `-config=${file}`],
    logs: dir,
    cwd: dir,
    env: {
      ...environment,
      // What the chart gives each pod.
      VAULT_API_ADDR: address,
      VAULT_CLUSTER_ADDR: `https://127.0.0.1:${clusterPort}`,
      VAULT_RAFT_NODE_ID: 'vault-0',
    },
  });
  let root = '';
  const vault = async (args: readonly string[], token = root) => {
    const env = { ...environment, ...(token === '' ? {} : { VAULT_TOKEN: token }) };
    const { stdout } = await promisify(execFile)(path.join(bin, 'vault'), args, { env });
    return stdout;
  };
  const init = ['operator', 'init', '-key-shares=1', '-key-threshold=1', '-format=json'];
  const made = initialised.parse(JSON.parse(await poll(() => vault(init), 60_000)));
  await vault(['operator', 'unseal', made.unseal_keys_b64[0]]);
  root = made.root_token;
  // It becomes the leader of its cluster of one a moment later.
  await poll(() => vault(['secrets', 'list']), 60_000);
  const sum = createHash('sha256')
    .update(await readFile(path.join(plugins, kubernetesPlugin)))
    .digest('hex');
  const command = [`-sha256=${sum}`, `-command=${kubernetesPlugin}`];
  await vault(['plugin', 'register', ...command, 'auth', 'kubernetes']);
  return { address, ca: authority.certificate, process: server, vault };
}

/** Replaces every text; each must be there, so that a change of the template is noticed. */
function moved(text: string, places: readonly (readonly [string, string])[]): string {
  return places.reduce((done, [from, to]) => {
    if (!done.includes(from)) throw new Error(`the configuration does not say ${from}`);
    return done.replaceAll(from, to);
  }, text);
}

import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ClusterPlan } from './plan.ts';

/** A registry the node pulls from: by its canonical name, served by a local front. */
export interface NodeRegistry {
  readonly host: string;
  /** Base URL of the front. */
  readonly address: string;
  /** What the cloud gives its nodes for pulling. */
  readonly auth: { readonly username: string; readonly password: string };
}

/** Writes containerd's directory of registry hosts and returns it. `ca` signs the front; the mirror is plain http. */
export async function writeRegistryHosts(
  plan: ClusterPlan,
  registry: NodeRegistry,
  mirror: string,
  ca: string,
): Promise<string> {
  const dir = path.join(plan.dir, 'certs.d');
  await writeHost(dir, registry.host, registry.address, [`ca = "${ca}"`]);
  await writeHost(dir, mirror, `http://${mirror}`, []);
  return dir;
}

/**
 * The front is named twice: as the only host, because containerd 1.6 refuses a file without one, and as the server it
 * falls back to, so that no request ever goes to the real registry.
 */
async function writeHost(
  dir: string,
  host: string,
  address: string,
  trust: readonly string[],
): Promise<void> {
  await write(path.join(dir, host, 'hosts.toml'), [
    `server = "${address}"`,
    ...trust,
    `[host."${address}"]`,
    '  capabilities = ["pull", "resolve"]',
    ...trust.map((line) => `  ${line}`),
  ]);
}

/** Name of the credential provider plugin, which answers for the cloud's own registry as the clouds' plugins do. */
const plugin = 'flotilla-node-credentials';

/** Writes the kubelet's credential provider and returns the kubelet's flags for it. */
export async function writeCredentialProvider(
  plan: ClusterPlan,
  { host, auth }: NodeRegistry,
): Promise<string[]> {
  const dir = path.join(plan.dir, 'credential-provider');
  const apiVersion = 'credentialprovider.kubelet.k8s.io/v1';
  const answer = path.join(dir, 'answer.json');
  const response = {
    apiVersion,
    kind: 'CredentialProviderResponse',
    cacheKeyType: 'Registry',
    auth: { [host]: auth },
  };
  await write(answer, [JSON.stringify(response)], 0o600);
  const program = path.join(dir, 'bin', plugin);
  await write(program, ['#!/bin/sh', `exec cat '${answer}'`], 0o700);
  const config = path.join(dir, 'config.json');
  await write(config, [
    JSON.stringify({
      apiVersion: 'kubelet.config.k8s.io/v1',
      kind: 'CredentialProviderConfig',
      providers: [{ name: plugin, matchImages: [host], defaultCacheDuration: '1m', apiVersion }],
    }),
  ]);
  return [
    `--image-credential-provider-config=${config}`,
    `--image-credential-provider-bin-dir=${path.dirname(program)}`,
  ];
}

async function write(file: string, lines: readonly string[], mode = 0o644): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${lines.join('\n')}\n`, { mode });
  await chmod(file, mode);
}

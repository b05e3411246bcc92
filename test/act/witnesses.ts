import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Stack } from '../clouds/index.ts';
import type { CloudName } from './outside.ts';

const run = promisify(execFile);

/** Programs of others that say what a registry holds. Each has a login of its own, as a node of the cluster has. */
export interface Witnesses {
  /** The digest a tag stands for, as crane reads it. */
  craneDigest(cloud: CloudName, service: string, tag: string): Promise<string>;
  /** The digests a repository's index names, as regctl reads it. */
  regctlPlatforms(cloud: CloudName, service: string, digest: string): Promise<string[]>;
  /** What is stated of a digest, as predicate types: found by regctl, each read back by crane with its subject. */
  referrers(cloud: CloudName, service: string, digest: string): Promise<string[]>;
  /** The tags of a repository, as crane lists them. */
  craneTags(cloud: CloudName, service: string): Promise<string[]>;
  /** cosign's verdict on an image: who signed it; an error where nobody did whom the policy names. */
  cosignVerify(cloud: CloudName, service: string, digest: string, identity: string): Promise<unknown>;
  end(): Promise<void>;
}

const index = z.object({ manifests: z.array(z.object({ digest: z.string() })) });
const referrer = z.object({
  subject: z.object({ digest: z.string() }),
  annotations: z.object({ 'dev.sigstore.bundle.predicateType': z.string() }),
});
const login = z.object({ username: z.string(), password: z.string() });
const nodeLogins = z.object({ registries: z.record(z.string(), z.object({ nodeAuth: login })) });

/** What the nodes of a cloud's cluster pull with. */
export async function nodeLogin(stack: Stack, cloud: string): Promise<z.output<typeof login>> {
  const text = await readFile(path.join(stack.dir, 'services.json'), 'utf8');
  const found = nodeLogins.parse(JSON.parse(text)).registries[cloud];
  if (found === undefined) throw new Error(`the nodes of ${cloud} have no login`);
  return found.nodeAuth;
}

/** Opens the witnesses with the pull credentials of the clusters' nodes. */
export async function callWitnesses(stack: Stack, bin: string): Promise<Witnesses> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'flotilla-witness-'));
  const logins = Object.entries(stack.clouds).map(async ([cloud, { registry }]) => {
    const { username, password } = await nodeLogin(stack, cloud);
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    return [new URL(registry.address).host, { auth }] as const;
  });
  const hosts = await Promise.all(logins);
  await writeFile(path.join(home, 'config.json'), JSON.stringify({ auths: Object.fromEntries(hosts) }), {
    mode: 0o600,
  });
  const env = {
    PATH: `${bin}:${process.env['PATH']}`,
    HOME: home,
    DOCKER_CONFIG: home,
    SSL_CERT_FILE: stack.ca,
  };
  const ask = async (program: string, ...args: string[]) => {
    const { stdout } = await run(path.join(bin, program), args, { env, maxBuffer: 64 * 1024 * 1024 });
    return stdout.trim();
  };
  const repository = (cloud: CloudName, service: string) => {
    const { registry } = stack.clouds[cloud];
    return `${new URL(registry.address).host}/${registry.path}/${service}`;
  };
  return {
    craneDigest: (cloud, service, tag) => ask('crane', 'digest', `${repository(cloud, service)}:${tag}`),
    craneTags: async (cloud, service) =>
      (await ask('crane', 'ls', repository(cloud, service))).split('\n').filter(Boolean),
    regctlPlatforms: async (cloud, service, digest) => {
      const text = await ask(
        'regctl',
        'manifest',
        'get',
        '--format',
        'raw-body',
        `${repository(cloud, service)}@${digest}`,
      );
      return index.parse(JSON.parse(text)).manifests.map((manifest) => manifest.digest);
    },
    referrers: async (cloud, service, digest) => {
      const image = `${repository(cloud, service)}@${digest}`;
      const list = await ask('regctl', 'artifact', 'list', '--format', 'raw-body', image);
      const types = index.parse(JSON.parse(list)).manifests.map(async (found) => {
        const text = await ask('crane', 'manifest', `${repository(cloud, service)}@${found.digest}`);
        const { subject, annotations } = referrer.parse(JSON.parse(text));
        if (subject.digest !== digest)
          throw new Error(`${found.digest} is listed for ${digest}, not its subject`);
        return annotations['dev.sigstore.bundle.predicateType'];
      });
      return (await Promise.all(types)).sort();
    },
    cosignVerify: async (cloud, service, digest, identity) => {
      const text = await ask(
        'cosign',
        'verify',
        ...['--trusted-root', stack.sigstore.trustedRoot, '--insecure-ignore-sct', '--new-bundle-format'],
        ...['--certificate-oidc-issuer', stack.github.issuer, '--certificate-identity', identity],
        `${repository(cloud, service)}@${digest}`,
      );
      return JSON.parse(text);
    },
    end: () => rm(home, { recursive: true, force: true }),
  };
}

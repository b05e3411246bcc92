import { chmod, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createAuthority, issueCertificate, type KeyPair } from '../tls/certificates.ts';
import { command } from '../toolchain/command.ts';
import type { ClusterPlan } from './plan.ts';

/** Clients of the API server by certificate: user name, and group where it has one. */
const clients = {
  admin: { user: 'flotilla-admin', group: 'system:masters' },
  'apiserver-kubelet-client': { user: 'kube-apiserver', group: 'system:masters' },
  'controller-manager': { user: 'system:kube-controller-manager', group: undefined },
  scheduler: { user: 'system:kube-scheduler', group: undefined },
  'kube-proxy': { user: 'system:kube-proxy', group: undefined },
  coredns: { user: 'system:coredns', group: undefined },
} as const;

export type Client = keyof typeof clients | 'kubelet';

/** The key pairs of a cluster, all signed by its own authority. */
export interface Pki {
  readonly authority: KeyPair;
  readonly apiserver: KeyPair;
  readonly kubelet: KeyPair;
  readonly serviceAccount: KeyPair;
  readonly clients: Readonly<Record<Client, KeyPair>>;
}

/** Makes every key and certificate of a cluster in its directory pki/. */
export async function createPki(plan: ClusterPlan): Promise<Pki> {
  const dir = path.join(plan.dir, 'pki');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const authority = await createAuthority(dir, `${plan.name} cluster`);
  const { host, apiService } = plan.network;
  const names = [
    'kubernetes',
    'kubernetes.default',
    'kubernetes.default.svc',
    'kubernetes.default.svc.cluster.local',
  ];
  const server = (name: string, hosts: readonly string[]) =>
    issueCertificate({ dir, name, hosts, authority });
  const client = (name: Client) => issueClient(dir, name, subjectOf(name, plan.node), authority);
  const [apiserver, kubelet, serviceAccount, issued] = await Promise.all([
    server('apiserver', [host, apiService, '127.0.0.1', 'localhost', ...names]),
    server('kubelet-server', [host, plan.node]),
    createServiceAccountKey(dir),
    Promise.all(
      // The keys of the record above.
      [...(Object.keys(clients) as Client[]), 'kubelet' as const].map(
        async (name) => [name, await client(name)] as const,
      ),
    ),
  ]);
  // Every member of Client was issued above.
  const byName = Object.fromEntries(issued) as Record<Client, KeyPair>;
  return { authority, apiserver, kubelet, serviceAccount, clients: byName };
}

function subjectOf(name: Client, node: string): string {
  if (name === 'kubelet') return `/O=system:nodes/CN=system:node:${node}`;
  const { user, group } = clients[name];
  return `${group === undefined ? '' : `/O=${group}`}/CN=${user}`;
}

async function issueClient(dir: string, name: string, subject: string, authority: KeyPair): Promise<KeyPair> {
  const pair = { certificate: path.join(dir, `${name}.pem`), key: path.join(dir, `${name}.key`) };
  await command([
    ...([
      'openssl',
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
    ] as const),
    ...['-days', '30', '-subj', subject, '-CA', authority.certificate, '-CAkey', authority.key],
    ...['-addext', 'basicConstraints=critical,CA:FALSE', '-addext', 'extendedKeyUsage=clientAuth'],
    ...['-keyout', pair.key, '-out', pair.certificate],
  ]);
  await chmod(pair.key, 0o600);
  return pair;
}

/** The key that signs service account tokens; `certificate` is its public half. */
async function createServiceAccountKey(dir: string): Promise<KeyPair> {
  const pair = {
    certificate: path.join(dir, 'service-account.pub'),
    key: path.join(dir, 'service-account.key'),
  };
  await command([
    'openssl',
    'genpkey',
    '-algorithm',
    'EC',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-out',
    pair.key,
  ]);
  await chmod(pair.key, 0o600);
  await command(['openssl', 'pkey', '-in', pair.key, '-pubout', '-out', pair.certificate]);
  return pair;
}

/** The contents of a key pair. */
export async function readPair(pair: KeyPair): Promise<{ cert: string; key: string }> {
  const [cert, key] = await Promise.all([readFile(pair.certificate, 'utf8'), readFile(pair.key, 'utf8')]);
  return { cert, key };
}

import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ClusterAccess } from '../../../src/clouds/provider.ts';
import { freePorts } from '../../clouds/free-ports.ts';
import { poll } from '../kube/control-plane.ts';

/** A real API server that knows the users of two clouds: EKS by webhook, AKS by its own OIDC authenticator. */
export interface ApiServer {
  readonly server: string;
  readonly ca: string;
  readonly admin: ClusterAccess;
  stop(): Promise<void>;
}

export interface Authenticators {
  /** Address of the webhook. */
  readonly webhook: string;
  /** Issuer of the JWTs. */
  readonly issuer: string;
  /** Authority of both, in PEM. */
  readonly ca: string;
}

const aksServer = '6dae42f8-4368-4678-94ff-3960e28e3630';

/** Starts one over an etcd of its own, with the programs of the toolchain in `bin`. */
export async function startApiServer(
  bin: string,
  dir: string,
  { webhook, issuer, ca: authority }: Authenticators,
): Promise<ApiServer> {
  const [etcdPort = 0, peerPort = 0, port = 0] = await freePorts(3);
  await mkdir(path.join(dir, 'certs'), { recursive: true });
  const children = new Set<ReturnType<typeof spawn>>();
  const start = (program: string, args: readonly string[]) => {
    const output = openSync(path.join(dir, `${path.basename(program)}.log`), 'a', 0o600);
    const child = spawn(program, args, { cwd: dir, stdio: ['ignore', output, output] });
    children.add(child.once('exit', () => children.delete(child)));
  };
  const write = async (name: string, content: string | object) => {
    const file = path.join(dir, name);
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
    return file;
  };
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const admin = randomBytes(16).toString('hex');
  const [etcd, peer] = [`http://127.0.0.1:${etcdPort}`, `http://127.0.0.1:${peerPort}`];
  start('etcd', [
    ...[`--data-dir=${path.join(dir, 'etcd')}`, '--unsafe-no-fsync', '--log-level=error'],
    ...[`--listen-client-urls=${etcd}`, `--advertise-client-urls=${etcd}`],
    ...[`--listen-peer-urls=${peer}`, `--initial-advertise-peer-urls=${peer}`],
    `--initial-cluster=default=${peer}`,
  ]);
  start(path.join(bin, 'kube-apiserver'), [
    `--etcd-servers=${etcd}`,
    ...['--bind-address=127.0.0.1', `--secure-port=${port}`, `--cert-dir=${path.join(dir, 'certs')}`],
    ...['--authorization-mode=RBAC', '--service-cluster-ip-range=10.96.0.0/16'],
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-signing-key-file=${await write('sa.key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())}`,
    `--service-account-key-file=${await write('sa.pub', publicKey.export({ type: 'spki', format: 'pem' }).toString())}`,
    `--token-auth-file=${await write('tokens.csv', `${admin},admin,admin,system:masters\n`)}`,
    '--authentication-token-webhook-version=v1',
    // So that a token that runs out is refused soon.
    '--authentication-token-webhook-cache-ttl=1s',
    `--authentication-token-webhook-config-file=${await write('webhook.json', {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'cloud',
          cluster: {
            server: webhook,
            'certificate-authority-data': Buffer.from(authority).toString('base64'),
          },
        },
      ],
      users: [{ name: 'api-server', user: {} }],
      contexts: [{ name: 'cloud', context: { cluster: 'cloud', user: 'api-server' } }],
      'current-context': 'cloud',
    })}`,
    `--authentication-config=${await write('authentication.json', {
      apiVersion: 'apiserver.config.k8s.io/v1',
      kind: 'AuthenticationConfiguration',
      anonymous: { enabled: false },
      jwt: [
        {
          issuer: { url: issuer, audiences: [aksServer], certificateAuthority: authority },
          claimMappings: {
            username: { claim: 'oid', prefix: '' },
            groups: { claim: 'groups', prefix: '' },
          },
        },
      ],
    })}`,
  ]);
  const server = `https://127.0.0.1:${port}`;
  const ca = await poll(() => readFile(path.join(dir, 'certs/apiserver.crt'), 'utf8'));
  return {
    server,
    ca,
    admin: { server, ca, token: async () => ({ value: admin, expiresAt: 8.64e15 }) },
    stop: async () => {
      await Promise.all(
        [...children].map(async (child) => {
          const gone = once(child, 'exit');
          child.kill('SIGKILL');
          await gone;
        }),
      );
    },
  };
}

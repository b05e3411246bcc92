import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ClusterAccess } from '../../../src/clouds/provider.ts';
import { type Clock, systemClock } from '../../../src/core/clock.ts';
import { createKubeClient, type KubeClient } from '../../../src/kube/client.ts';
import { freePorts } from '../../clouds/free-ports.ts';
import { silentLog } from './silent-log.ts';

/** A real etcd, API server and controller manager without any node: what a kubelet would say, a test says. */
export interface ControlPlane {
  readonly access: ClusterAccess;
  readonly dir: string;
  /** A way in for somebody who may read the namespace `default` and nothing else. */
  readonly reader: ClusterAccess;
  /** A way in for a member of this group alone, who may do what a test grants it. */
  member(group: MemberGroup): ClusterAccess;
  /** What members asked for until now, as `GROUP VERB RESOURCE.APIGROUP/SUBRESOURCE`; the audit log lags a little. */
  asked(): Promise<ReadonlySet<string>>;
  client(ports?: { readonly signal?: AbortSignal; readonly clock?: Clock }): KubeClient;
  /** Kills the API server and starts it again after `downMs` milliseconds. */
  restart(downMs: number): Promise<void>;
  stop(): Promise<void>;
}

export const memberGroups = ['flotilla-deployers', 'flotilla-planners', 'flotilla-pruners'] as const;
export type MemberGroup = (typeof memberGroups)[number];

const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived', 'ResponseStarted'],
  rules: [{ level: 'Metadata', userGroups: memberGroups }, { level: 'None' }],
};

export interface ControlPlaneOptions {
  /** More arguments of the controller manager. */
  readonly controllers?: readonly string[];
  /** More arguments of the API server. */
  readonly apiServer?: readonly string[];
}

/** Starts one, with the programs of the toolchain in `bin`; Ready after some five seconds. */
export async function startControlPlane(
  bin: string,
  { controllers = [], apiServer: more = [] }: ControlPlaneOptions = {},
): Promise<ControlPlane> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'control-plane-'));
  const [etcdPort = 0, peerPort = 0, apiPort = 0] = await freePorts(3);
  const running = new Set<ChildProcess>();
  const clients: KubeClient[] = [];
  const start = (program: string, args: readonly string[]) => {
    const output = openSync(path.join(dir, `${path.basename(program)}.log`), 'a', 0o600);
    const child = spawn(program, args, { cwd: dir, stdio: ['ignore', output, output] });
    running.add(child.once('exit', () => running.delete(child)));
    return child;
  };
  const end = async (child: ChildProcess) => {
    if (!running.has(child)) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };

  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = path.join(dir, 'sa.key');
  await writeFile(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await writeFile(path.join(dir, 'sa.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
  const [admin, reader] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
  const memberKey = randomBytes(16).toString('hex');
  const tokenOf = (group: MemberGroup) => `${memberKey}-${group}`;
  await writeFile(
    path.join(dir, 'tokens.csv'),
    `${admin},admin,admin,system:masters\n${reader},reader,reader\n${memberGroups
      .map((group) => `${tokenOf(group)},${group},${group},${group}\n`)
      .join('')}`,
  );
  const audit = path.join(dir, 'audit.log');
  await writeFile(path.join(dir, 'audit.json'), JSON.stringify(auditPolicy));
  const etcdUrl = `http://127.0.0.1:${etcdPort}`;
  const peerUrl = `http://127.0.0.1:${peerPort}`;
  start('etcd', [
    `--data-dir=${path.join(dir, 'etcd')}`,
    ...[`--listen-client-urls=${etcdUrl}`, `--advertise-client-urls=${etcdUrl}`],
    ...[`--listen-peer-urls=${peerUrl}`, `--initial-advertise-peer-urls=${peerUrl}`],
    ...[`--initial-cluster=default=${peerUrl}`, '--unsafe-no-fsync'],
  ]);
  const startApiServer = () =>
    start(path.join(bin, 'kube-apiserver'), [
      `--etcd-servers=${etcdUrl}`,
      ...['--bind-address=127.0.0.1', `--secure-port=${apiPort}`, `--cert-dir=${path.join(dir, 'certs')}`],
      `--token-auth-file=${path.join(dir, 'tokens.csv')}`,
      '--authorization-mode=RBAC',
      ...[`--audit-policy-file=${path.join(dir, 'audit.json')}`, `--audit-log-path=${audit}`],
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-signing-key-file=${key}`,
      `--service-account-key-file=${path.join(dir, 'sa.pub')}`,
      '--service-cluster-ip-range=10.96.0.0/16',
      ...more,
    ]);
  await mkdir(path.join(dir, 'certs'));
  let apiServer = startApiServer();
  const server = `https://127.0.0.1:${apiPort}`;
  const ca = await poll(() => readFile(path.join(dir, 'certs/apiserver.crt'), 'utf8'));
  const accessOf = (token: string): ClusterAccess => ({
    server,
    ca,
    token: async () => ({ value: token, expiresAt: Number.POSITIVE_INFINITY }),
  });
  const kubeconfig = path.join(dir, 'kubeconfig');
  await writeFile(kubeconfig, JSON.stringify(kubeconfigOf(server, ca, admin)), { mode: 0o600 });
  const client: ControlPlane['client'] = ({
    signal = new AbortController().signal,
    clock = systemClock,
  } = {}) => {
    const made = createKubeClient(accessOf(admin), { name: 'test', clock, log: silentLog, signal });
    clients.push(made);
    return made;
  };
  await poll(() => client().list({ apiVersion: 'v1', kind: 'Namespace' }));
  start(path.join(bin, 'kube-controller-manager'), [
    `--kubeconfig=${kubeconfig}`,
    ...['--secure-port=0', '--leader-elect=false', `--service-account-private-key-file=${key}`],
    // A node that a test makes up has nobody to say that it lives.
    '--controllers=*,-node-lifecycle-controller',
    ...controllers,
  ]);
  await poll(async () => {
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', namespace: 'default', name: 'default' };
    if ((await client().get(account)) === undefined) throw new Error('the controllers have not started');
  });
  return {
    access: accessOf(admin),
    reader: accessOf(reader),
    member: (group) => accessOf(tokenOf(group)),
    asked: async () => new Set((await readFile(audit, 'utf8')).split('\n').flatMap(questionOf)),
    dir,
    client,
    restart: async (downMs) => {
      await end(apiServer);
      await sleep(downMs);
      apiServer = startApiServer();
    },
    stop: async () => {
      await Promise.all(clients.map((one) => one.close()));
      await Promise.all([...running].map(end));
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const auditEvent = z.object({
  verb: z.string(),
  user: z.object({ username: z.string() }),
  objectRef: z
    .object({ resource: z.string(), apiGroup: z.string().default(''), subresource: z.string().optional() })
    .optional(),
});

function questionOf(line: string): string[] {
  if (line === '') return [];
  const { verb, user, objectRef } = auditEvent.parse(JSON.parse(line));
  if (objectRef === undefined) return [];
  const { resource, apiGroup, subresource } = objectRef;
  const kind = `${resource}${apiGroup === '' ? '' : `.${apiGroup}`}${subresource === undefined ? '' : `/${subresource}`}`;
  return [`${user.username} ${verb} ${kind}`];
}

/** Tries until it works, for at most half a minute. */
export async function poll<T>(work: () => Promise<T>, patienceMs = 30_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(100);
    }
  }
}

const kubeconfigOf = (server: string, ca: string, token: string) => ({
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [
    {
      name: 'test',
      cluster: { server, 'certificate-authority-data': Buffer.from(ca).toString('base64') },
    },
  ],
  users: [{ name: 'admin', user: { token } }],
  contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
  'current-context': 'test',
});

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toolchain } from '../clouds/toolchain/index.ts';

const run = promisify(execFile);
const chart = path.resolve(
  import.meta.dirname,
  '../../action-templates/delivery-platform/helm-charts/delivery-platform',
);
const services = ['api-gateway', 'user-service', 'order-service', 'payment-service', 'delivery-service'];

const freePorts = async (count: number): Promise<number[]> => {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  return servers.map((server) => {
    const address = server.address();
    server.close();
    if (typeof address !== 'object' || !address) throw new Error('a TCP server has an address and a port');
    return address.port;
  });
};

/** A bare API server with its etcd: what helm and kubectl need to be told the truth about a chart. */
describe('the chart of the delivery platform on a real API server', () => {
  const children: ChildProcess[] = [];
  let dir: string;
  let bin: string;
  let kubeconfig: string;

  const launch = (program: string, args: string[]) => {
    const child = spawn(program, args, { cwd: dir, stdio: 'ignore' });
    children.push(child);
  };
  const kubectl = async (...args: string[]) =>
    run(path.join(bin, 'kubectl'), ['--kubeconfig', kubeconfig, ...args]);

  const startServers = async () => {
    const [client = 0, peer = 0, secure = 0] = await freePorts(3);
    const [etcd, peers] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
    launch('etcd', [
      `--data-dir=${path.join(dir, 'etcd')}`,
      `--listen-client-urls=${etcd}`,
      `--advertise-client-urls=${etcd}`,
      `--listen-peer-urls=${peers}`,
      `--initial-advertise-peer-urls=${peers}`,
      `--initial-cluster=default=${peers}`,
      '--unsafe-no-fsync',
    ]);
    const key = path.join(dir, 'service-accounts.key');
    await run('openssl', ['genrsa', '-out', key, '2048']);
    await writeFile(path.join(dir, 'tokens.csv'), 'test-token,test,test,system:masters\n', { mode: 0o600 });
    launch(path.join(bin, 'kube-apiserver'), [
      `--etcd-servers=${etcd}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      '--endpoint-reconciler-type=none',
      `--secure-port=${secure}`,
      `--cert-dir=${path.join(dir, 'certificates')}`,
      `--token-auth-file=${path.join(dir, 'tokens.csv')}`,
      '--authorization-mode=RBAC',
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-signing-key-file=${key}`,
      `--service-account-key-file=${key}`,
      '--service-cluster-ip-range=10.96.0.0/16',
    ]);
    const cluster = { server: `https://127.0.0.1:${secure}`, 'insecure-skip-tls-verify': true };
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'test', cluster }],
      users: [{ name: 'test', user: { token: 'test-token' } }],
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
      'current-context': 'test',
    };
    await writeFile(kubeconfig, JSON.stringify(config), { mode: 0o600 });
  };

  const deliver = async (letter: string) => {
    // --is-upgrade: helm would otherwise refuse objects that are there and that it did not install itself.
    const pinned = services.map((name) => `services.${name}.image.digest=sha256:${letter.repeat(64)}`);
    const { stdout } = await run(path.join(bin, 'helm'), [
      ...[
        'template',
        'delivery-platform',
        chart,
        '--dry-run=server',
        '--is-upgrade',
        '--kubeconfig',
        kubeconfig,
      ],
      ...['--namespace', 'delivery', '--values', path.join(chart, 'values-aws.yaml')],
      ...pinned.flatMap((value) => ['--set-string', value]),
    ]);
    const file = path.join(dir, `release-${letter}.yaml`);
    await writeFile(file, stdout, { mode: 0o600 });
    const { stderr } = await kubectl('apply', '--server-side', '--namespace', 'delivery', '--filename', file);
    return stderr;
  };

  beforeAll(async () => {
    ({ bin } = await toolchain());
    dir = await mkdtemp(path.join(tmpdir(), 'flotilla-chart-'));
    await mkdir(path.join(dir, 'certificates'));
    kubeconfig = path.join(dir, 'kubeconfig');
    await startServers();
    for (let attempt = 0; ; attempt += 1) {
      const failure = await kubectl('get', '--raw', '/readyz').then(
        () => undefined,
        (error: Error) => error,
      );
      if (!failure) break;
      if (attempt > 120) throw failure;
      await delay(500);
    }
    await kubectl('create', 'namespace', 'delivery');
    await kubectl('label', 'namespace', 'delivery', 'pod-security.kubernetes.io/warn=restricted');
  }, 1_800_000);

  afterAll(async () => {
    for (const child of children.reverse()) {
      if (child.exitCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await rm(dir, { recursive: true, force: true });
  });

  it('keeps its generated keys over three deliveries', async () => {
    const keys: string[] = [];
    for (const letter of ['a', 'b', 'c']) {
      await deliver(letter);
      const { stdout } = await kubectl(
        'get',
        'secret',
        'delivery-platform-keys',
        '-n',
        'delivery',
        '-o=jsonpath={.data}',
      );
      keys.push(stdout);
    }
    expect(keys[0]).toContain('payment-signing-key');
    expect(new Set(keys).size).toBe(1);
    const { stdout } = await kubectl('get', 'deployments', '-n', 'delivery', '-o=jsonpath={..image}');
    expect(stdout.split(' ').every((image) => image.endsWith(`@sha256:${'c'.repeat(64)}`))).toBe(true);
  });

  it('is accepted as it is, without a warning of the restricted Pod Security Standard', async () => {
    expect(await deliver('d')).toBe('');
  });
});

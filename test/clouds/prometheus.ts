import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { KubeClient } from '../../src/kube/client.ts';
import type { KubeObject } from '../../src/kube/object.ts';
import { freePorts } from './free-ports.ts';
import { testPackages } from './toolchain/debian-packages.ts';

/** Processes that are scraped at their own addresses. */
export interface Targets {
  readonly labels: Readonly<Record<string, string>>;
  /** `HOST:PORT` each; what is scraped is /metrics. */
  readonly addresses: readonly string[];
}

/** The pods of a cluster’s namespaces that say they have metrics, scraped through its API server. */
export interface PodTargets {
  /** Label `cluster` of their series. */
  readonly cluster: string;
  /** Path of a kubeconfig of the stack, whose user may use the proxy of pods. */
  readonly kubeconfig: string;
  /** Lists the pods: Debian’s Prometheus is built without Kubernetes’ discovery. */
  readonly client: Pick<KubeClient, 'list'>;
  readonly namespaces: readonly string[];
}

/** Rules that are evaluated once a second, and who hears of alerts. */
export interface Alerting {
  /** Paths of rule files. */
  readonly rules: readonly string[];
  /** `HOST:PORT` of an Alertmanager. */
  readonly alertmanager: string;
  /** On every alert that leaves. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface Prometheus {
  readonly url: string;
  /** Ends it as a crash would; what it has scraped is lost. */
  stop(): Promise<void>;
}

/** Starts a real Prometheus that scrapes four times a second, pods once; series carry `pod`, and `cluster` and `namespace` for pods. */
export async function startPrometheus(
  targets: readonly Targets[],
  pods: readonly PodTargets[] = [],
  alerting?: Alerting,
): Promise<Prometheus> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'prometheus-'));
  const [port = 0] = await freePorts(1);
  const ending = new AbortController();
  const config = {
    global: {
      scrape_interval: '250ms',
      scrape_timeout: '250ms',
      ...(alerting && { evaluation_interval: '1s', external_labels: alerting.labels }),
    },
    ...(alerting && {
      rule_files: alerting.rules,
      alerting: { alertmanagers: [{ static_configs: [{ targets: [alerting.alertmanager] }] }] },
    }),
    scrape_configs: [
      {
        job_name: 'processes',
        static_configs: targets.map(({ labels, addresses }) => ({ labels, targets: addresses })),
      },
      ...(await Promise.all(pods.map((one) => podsOf(one, dir, ending.signal)))),
    ],
  };
  await writeFile(path.join(dir, 'prometheus.yml'), stringify(config), { mode: 0o600 });
  const output = openSync(path.join(dir, 'log'), 'a', 0o600);
  const child = spawn(
    testPackages['prometheus'] ?? 'prometheus',
    [
      `--config.file=${path.join(dir, 'prometheus.yml')}`,
      `--storage.tsdb.path=${path.join(dir, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      // A query must not look back to what was scraped before a target went away.
      '--query.lookback-delta=5s',
    ],
    { cwd: dir, stdio: ['ignore', output, output] },
  );
  const gone = once(child, 'exit');
  const stop = async () => {
    ending.abort();
    child.kill('SIGKILL');
    await gone;
    await rm(dir, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  // It takes five seconds to look at its targets for the first time.
  const expected = targets.reduce((sum, { addresses }) => sum + addresses.length, 0);
  const end = Date.now() + 30_000;
  while ((await scraped(url)) < expected) {
    if (child.exitCode === null && Date.now() < end) {
      await sleep(50);
      continue;
    }
    const log = await readFile(path.join(dir, 'log'), 'utf8');
    await stop();
    throw new Error(`Prometheus does not get ready:\n${log.slice(-2000)}`);
  }
  return { url, stop };
}

const counted = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

/** Number of processes it has scraped; less than none before it answers. */
async function scraped(url: string): Promise<number> {
  try {
    const query = new URLSearchParams({ query: 'sum(up{job="processes"})' });
    const answer = await fetch(`${url}/api/v1/query?${query}`);
    const [only] = counted.parse(await answer.json()).data.result;
    return Number(only?.value[1] ?? 0);
  } catch {
    return -1;
  }
}

const kubeconfigSchema = z.object({
  clusters: z.tuple([
    z.object({ cluster: z.object({ server: z.url(), 'certificate-authority-data': z.base64() }) }),
  ]),
  users: z.tuple([
    z.object({
      user: z.object({ 'client-certificate-data': z.base64(), 'client-key-data': z.base64() }),
    }),
  ]),
});

/** How often pods are looked for, in milliseconds. */
const discoveryMs = 500;

async function podsOf(
  { cluster, kubeconfig, client, namespaces }: PodTargets,
  dir: string,
  end: AbortSignal,
) {
  const { clusters, users } = kubeconfigSchema.parse(parse(await readFile(kubeconfig, 'utf8')));
  const keep = async (name: string, content: Uint8Array | string) => {
    const file = path.join(dir, `${cluster}-${name}`);
    await writeFile(`${file}.new`, content, { mode: 0o600 });
    await rename(`${file}.new`, file);
    return file;
  };
  const decoded = (text: string) => Buffer.from(text, 'base64');
  const { host } = new URL(clusters[0].cluster.server);
  const discover = async () => {
    const lists = await Promise.all(
      namespaces.map((namespace) => client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace })),
    );
    const targets = lists.flat().flatMap((pod) => targetOf(pod, cluster));
    return keep('targets.json', JSON.stringify(targets.map((labels) => ({ targets: [host], labels }))));
  };
  const file = await discover();
  const discovering = async () => {
    while (!end.aborted) {
      await sleep(discoveryMs);
      // A pod that is found a moment later is scraped a moment later.
      if (!end.aborted) await discover().catch(() => undefined);
    }
  };
  void discovering();
  return {
    job_name: `pods-${cluster}`,
    scrape_interval: '1s',
    scrape_timeout: '1s',
    scheme: 'https',
    tls_config: {
      ca_file: await keep('ca.pem', decoded(clusters[0].cluster['certificate-authority-data'])),
      cert_file: await keep('client.pem', decoded(users[0].user['client-certificate-data'])),
      key_file: await keep('client.key', decoded(users[0].user['client-key-data'])),
    },
    file_sd_configs: [{ files: [file], refresh_interval: '1s' }],
  };
}

const podSchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    annotations: z.object({
      'prometheus.io/scrape': z.literal('true'),
      'prometheus.io/port': z.string(),
      'prometheus.io/path': z.string().default('/metrics'),
    }),
  }),
  status: z.object({ phase: z.literal('Running') }),
});

/** Labels of a pod that runs and has metrics, the path to them among them. */
function targetOf(pod: KubeObject, cluster: string): Record<string, string>[] {
  const found = podSchema.safeParse(pod).data?.metadata;
  if (found === undefined) return [];
  const { name, namespace, annotations } = found;
  const proxy = `/api/v1/namespaces/${namespace}/pods/${name}:${annotations['prometheus.io/port']}/proxy`;
  return [
    { cluster, namespace, pod: name, __metrics_path__: `${proxy}${annotations['prometheus.io/path']}` },
  ];
}

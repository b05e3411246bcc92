import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { freePorts } from './free-ports.ts';
import { testPackages } from './toolchain/tools.ts';

/** Processes that are scraped at their own addresses. */
export interface Targets {
  readonly labels: Readonly<Record<string, string>>;
  /** `HOST:PORT` each; what is scraped is /metrics. */
  readonly addresses: readonly string[];
}

/** The pods of a cluster’s namespace that say they have metrics, scraped through its API server. */
export interface PodTargets {
  /** Label `cluster` of their series. */
  readonly cluster: string;
  /** Path of a kubeconfig that may list pods and use their proxy. */
  readonly kubeconfig: string;
  /** `HOST:PORT` of the API server, and what its kubeconfig proves itself with. */
  readonly server: string;
  readonly ca: string;
  readonly client: { readonly certificate: string; readonly key: string };
  readonly namespaces: readonly string[];
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
): Promise<Prometheus> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'prometheus-'));
  const [port = 0] = await freePorts(1);
  const config = {
    global: { scrape_interval: '250ms', scrape_timeout: '250ms' },
    scrape_configs: [
      {
        job_name: 'processes',
        static_configs: targets.map(({ labels, addresses }) => ({ labels, targets: addresses })),
      },
      ...pods.map(podsOf),
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
    child.kill('SIGKILL');
    await gone;
    await rm(dir, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const end = Date.now() + 30_000;
  while (!(await answers(`${url}/-/ready`))) {
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

const answers = (url: string) =>
  fetch(url).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );

function podsOf({ cluster, kubeconfig, server, ca, client, namespaces }: PodTargets) {
  const annotation = (name: string) => `__meta_kubernetes_pod_annotation_prometheus_io_${name}`;
  return {
    job_name: `pods-${cluster}`,
    scrape_interval: '1s',
    scrape_timeout: '1s',
    scheme: 'https',
    tls_config: { ca_file: ca, cert_file: client.certificate, key_file: client.key },
    kubernetes_sd_configs: [{ role: 'pod', kubeconfig_file: kubeconfig, namespaces: { names: namespaces } }],
    relabel_configs: [
      { source_labels: [annotation('scrape')], regex: 'true', action: 'keep' },
      // One target a pod, however many ports it has.
      {
        source_labels: [annotation('port'), '__meta_kubernetes_pod_container_port_number'],
        separator: ';',
        regex: '(.+);\\1|;.*',
        action: 'keep',
      },
      {
        source_labels: [
          '__meta_kubernetes_namespace',
          '__meta_kubernetes_pod_name',
          annotation('port'),
          annotation('path'),
        ],
        separator: ';',
        regex: '(.+);(.+);(.+);(.+)',
        target_label: '__metrics_path__',
        replacement: '/api/v1/namespaces/$1/pods/$2:$3/proxy$4',
      },
      { target_label: '__address__', replacement: server },
      { target_label: 'cluster', replacement: cluster },
      { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
      { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
    ],
  };
}

import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { releaseImages } from '../../../src/kube/images.ts';
import { releaseId } from '../../../src/release/release.ts';
import { helmValues } from '../../../src/rollout/values.ts';
import { type Argv, measure } from '../measured-process.ts';
import { type BenchCluster, type DeployTask, releaseValues } from './task.ts';

/** A way to deliver: chains of commands, the chains at the same time. */
export interface Contender {
  readonly name: 'ours' | 'helm' | 'kubectl' | 'kubectl-server-side';
  chains(task: DeployTask, home: string): readonly (readonly Argv[])[];
}

export interface Outcome {
  readonly seconds: number;
  /** Time on a processor of all its processes together. */
  readonly cpuSeconds: number;
  /** Sum of the peaks of the processes that ran at the same time. */
  readonly megabytes: number;
  /** What its programs wrote. */
  readonly output: string;
}

/** Our transaction, one process for all clusters. */
export const ours = (program: string): Contender => ({
  name: 'ours',
  chains: (_task, home) => [[[process.execPath, program, path.join(home, 'task.json')]]],
});

/** Helm's own way: one release in each cluster. */
const helm: Contender = {
  name: 'helm',
  chains: (task, home) =>
    task.clusters.map((cluster) => [
      [
        ...(['helm', 'upgrade', task.release, task.chart, '--install', '--wait', '--timeout=5m'] as const),
        ...['--create-namespace', ...chartFlags(task, cluster, home)],
      ],
    ]),
};

/** Rendered by Helm, which reads the cluster for the chart's generated keys; applied and waited for by kubectl. */
const kubectl = (name: 'kubectl' | 'kubectl-server-side', flagsOfApply: readonly string[]): Contender => ({
  name,
  chains: (task, home) =>
    task.clusters.map((cluster) => {
      const rendered = path.join(home, `rendered-${cluster.name}`);
      const flags = ['--kubeconfig', cluster.kubeconfig, '--namespace', task.namespace];
      return [
        [
          ...([
            'helm',
            'template',
            task.release,
            task.chart,
            '--dry-run=server',
            '--take-ownership',
          ] as const),
          ...['--output-dir', rendered, ...chartFlags(task, cluster, home)],
        ],
        ['kubectl', ...flags, 'apply', ...flagsOfApply, '--recursive', '--filename', rendered],
        [
          ...(['kubectl', ...flags, 'rollout', 'status', 'deployment', '--timeout=5m'] as const),
          ...['--selector', `app.kubernetes.io/instance=${task.release}`],
        ],
      ];
    }),
});

/** The last of them is there to be seen: few apply like that. */
export const peers: readonly Contender[] = [
  helm,
  kubectl('kubectl', []),
  kubectl('kubectl-server-side', ['--server-side']),
];

const chartFlags = ({ namespace }: DeployTask, { name, kubeconfig, values }: BenchCluster, home: string) => [
  ...['--kubeconfig', kubeconfig, '--namespace', namespace],
  ...[...values, path.join(home, `overrides-${name}.json`)].flatMap((file) => ['--values', file]),
];

/** Runs a contender; its files and, for kubectl, which does not make one, its namespace are there before. */
export async function run(contender: Contender, task: DeployTask, home: string): Promise<Outcome> {
  await prepare(contender, task, home);
  const env = { ...process.env, HOME: home, RUNNER_TEMP: home };
  const started = performance.now();
  let cpuSeconds = 0;
  let output = '';
  const peaks = await Promise.all(
    contender.chains(task, home).map(async (chain) => {
      let peak = 0;
      for (const argv of chain) {
        const measured = await measure(argv, env);
        peak = Math.max(peak, measured.megabytes);
        cpuSeconds += measured.cpuSeconds;
        output += measured.output;
      }
      return peak;
    }),
  );
  const megabytes = peaks.reduce((sum, peak) => sum + peak, 0);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds, megabytes, output };
}

async function prepare({ name }: Contender, task: DeployTask, home: string): Promise<void> {
  await mkdir(home, { recursive: true });
  await writeFile(path.join(home, 'task.json'), JSON.stringify(task), { mode: 0o600 });
  for (const cluster of task.clusters) {
    const { services } = releaseImages(task.record, cluster.registry);
    const overrides = helmValues(releaseValues, {
      ...{ release: task.record, id: releaseId(task.record), environment: 'bench' },
      ...{ cloud: cluster.name, cluster: cluster.name },
      repository: (service) => services[service]?.repository ?? '',
    });
    await writeFile(path.join(home, `overrides-${cluster.name}.json`), JSON.stringify(overrides));
    await rm(path.join(home, `rendered-${cluster.name}`), { recursive: true, force: true });
  }
  if (name !== 'ours' && name !== 'helm')
    await Promise.all(task.clusters.map((one) => createNamespace(one, task.namespace)));
}

async function createNamespace({ kubeconfig }: BenchCluster, namespace: string): Promise<void> {
  const argv = ['kubectl', '--kubeconfig', kubeconfig, 'create', 'namespace', namespace] as const;
  await measure([...argv, '--save-config=false'], process.env).catch((error: unknown) => {
    if (!String(error).includes('AlreadyExists')) throw error;
  });
}

/** Removes everything a contender left in the clusters, and waits until it is gone. */
export async function cleanUp({ clusters, namespace }: DeployTask): Promise<void> {
  await Promise.all(
    clusters.map(({ kubeconfig }) =>
      measure(
        [
          ...(['kubectl', '--kubeconfig', kubeconfig, 'delete', 'namespace', namespace] as const),
          ...['--ignore-not-found', '--timeout=3m'],
        ],
        process.env,
      ),
    ),
  );
}

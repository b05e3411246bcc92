import { readFile } from 'node:fs/promises';
import { openAnyCluster } from '../../../src/clouds/generic/cluster.ts';
import type { CloudPorts } from '../../../src/clouds/provider.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { systemExec } from '../../../src/core/exec.ts';
import { createHttp } from '../../../src/core/http.ts';
import type { Log } from '../../../src/core/log.ts';
import { createTemp } from '../../../src/core/temp.ts';
import { createKubeClient } from '../../../src/kube/client.ts';
import { releaseImages } from '../../../src/kube/images.ts';
import { render } from '../../../src/kube/render.ts';
import { releaseId } from '../../../src/release/release.ts';
import { deliver } from '../../../src/rollout/deliver.ts';
import { kubeTarget } from '../../../src/rollout/kube-target.ts';
import { helmValues } from '../../../src/rollout/values.ts';
import { type BenchCluster, type DeployTask, releaseValues } from './task.ts';

/**
 * A program: delivers as deploy-cluster does once the release is verified, told what by the JSON file that is its
 * argument (`DeployTask`): locks, ledgers, plan, apply, wait, verdicts.
 */
const task: DeployTask = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));
const print = (message: string) => console.log(message);
const log: Log = {
  info: print,
  debug: () => undefined,
  notice: print,
  warning: print,
  error: print,
  group: (_title, work) => work(),
  mask: () => undefined,
};
const clock = systemClock;
const { signal } = new AbortController();
const http = createHttp();
const temp = createTemp(process.env);
const { record, namespace } = task;
const sources = { decryption: { keys: undefined, mask: log.mask }, vault: undefined };

const opened = await Promise.all(task.clusters.map(open));
const outcome = await deliver(
  opened.map(({ target }) => target),
  record,
  {
    origin: { environment: 'bench', actor: 'bench', run: 'https://ci.example/1' },
    onFailure: 'all-or-nothing',
    onCancel: 'leave',
    migrations: 'hold',
    waves: undefined,
    bakeMs: 0,
    freeze: [],
    force: false,
    reason: undefined,
    byHand: true,
    dryRun: false,
    lockWaitMs: 0,
  },
  { clock, signal },
);
await Promise.all(opened.map(({ client }) => client.close()));
await http.close();
await temp.remove();
if (outcome.verdict !== 'verified') {
  console.error(outcome.error);
  process.exitCode = 1;
}
for (const { cluster, phases } of outcome.clusters)
  for (const { name, from, to } of phases) console.log(`${cluster} ${name} ${to - from} ms`);

async function open(cluster: BenchCluster) {
  const { name, registry } = cluster;
  const kubeconfig = await readFile(cluster.kubeconfig, 'utf8');
  // Of all the ports of a cloud a kubeconfig takes no more than these.
  const ports = { secret: () => kubeconfig, log, clock } as unknown as CloudPorts;
  const entry = { cloud: 'generic' as const, kubeconfig: 'KUBECONFIG', registry: 'bench', values: [] };
  const access = await openAnyCluster(name, entry, ports);
  const client = createKubeClient(access, { name, clock, log, signal });
  const images = releaseImages(record, registry);
  const target = kubeTarget(
    {
      ...{ cluster: name, client, application: task.release, namespace, registry, url: undefined },
      holder: { holder: `bench/${process.pid}`, run: 'https://ci.example/1' },
      allowedImages: [],
      timeoutMs: 300_000,
      suite: { checks: [], passes: 1, deadline: '1m' },
      force: false,
      render: () =>
        render(
          {
            ...{ kind: 'helm', directory: task.chart, release: task.release, values: cluster.values },
            overrides: helmValues(releaseValues, {
              ...{ release: record, id: releaseId(record), environment: 'bench', cloud: name, cluster: name },
              repository: (service) => images.services[service]?.repository ?? '',
            }),
          },
          {
            application: task.release,
            namespace,
            access,
            client,
            images,
            sources,
            exec: systemExec,
            temp,
            env: process.env,
          },
        ),
    },
    { clock, log, fetch: http.fetch },
  );
  return { target, client };
}

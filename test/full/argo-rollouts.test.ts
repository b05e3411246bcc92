import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/core/clock.ts';
import type { KubeClient, KubeObject } from '../../src/kube/client.ts';
import { numberAt, textAt } from '../../src/kube/fields.ts';
import { abortRollouts } from '../../src/kube/foreign-abort.ts';
import { freePorts } from '../clouds/free-ports.ts';
import { toolchain } from '../clouds/toolchain/index.ts';
import { type ControlPlane, poll, startControlPlane } from '../integration/kube/control-plane.ts';
import { define } from '../integration/kube/definitions.ts';
import { causeOf, deliverObjects } from '../integration/kube/deliver-objects.ts';
import { type Kubelet, running, startKubelet, stuck } from '../integration/kube/kubelet.ts';
import { silentLog } from '../integration/kube/silent-log.ts';

/* Rollouts are carried out by the real controller of Argo Rollouts; what a kubelet would say, the test says. */

const namespace = 'default';
const owner = { application: 'shop', namespace };
const ref = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', namespace, name: 'web' };
const kinds = ['analysis-run', 'analysis-template', 'cluster-analysis-template', 'experiment', 'rollout'];

let plane: ControlPlane;
let client: KubeClient;
let kubelet: Kubelet;
let controller: ChildProcess | undefined;

beforeAll(async () => {
  const { bin } = await toolchain('full');
  plane = await startControlPlane(bin);
  client = plane.client();
  await define(
    plane,
    bin,
    kinds.map((kind) => `argo-${kind}.yaml`),
  );
  const [health = 0, metrics = 0] = await freePorts(2);
  const output = openSync(path.join(plane.dir, 'argo-rollouts.log'), 'a', 0o600);
  controller = spawn(
    path.join(bin, 'rollouts-controller'),
    [
      ...['--kubeconfig', path.join(plane.dir, 'kubeconfig'), '--namespace', namespace, '--namespaced'],
      ...['--leader-elect=false', `--healthzPort=${health}`, `--metricsPort=${metrics}`],
    ],
    { cwd: plane.dir, stdio: ['ignore', output, output] },
  );
  kubelet = startKubelet(client, plane.access, namespace);
  kubelet.behave('web', running());
}, 900_000);

afterAll(async () => {
  await kubelet?.stop();
  if (controller?.exitCode === null) {
    const gone = once(controller, 'exit');
    controller.kill('SIGKILL');
    await gone;
  }
  await plane?.stop();
});

const rollout = (version: number): KubeObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { name: 'web' },
  spec: {
    replicas: 4,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        terminationGracePeriodSeconds: 0,
        containers: [{ name: 'app', image: `registry.example/web:${version}` }],
      },
    },
    strategy: { canary: { steps: [{ setWeight: 50 }, { pause: { duration: '3s' } }] } },
  },
});
const deliver = (version: number) => deliverObjects(client, owner, [rollout(version)], 90_000);
const readyOf = async (version: number) => {
  const pods = await client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace });
  return pods.filter((pod) => textAt(pod, 'spec', 'containers', 0, 'image')?.endsWith(`:${version}`)).length;
};

describe('a Rollout with its real controller', () => {
  it('is waited for through its steps, without the default deadlines of pods', async () => {
    expect(await (await deliver(1)).failure).toBeUndefined();
    const second = await deliver(2);
    expect(await second.failure).toBeUndefined();
    expect(second.lines.join('\n')).toContain('CanaryPauseStep');
    expect(await readyOf(2)).toBe(4);
  });

  it('is called lost by its new pods long before its controller gives up', async () => {
    kubelet.behave('web', (pod) => {
      const isNew = textAt(pod, 'spec', 'containers', 0, 'image')?.endsWith(':3') === true;
      const waiting = { reason: 'ImagePullBackOff', message: 'web:3: not found' };
      return (isNew ? stuck({ waiting }) : running())(pod);
    });
    const began = Date.now();
    const failure = await (await deliver(3)).failure;
    expect(causeOf(failure)).toContain('cannot pull');
    expect(Date.now() - began).toBeLessThan(20_000);
    const writing = {
      guard: async () => undefined,
      signal: new AbortController().signal,
      clock: systemClock,
      log: silentLog,
    };
    await abortRollouts(client, owner, writing);
    await poll(async () =>
      expect(textAt(await client.get(ref), 'status', 'message')).toContain('RolloutAborted'),
    );
    expect(await (await deliver(2)).failure).toBeUndefined();
    expect(numberAt(await client.get(ref), 'status', 'readyReplicas')).toBe(4);
  });
});

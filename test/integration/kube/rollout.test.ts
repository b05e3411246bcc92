import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { apply } from '../../../src/kube/apply.ts';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { at, isRecord } from '../../../src/kube/fields.ts';
import type { ReleaseImages } from '../../../src/kube/images.ts';
import { planApply } from '../../../src/kube/plan.ts';
import { isRolloutError, type RolloutError } from '../../../src/kube/rollout-error.ts';
import { waitForRollout } from '../../../src/kube/wait.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type ControlPlane, startControlPlane } from './control-plane.ts';
import { type Kubelet, running, startKubelet, stuck } from './kubelet.ts';
import { silentLog } from './silent-log.ts';

const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;
const namespace = 'default';
const signal = new AbortController().signal;

let plane: ControlPlane;
let client: KubeClient;
let kubelet: Kubelet;

beforeAll(async () => {
  plane = await startControlPlane((await toolchain()).bin);
  client = plane.client();
  kubelet = startKubelet(client, plane.access, namespace);
}, 60_000);
afterAll(async () => {
  await kubelet?.stop();
  await plane?.stop();
});

/** The images of a release of one service whose index is `index` and whose platforms are the given ones. */
const imagesOf = (service: string, index: string, ...platforms: string[]): ReleaseImages => ({
  services: {
    [service]: {
      repository: `registry.example/${service}`,
      digest: digestOf(index),
      accepted: [digestOf(index), ...platforms.map(digestOf)],
    },
  },
  allowed: [],
});

const deployment = (name: string, images: ReleaseImages, replicas = 2): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        terminationGracePeriodSeconds: 0,
        containers: [
          {
            name: 'app',
            image: `${images.services[name]?.repository}@${images.services[name]?.digest}`,
            readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
          },
        ],
      },
    },
  },
});

/** Delivers one service as a release of its own and waits for it. */
async function deliver(
  images: ReleaseImages,
  options: { deadlineMs?: number; objects?: KubeObject[]; guard?: () => Promise<void> } = {},
) {
  const [name = ''] = Object.keys(images.services);
  const objects = options.objects ?? [deployment(name, images)];
  const plan = await planApply(client, objects, { application: name, namespace, images });
  const writing = { guard: async () => undefined, signal, clock: systemClock, log: silentLog };
  const applied = await apply(client, plan, writing);
  const lines: string[] = [];
  const result = waitForRollout(client, applied.objects, {
    namespace,
    deadlineMs: options.deadlineMs ?? 30_000,
    images,
    signal,
    guard: options.guard,
    clock: systemClock,
    log: silentLog,
    onProgress: ({ line }) => lines.push(line),
  });
  return { lines, result };
}

async function failureOf(
  images: ReleaseImages,
  options: { deadlineMs?: number } = {},
): Promise<RolloutError> {
  const { result } = await deliver(images, options);
  const error = await result.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isRolloutError(error)) throw new Error('the rollout should have failed', { cause: error });
  return error;
}

describe('waiting for a rollout', () => {
  it('is done when every new pod is Ready and runs the index or a platform of the release', async () => {
    kubelet.behave('web', running());
    const first = await deliver(imagesOf('web', 'a'));
    const done = await first.result;
    expect(done.workloads).toEqual([
      expect.objectContaining({
        pods: 2,
        digests: [digestOf('a')],
        ref: expect.objectContaining({ name: 'web' }),
      }),
    ]);
    expect(first.lines.at(-1)).toBe('2/2 ready');

    kubelet.behave('web', running(digestOf('c')));
    const second = await deliver(imagesOf('web', 'b', 'c'));
    expect((await second.result).workloads[0]?.digests).toEqual([digestOf('c')]);

    const again = await deliver(imagesOf('web', 'b', 'c'));
    expect((await again.result).seconds).toBeLessThan(1);
  });

  it('fails when a pod runs what is not of the release', async () => {
    kubelet.behave('swapped', running(digestOf('f')));
    const error = await failureOf(imagesOf('swapped', 'a'));
    expect(error.code).toBe('ROLLOUT_FAILED');
    expect(error.message).toContain(`runs ${digestOf('f')}, which is not of the release`);
  });

  it('calls an image that is not there at once', async () => {
    const message = 'rpc error: code = NotFound desc = failed to resolve reference: not found';
    kubelet.behave('missing', stuck({ waiting: { reason: 'ErrImagePull', message } }));
    const begun = Date.now();
    const error = await failureOf(imagesOf('missing', 'a'));
    expect(Date.now() - begun).toBeLessThan(5_000);
    expect(error.message).toContain(
      'Deployment default/missing: container app cannot pull registry.example/missing@',
    );
    expect(error.diagnoses[0]).toMatchObject({
      container: 'app',
      image: `registry.example/missing@${digestOf('a')}`,
      probe: 'readinessProbe GET /ready on port 8080',
    });
  });

  it('calls a crash loop, with the exit code', async () => {
    const ended = { exitCode: 3, reason: 'Error', finishedAt: new Date().toISOString() };
    kubelet.behave(
      'crashing',
      stuck(
        { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s' } },
        { restartCount: 2, lastState: { terminated: ended } },
      ),
    );
    const error = await failureOf(imagesOf('crashing', 'a'));
    expect(error.message).toContain('container app keeps crashing (exit code 3)');
    expect(error.diagnoses[0]).toMatchObject({ exitCode: 3, restarts: 2 });
  });

  it('calls pods that may not be created', async () => {
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'no-secrets-no-pods' },
      spec: { hard: { 'requests.cpu': '1' } },
    };
    const quotaIn = { ...quota, metadata: { ...quota.metadata, namespace } };
    await client.create(quotaIn);
    try {
      const error = await failureOf(imagesOf('greedy', 'a'));
      expect(error.message).toMatch(/pods cannot be created: .*failed quota/);
      expect(error.diagnoses[0]?.events.join()).toContain('FailedCreate');
      const images = imagesOf('stateful', 'a');
      const { status: _status, ...object } = deployment('stateful', images);
      const spec = at(object, 'spec');
      const stateful = {
        ...object,
        kind: 'StatefulSet',
        spec: { ...(isRecord(spec) ? spec : {}), serviceName: 'x' },
      };
      await expect((await deliver(images, { objects: [stateful] })).result).rejects.toThrow(
        /StatefulSet default\/stateful: pods cannot be created: .*failed quota/,
      );
    } finally {
      await client.delete({ apiVersion: 'v1', kind: 'ResourceQuota', namespace, name: quota.metadata.name });
    }
  });

  it('brings a StatefulSet back, whose controller waits for its broken pod', async () => {
    const images = imagesOf('broken', 'a');
    const { status: _status, ...object } = deployment('broken', images);
    const spec = at(object, 'spec');
    const { strategy: _strategy, ...rest } = isRecord(spec) ? spec : {};
    const objects = [{ ...object, kind: 'StatefulSet', spec: { ...rest, serviceName: 'x' } }];
    const next = imagesOf('broken', 'b');
    const changed = JSON.parse(JSON.stringify(objects).replaceAll(digestOf('a'), digestOf('b')));
    kubelet.behave('broken', running());
    await (await deliver(images, { objects })).result;
    kubelet.behave('broken', stuck({ waiting: { reason: 'CrashLoopBackOff' } }, { restartCount: 2 }));
    await expect((await deliver(next, { objects: changed })).result).rejects.toThrow(/keeps crashing/);
    kubelet.behave('broken', running());
    let guarded = 0;
    const guard = async () => {
      guarded++;
    };
    const back = await (await deliver(images, { objects, guard })).result;
    expect(back.workloads).toEqual([expect.objectContaining({ pods: 2, digests: [digestOf('a')] })]);
    expect(guarded).toBe(1);
  });

  it('ends at the deadline, saying what it waited for', async () => {
    kubelet.behave('slow', stuck({ running: {} }));
    const error = await failureOf(imagesOf('slow', 'a'), { deadlineMs: 2_000 });
    expect(error.code).toBe('ROLLOUT_TIMED_OUT');
    expect(error.message).toContain('did not finish in 2 s\nDeployment default/slow: waits for readiness');
  });

  it('lives through a restart of the API server', async () => {
    kubelet.behave('steady', () => undefined);
    const { result, lines } = await deliver(imagesOf('steady', 'a'));
    await plane.restart(2_000);
    kubelet.behave('steady', running());
    // New pods for the same template: the old ones were seen before anybody behaved.
    const pods = await client.list(
      { apiVersion: 'v1', kind: 'Pod' },
      { namespace, labelSelector: 'app=steady' },
    );
    await Promise.all(
      pods.map(({ metadata: { name } }) => client.delete({ apiVersion: 'v1', kind: 'Pod', namespace, name })),
    );
    expect((await result).workloads[0]?.pods).toBe(2);
    expect(lines.at(-1)).toBe('2/2 ready');
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { at, numberAt } from '../../../src/kube/fields.ts';
import { abortRollouts, retryRollouts } from '../../../src/kube/foreign-abort.ts';
import type { Json } from '../../../src/kube/object.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type ControlPlane, poll, startControlPlane } from './control-plane.ts';
import { define } from './definitions.ts';
import { causeOf, deliverObjects } from './deliver-objects.ts';
import { silentLog } from './silent-log.ts';

/* Argo Rollouts and Flagger own workloads here; their kinds are the real ones, what they would say the test says. */

const namespace = 'default';
const owner = { application: 'shop', namespace };
const signal = new AbortController().signal;
const writing = { guard: async () => undefined, signal, clock: systemClock, log: silentLog };
const rolloutRef = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', namespace, name: 'web' };
const canaryRef = { apiVersion: 'flagger.app/v1beta1', kind: 'Canary', namespace, name: 'api' };
const deploymentRef = { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: 'api' };

let plane: ControlPlane;
let client: KubeClient;

beforeAll(async () => {
  const { bin } = await toolchain();
  plane = await startControlPlane(bin);
  client = plane.client();
  await define(plane, bin, ['argo-rollout.yaml', 'flagger.yaml']);
}, 90_000);
afterAll(() => plane?.stop());

const pods = (name: string, version: number): Json => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name: 'app', image: `registry.example/${name}:${version}` }] },
});
const rollout = (version: number): KubeObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { name: 'web' },
  spec: {
    replicas: 0,
    selector: { matchLabels: { app: 'web' } },
    template: pods('web', version),
    strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
  },
});
const target = (version: number): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'api' },
  spec: { replicas: 2, selector: { matchLabels: { app: 'api' } }, template: pods('api', version) },
});

const deliver = (objects: KubeObject[]) => deliverObjects(client, owner, objects);

describe('an Argo Rollout of the release', () => {
  /** What its controller would report of the latest generation. */
  async function report(status: Record<string, Json>) {
    const { metadata } = (await client.get(rolloutRef)) ?? {};
    const observedGeneration = String(metadata?.generation);
    await client.patchStatus(rolloutRef, { status: { observedGeneration, ...status } });
  }

  it('is waited for through its pauses, until it is Healthy', async () => {
    const { lines, failure } = await deliver([rollout(1)]);
    await report({ phase: 'Progressing', message: 'updating', observedGeneration: '0' });
    await poll(async () => expect(lines.join('\n')).toContain('its controller has not seen it yet'));
    const paused = { pauseConditions: [{ reason: 'CanaryPauseStep', startTime: new Date().toISOString() }] };
    await report({ phase: 'Paused', message: 'CanaryPauseStep', currentStepIndex: 1, ...paused });
    await poll(async () => expect(lines.join('\n')).toContain('kubectl argo rollouts promote web'));
    await report({ phase: 'Healthy', message: '', stableRS: 'a', currentPodHash: 'a' });
    expect(await failure).toBeUndefined();
  });

  it('is lost as soon as it is Degraded, with what its controller says', async () => {
    const { failure } = await deliver([rollout(2)]);
    await report({ phase: 'Degraded', message: 'RolloutAborted: metric error-rate assessed Failed' });
    expect(causeOf(await failure)).toContain('metric error-rate assessed Failed');
  });

  it('is aborted while it is under way, and only then, and goes on when it is delivered again', async () => {
    await report({ phase: 'Healthy', stableRS: 'a', currentPodHash: 'a' });
    await abortRollouts(client, owner, writing);
    expect(at(await client.get(rolloutRef), 'status', 'abort')).toBeUndefined();
    await report({ phase: 'Progressing', stableRS: 'a', currentPodHash: 'b' });
    await abortRollouts(client, owner, writing);
    const aborted = await client.get(rolloutRef);
    expect(at(aborted, 'status', 'abort')).toBe(true);
    await retryRollouts(client, aborted === undefined ? [] : [aborted], writing);
    expect(at(await client.get(rolloutRef), 'status', 'abort')).toBe(false);
  });
});

describe('a Deployment that Flagger owns', () => {
  async function report(phase: string, applied: string, promoted: string, conditions: Json = []) {
    // Its times are whole seconds, and it never answers in the second of the question.
    await sleep(1_100);
    await client.patchStatus(canaryRef, {
      status: {
        phase,
        conditions,
        failedChecks: 0,
        canaryWeight: 0,
        iterations: 0,
        lastAppliedSpec: applied,
        lastPromotedSpec: promoted,
        lastTransitionTime: `${new Date().toISOString().slice(0, 19)}Z`,
      },
    });
  }

  it('keeps the number of pods Flagger gives it and is done when its Canary is', async () => {
    await client.create({
      apiVersion: 'flagger.app/v1beta1',
      kind: 'Canary',
      metadata: { name: 'api', namespace },
      spec: {
        targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
        service: { port: 80 },
        analysis: { interval: '10s', threshold: 2, iterations: 2 },
      },
    });
    const first = await deliver([target(1)]);
    await report('Initialized', 'a', 'a');
    expect(await first.failure).toBeUndefined();
    // Flagger leaves nothing of it while the primary serves.
    await client.patch(deploymentRef, { spec: { replicas: 0 } });
    const second = await deliver([target(2)]);
    expect(numberAt(await client.get(deploymentRef), 'spec', 'replicas')).toBe(0);
    await report('Progressing', 'b', 'a');
    await poll(async () => expect(second.lines.join('\n')).toContain('Flagger says Progressing'));
    await report('Succeeded', 'b', 'b');
    expect(await second.failure).toBeUndefined();
  });

  it('is lost when the analysis fails, and back once it has what the primary serves', async () => {
    const message = 'Canary analysis failed, Deployment scaled to zero.';
    const time = new Date().toISOString();
    const failed = [
      {
        type: 'Promoted',
        status: 'False',
        reason: 'Failed',
        message,
        lastUpdateTime: time,
        lastTransitionTime: time,
      },
    ];
    const third = await deliver([target(3)]);
    await report('Failed', 'c', 'b', failed);
    expect(causeOf(await third.failure)).toContain(message);
    const back = await deliver([target(2)]);
    await report('Failed', 'b', 'b', failed);
    expect(await back.failure).toBeUndefined();
  });
});

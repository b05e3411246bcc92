import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { KindRef, KubeClient } from './client.ts';
import { diagnose } from './diagnose.ts';
import { createJudge } from './doom.ts';
import { type Place, startFeed } from './feed.ts';
import type { ReleaseImages } from './images.ts';
import { groupKind, type KubeObject, type ObjectRef } from './object.ts';
import { podSpecOf } from './pod-spec.ts';
import { progressOf, type RolloutProgress } from './progress.ts';
import { type Standing, standingOf } from './rollout.ts';
import { RolloutError } from './rollout-error.ts';
import { createScene } from './scene.ts';
import { isBuiltin } from './status.ts';

export interface RolloutResult {
  readonly seconds: number;
  readonly workloads: readonly {
    readonly ref: ObjectRef;
    readonly pods: number;
    /** Digests of the release's images its pods really run. */
    readonly digests: readonly string[];
  }[];
}

export interface WaitOptions {
  readonly namespace: string;
  /** For all objects together. */
  readonly deadlineMs: number;
  /** How long nothing at all may change. */
  readonly noProgressMs?: number;
  /** How long a pod may wait for a node, which an autoscaler may be adding. */
  readonly unschedulableGraceMs?: number;
  /** What the pods must run; without it any image will do. */
  readonly images?: ReleaseImages | undefined;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly log: Log;
  readonly onProgress?: ((progress: RolloutProgress) => void) | undefined;
}

/** Kinds whose state says something after they were written. */
const waitedFor = new Set([
  'APIService.apiregistration.k8s.io',
  'CustomResourceDefinition.apiextensions.k8s.io',
  'DaemonSet.apps',
  'Deployment.apps',
  'Job.batch',
  'PersistentVolumeClaim',
  'Pod',
  'ReplicaSet.apps',
  'Service',
  'StatefulSet.apps',
]);
const replicaSets: KindRef = { apiVersion: 'apps/v1', kind: 'ReplicaSet' };
const pods: KindRef = { apiVersion: 'v1', kind: 'Pod' };
const refusals = { apiVersion: 'v1', kind: 'Event', fieldSelector: 'reason=FailedCreate' };

/** Judging is repeated at least this often, for what only time brings about; in milliseconds. */
const tickMs = 500;
/** Changes that come together are judged together; in milliseconds. */
const gatherMs = 25;

/**
 * Waits until every object is what the release asks for: every new pod Ready and running the release's digests, old
 * ones gone or leaving. Throws a `RolloutError` with diagnoses as soon as that cannot happen any more
 * (`ROLLOUT_FAILED`) or when time is over (`ROLLOUT_TIMED_OUT`).
 */
export async function waitForRollout(
  client: KubeClient,
  objects: readonly KubeObject[],
  options: WaitOptions,
): Promise<RolloutResult> {
  const {
    clock,
    log,
    signal,
    deadlineMs,
    images,
    noProgressMs = 240_000,
    unschedulableGraceMs = 300_000,
  } = options;
  const waited = objects.filter((object) => waitedFor.has(groupKind(object)) || !isBuiltin(object));
  const scene = createScene(waited);
  const judge = createJudge({ unschedulableGraceMs });
  const begun = clock.now();
  const stop = new AbortController();
  const feed = startFeed(client, placesOf(waited), scene.note, AbortSignal.any([signal, stop.signal]));
  let lastLine = '';
  let lastChange = begun;
  try {
    for (;;) {
      signal.throwIfAborted();
      feed.throwIfBroken();
      const now = clock.now();
      const context = { scene, judge, images, now, elapsedMs: now - begun };
      const standings = waited.map((object) => standingOf(object, context));
      const progress = progressOf(standings, options.namespace);
      if (progress.line !== lastLine || standings.some(({ unschedulable }) => unschedulable))
        lastChange = now;
      if (progress.line !== lastLine) {
        log.debug(progress.line);
        options.onProgress?.(progress);
      }
      lastLine = progress.line;
      const doomed = standings.filter(({ state }) => state === 'doomed');
      if (doomed.length > 0) throw await lost(client, doomed);
      const going = standings.filter(({ state }) => state === 'going');
      if (going.length === 0) return resultOf(standings, now - begun);
      if (now - begun >= deadlineMs) throw await late(client, going, ` in ${deadlineMs / 1000} s`);
      if (now - lastChange >= noProgressMs)
        throw await late(client, going, `: nothing has changed for ${noProgressMs / 1000} s`);
      await Promise.race([feed.changed(), clock.sleep(tickMs, signal)]);
      await clock.sleep(gatherMs, signal);
    }
  } finally {
    stop.abort();
    await feed.ended;
  }
}

/** What to watch: the objects themselves, and the ReplicaSets and pods their controllers make. */
function placesOf(objects: readonly KubeObject[]): Place[] {
  return objects.flatMap(({ apiVersion, kind, metadata: { namespace } }) => {
    const own = { apiVersion, kind, namespace };
    switch (kind) {
      case 'Deployment':
        return [own, { ...replicaSets, namespace }, { ...pods, namespace }];
      case 'DaemonSet':
      case 'Job':
      case 'ReplicaSet':
      case 'StatefulSet':
        return [own, { ...pods, namespace }, { ...refusals, namespace }];
      default:
        return [own];
    }
  });
}

function resultOf(standings: readonly Standing[], ms: number): RolloutResult {
  const workloads = standings.filter(({ live }) => podSpecOf(live) !== undefined);
  return {
    seconds: ms / 1000,
    workloads: workloads.map(({ ref, ready, digests }) => ({ ref, pods: ready, digests })),
  };
}

async function lost(client: KubeClient, doomed: readonly Standing[]): Promise<RolloutError> {
  const diagnoses = await Promise.all(doomed.map((standing) => diagnose(client, standing)));
  return new RolloutError(
    'ROLLOUT_FAILED',
    `The rollout in cluster ${client.name} cannot succeed`,
    diagnoses,
  );
}

async function late(client: KubeClient, going: readonly Standing[], when: string): Promise<RolloutError> {
  const diagnoses = await Promise.all(going.map((standing) => diagnose(client, standing)));
  return new RolloutError(
    'ROLLOUT_TIMED_OUT',
    `The rollout in cluster ${client.name} did not finish${when}`,
    diagnoses,
    'Raise the environment’s timeout if the application only needs longer.',
  );
}

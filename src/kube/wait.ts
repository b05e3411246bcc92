import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { KubeClient } from './client.ts';
import { timeoutAnnotation } from './deadline.ts';
import { diagnose } from './diagnose.ts';
import { createJudge } from './doom.ts';
import { startFeed } from './feed.ts';
import { findForeignRollouts } from './foreign-rollouts.ts';
import type { ReleaseImages } from './images.ts';
import { findLate } from './lateness.ts';
import type { KubeObject, ObjectRef } from './object.ts';
import { isWaitedFor, placesOf, warningsOf } from './places.ts';
import { podSpecOf } from './pod-spec.ts';
import { progressOf, type RolloutProgress } from './progress.ts';
import { type Standing, standingOf } from './rollout.ts';
import { RolloutError } from './rollout-error.ts';
import { createExcuses } from './scale-up.ts';
import { createScene } from './scene.ts';
import { hideSecrets } from './secret-values.ts';
import { createUnblocker } from './stuck-pods.ts';

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
  /** For all objects together; one may have a shorter one of its own: see `deadlineOf`. */
  readonly deadlineMs: number;
  /** How long nothing at all may change; two and a half times as long while a node makes a container. */
  readonly noProgressMs?: number;
  /** How long a pod may wait for a node, which an autoscaler may be adding. */
  readonly unschedulableGraceMs?: number;
  /** What the pods must run; without it any image will do. */
  readonly images?: ReleaseImages | undefined;
  readonly signal: AbortSignal;
  /** Awaited before a pod that is in the way is deleted; without it none is. */
  readonly guard?: (() => Promise<void>) | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly onProgress?: ((progress: RolloutProgress) => void) | undefined;
}

/** Judging is repeated at least this often, for what only time brings about; in milliseconds. */
const tickMs = 500;
/** Objects that are looked into; what is wrong with more of them than this is wrong with all. */
const mostExplained = 20;
/** What takes longer than this is no mere check that all is as it should be; in milliseconds. */
const briefMs = 500;
/** Changes that come together are judged together, in milliseconds: at first, and while nodes are busy with pods. */
const gatherMs = { brief: 25, long: 150 };

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
  const { clock, log, signal, images, unschedulableGraceMs = 300_000 } = options;
  const foreign = await findForeignRollouts(client, objects);
  const waited = [
    ...objects.filter(isWaitedFor),
    ...foreign.objects.filter((object) => !objects.includes(object)),
  ];
  const scene = createScene(waited);
  const judge = createJudge({ unschedulableGraceMs });
  const hide = hideSecrets(objects);
  const explain = (standings: readonly Standing[]) =>
    Promise.all(standings.slice(0, mostExplained).map((one) => diagnose(client, one, { hide, clock })));
  const excused = createExcuses(client, judge);
  const unblock = options.guard && createUnblocker(client, options.guard, log);
  const begun = clock.now();
  const stop = new AbortController();
  const ends = AbortSignal.any([signal, stop.signal]);
  const feed = startFeed(client, scene.note, ends);
  feed.follow(placesOf(waited));
  let lastLine = '';
  let last = { seen: '', at: begun };
  try {
    for (;;) {
      signal.throwIfAborted();
      feed.throwIfBroken();
      const now = clock.now();
      const context = { scene, judge, images, foreign, now, elapsedMs: now - begun };
      const standings = waited.map((object) => standingOf(object, context));
      const progress = progressOf(standings, options.namespace);
      if (progress.line !== lastLine) {
        log.debug(progress.line);
        options.onProgress?.(progress);
      }
      lastLine = progress.line;
      const going = standings.filter(({ state }) => state === 'going');
      const doomed = await excused(
        standings.filter(({ state }) => state === 'doomed'),
        now,
      );
      if (doomed.length > 0)
        throw new RolloutError(
          'ROLLOUT_FAILED',
          `The rollout in cluster ${client.name} cannot succeed${unnamed(doomed)}`,
          await explain(doomed),
          'Correct what the object names above and deliver that; the same release is refused here until it is re-run by hand.',
        );
      if (going.length === 0 && standings.every(({ state }) => state === 'done'))
        return resultOf(standings, now - begun);
      const seen = going.map(({ ready, total, message }) => `${ready}/${total} ${message}`).join('\n');
      if (seen !== last.seen || going.some(({ unschedulable }) => unschedulable)) last = { seen, at: now };
      const late = findLate(going, options, { elapsedMs: now - begun, quietMs: now - last.at });
      if (late !== undefined)
        throw new RolloutError(
          'ROLLOUT_TIMED_OUT',
          `The rollout in cluster ${client.name} did not finish${late.when}${unnamed(late.standings)}`,
          await explain(late.standings),
          `Raise the environment’s timeout, or the object’s ${timeoutAnnotation}, if the application only needs longer.`,
        );
      await unblock?.(waited, scene, now);
      const isBrief = now - begun < briefMs;
      // What the cluster complains of is read only where there is something to wait for.
      if (!isBrief) feed.follow(warningsOf(waited));
      // Not with the caller's signal: a timer that outlives the wait keeps the process for as long.
      await Promise.race([feed.changed(), clock.sleep(tickMs, ends)]);
      await clock.sleep(isBrief ? gatherMs.brief : gatherMs.long, signal);
    }
  } finally {
    stop.abort();
    await feed.ended();
  }
}

function resultOf(standings: readonly Standing[], ms: number): RolloutResult {
  const workloads = standings.filter(({ live }) => podSpecOf(live) !== undefined);
  return {
    seconds: ms / 1000,
    workloads: workloads.map(({ ref, ready, digests }) => ({ ref, pods: ready, digests })),
  };
}

const unnamed = ({ length }: readonly Standing[]): string =>
  length > mostExplained ? ` (${length} objects, of which ${mostExplained} are named)` : '';

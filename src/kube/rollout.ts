import type { Doom, Judge } from './doom.ts';
import { numberAt, textAt } from './fields.ts';
import type { ForeignRollouts } from './foreign-rollouts.ts';
import { hasReplicaSets, isArgoRollout } from './foreign-status.ts';
import type { ReleaseImages } from './images.ts';
import { writtenAt } from './managed-fields.ts';
import { type KubeObject, type ObjectRef, refOf } from './object.ts';
import { isOver, isReady, waitsFor } from './pods.ts';
import { digestsOf, runsRelease, wrongImage } from './running-images.ts';
import type { Scene } from './scene.ts';
import { objectStatus } from './status.ts';

/** Where one object of a release stands. */
export interface Standing {
  readonly ref: ObjectRef;
  readonly live: KubeObject;
  readonly state: 'done' | 'going' | 'doomed';
  /** Pods that are Ready and run the release, and how many there must be; 1 for an object without pods. */
  readonly ready: number;
  readonly total: number;
  /** What it waits for. */
  readonly message: string;
  readonly doom: Doom | undefined;
  /** The pod that tells most about why it is not done. */
  readonly witness: KubeObject | undefined;
  /** What makes its pods, where that is another object: a Deployment's ReplicaSet. */
  readonly maker: KubeObject | undefined;
  /** Held up by a lack of nodes, or by the pace of another controller: no lack of progress. */
  readonly unschedulable: boolean;
  /** A node is making its pod and has nothing to complain of: a large image takes its time. */
  readonly starting: boolean;
  /** Digests its pods run. */
  readonly digests: readonly string[];
}

export interface StandingContext {
  readonly scene: Scene;
  readonly judge: Judge;
  readonly images: ReleaseImages | undefined;
  /** What other controllers carry out; nothing without it. */
  readonly foreign?: ForeignRollouts;
  readonly now: number;
  /** Since the objects were applied, in milliseconds. */
  readonly elapsedMs: number;
}

/** Judges one object from what is known of it and its pods. */
export function standingOf(object: KubeObject, context: StandingContext): Standing {
  const live = context.scene.live(object);
  const base = {
    ref: refOf(object),
    live: live ?? object,
    unschedulable: false,
    starting: false,
    digests: [],
    doom: undefined,
    witness: undefined,
    maker: undefined,
  };
  if (live === undefined)
    return { ...base, state: 'doomed', ready: 0, total: 1, message: 'deleted', doom: deleted };
  const foreign = context.foreign?.statusOf(live, context.elapsedMs);
  const status = foreign ?? objectStatus(live, ageOf(live, context));
  const failure = status.state === 'failed' ? { ...deleted, cause: status.message } : undefined;
  // How many pods such a workload has, and which of them serve, its controller's own object says.
  const isOwned = context.foreign?.owns(live) === true;
  const total = isOwned ? undefined : podsWanted(live);
  if (total === undefined) {
    const isDone = status.state === 'current' || isOwned;
    const own = context.scene.newPods(live);
    const refusal = own.length === 0 ? context.scene.creationRefusal(live) : undefined;
    const doom =
      isDone && !isOwned
        ? undefined
        : (failure ?? podDoom(live, own, context) ?? context.judge.creation(live, refusal, context.now));
    const state = doom !== undefined ? 'doomed' : isDone ? 'done' : 'going';
    const witness = own.findLast((pod) => !isReady(pod));
    const standing = { ...base, state, ready: isDone ? 1 : 0, total: 1, message: status.message } as const;
    return { ...standing, doom, witness, unschedulable: foreign !== undefined };
  }
  const all = context.scene.newPods(live);
  const pods = all.filter((pod) => !isOver(pod));
  const wrong = pods.flatMap((pod) => wrongImage(object, pod, context.images));
  const good = pods.filter((pod) => isReady(pod) && runsRelease(object, pod, context.images));
  const set = hasReplicaSets(live) ? context.scene.newReplicaSet(live) : undefined;
  const refusal = pods.length < total ? context.scene.creationRefusal(live) : undefined;
  const isDone = status.state === 'current' && good.length >= total && wrong.length === 0;
  // A crash elsewhere does not matter any more once the workload is what it should be.
  const doom = isDone
    ? undefined
    : (wrong[0] ??
      podDoom(live, pods, context) ??
      endless(all.filter(isOver), total) ??
      context.judge.creation(live, refusal, context.now) ??
      failure);
  const lagging = pods.find((pod) => !isReady(pod));
  return {
    ...base,
    state: doom !== undefined ? 'doomed' : isDone ? 'done' : 'going',
    ready: Math.min(good.length, total),
    total,
    message: lagging === undefined || foreign !== undefined ? status.message : waitsFor(lagging),
    starting: lagging !== undefined && isStarting(lagging, context),
    doom,
    witness: pods.find((pod) => pod.metadata.name === doom?.pod) ?? lagging,
    unschedulable: foreign !== undefined || pods.some((pod) => waitsFor(pod) === 'scheduling'),
    maker: set,
    digests: [...new Set(good.flatMap((pod) => digestsOf(object, pod, context.images)))],
  };
}

const isStarting = (pod: KubeObject, { scene }: StandingContext): boolean =>
  waitsFor(pod) === 'start' && scene.complaints(pod).length === 0;

/** How far the clocks of this machine and of the server may be apart, in milliseconds. */
const clockSkewMs = 60_000;

/** How long ago the object was written, in milliseconds: one that stays as it is has been there for long. */
function ageOf(live: KubeObject, { now, elapsedMs }: StandingContext): number {
  return Math.max(elapsedMs, now - clockSkewMs - (writtenAt(live) ?? now));
}

const deleted: Doom = {
  cause: 'was deleted while its rollout was going on',
  pod: undefined,
  container: undefined,
  exitCode: undefined,
};

function podDoom(
  { kind }: KubeObject,
  pods: readonly KubeObject[],
  { judge, now, scene }: StandingContext,
): Doom | undefined {
  for (const pod of pods) {
    // A Job counts its own retries.
    const doom = judge.pod(pod, { now, mayCrash: kind === 'Job', complaints: scene.complaints(pod) });
    if (doom !== undefined) return doom;
  }
  return undefined;
}

/** What nodes do to pods that could run elsewhere or later. */
const displaced = new Set(['Evicted', 'NodeShutdown', 'Preempting', 'Shutdown', 'Terminated']);

/** One failed pod a replica is forgiven: another takes its place. */
function endless(over: readonly KubeObject[], total: number): Doom | undefined {
  const failed = over.filter((pod) => !displaced.has(textAt(pod, 'status', 'reason') ?? ''));
  const last = failed.at(-1);
  if (last === undefined || failed.length <= total) return undefined;
  const [reason, message] = [textAt(last, 'status', 'reason'), textAt(last, 'status', 'message')];
  const cause = `its pods keep failing: ${[reason, message].filter(Boolean).join(': ') || 'no reason given'}`;
  return { cause, pod: last.metadata.name, container: undefined, exitCode: undefined };
}

/** Pods a workload must have; undefined for an object that has none of its own. */
function podsWanted(live: KubeObject): number | undefined {
  if (isArgoRollout(live)) return numberAt(live, 'spec', 'replicas') ?? 1;
  switch (live.kind) {
    case 'Deployment':
    case 'ReplicaSet':
      return numberAt(live, 'spec', 'replicas') ?? 1;
    case 'StatefulSet': {
      if (textAt(live, 'spec', 'updateStrategy', 'type') === 'OnDelete') return 0;
      const partition = numberAt(live, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
      return Math.max(0, (numberAt(live, 'spec', 'replicas') ?? 1) - partition);
    }
    case 'DaemonSet':
      return textAt(live, 'spec', 'updateStrategy', 'type') === 'OnDelete'
        ? 0
        : (numberAt(live, 'status', 'desiredNumberScheduled') ?? 0);
    default:
      return undefined;
  }
}

import type { Doom, Judge } from './doom.ts';
import { numberAt, textAt } from './fields.ts';
import { type ReleaseImages, splitImage } from './images.ts';
import { type KubeObject, type ObjectRef, refOf } from './object.ts';
import { containersOf, podSpecOf } from './pod-spec.ts';
import { isReady, reportsOf, waitsFor } from './pods.ts';
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
  /** Held up by a lack of nodes, which is no lack of progress. */
  readonly unschedulable: boolean;
  /** Digests its pods run. */
  readonly digests: readonly string[];
}

export interface StandingContext {
  readonly scene: Scene;
  readonly judge: Judge;
  readonly images: ReleaseImages | undefined;
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
    digests: [],
    doom: undefined,
    witness: undefined,
    maker: undefined,
  };
  if (live === undefined)
    return { ...base, state: 'doomed', ready: 0, total: 1, message: 'deleted', doom: deleted };
  const status = objectStatus(live, context.elapsedMs);
  const failure = status.state === 'failed' ? { ...deleted, cause: status.message } : undefined;
  const total = podsWanted(live);
  if (total === undefined) {
    const isDone = status.state === 'current';
    const own = context.scene.newPods(live);
    const doom = isDone ? undefined : (failure ?? podDoom(live, own, context));
    const state = doom !== undefined ? 'doomed' : isDone ? 'done' : 'going';
    const witness = own.findLast((pod) => !isReady(pod));
    return { ...base, state, ready: isDone ? 1 : 0, total: 1, message: status.message, doom, witness };
  }
  const pods = context.scene.newPods(live);
  const wrong = pods.flatMap((pod) => wrongImage(object, pod, context.images));
  const good = pods.filter((pod) => isReady(pod) && runsRelease(object, pod, context.images));
  const set = live.kind === 'Deployment' ? context.scene.newReplicaSet(live) : undefined;
  const refusal = pods.length < total ? context.scene.creationRefusal(live) : undefined;
  const isDone = status.state === 'current' && good.length >= total && wrong.length === 0;
  // A crash elsewhere does not matter any more once the workload is what it should be.
  const doom = isDone
    ? undefined
    : (wrong[0] ??
      podDoom(live, pods, context) ??
      context.judge.creation(live, refusal, context.now) ??
      failure);
  const lagging = pods.find((pod) => !isReady(pod));
  return {
    ...base,
    state: doom !== undefined ? 'doomed' : isDone ? 'done' : 'going',
    ready: Math.min(good.length, total),
    total,
    message: lagging === undefined ? status.message : waitsFor(lagging),
    doom,
    witness: pods.find((pod) => pod.metadata.name === doom?.pod) ?? lagging,
    unschedulable: pods.some((pod) => waitsFor(pod) === 'scheduling'),
    maker: set,
    digests: [...new Set(good.flatMap((pod) => digestsOf(object, pod, context.images)))],
  };
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
  { judge, now }: StandingContext,
): Doom | undefined {
  for (const pod of pods) {
    // A Job counts its own retries.
    const doom = judge.pod(pod, now, kind === 'Job');
    if (doom !== undefined) return doom;
  }
  return undefined;
}

/** Pods a workload must have; undefined for an object that has none of its own. */
function podsWanted(live: KubeObject): number | undefined {
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

/** Containers of the release's own images: name → digests they may report. */
function expected(workload: KubeObject, images: ReleaseImages | undefined): Map<string, readonly string[]> {
  const released = new Map(
    Object.values(images?.services ?? {}).map((image) => [image.repository, image.accepted]),
  );
  const found = containersOf(podSpecOf(workload)).flatMap((container) => {
    const accepted = released.get(splitImage(textAt(container, 'image') ?? '').repository);
    return accepted === undefined ? [] : [[textAt(container, 'name') ?? '', accepted] as const];
  });
  return new Map(found);
}

/** The digest in an imageID; undefined where the runtime reports only its own id of the image. */
const digestIn = (imageId: string): string | undefined => /@(sha256:[a-f0-9]{64})$/.exec(imageId)?.[1];

/** Every released container of the pod reports a digest of the release. */
function runsRelease(workload: KubeObject, pod: KubeObject, images: ReleaseImages | undefined): boolean {
  const reports = new Map(reportsOf(pod).map((report) => [report.name, report.imageId]));
  return [...expected(workload, images)].every(([name, accepted]) => {
    const imageId = reports.get(name) ?? '';
    // Without a digest there is the pod's own specification, which names one: the pull was by that digest.
    return imageId !== '' && accepted.includes(digestIn(imageId) ?? accepted[0] ?? '');
  });
}

function wrongImage(workload: KubeObject, pod: KubeObject, images: ReleaseImages | undefined): Doom[] {
  const wanted = expected(workload, images);
  return reportsOf(pod).flatMap(({ name, imageId }) => {
    const accepted = wanted.get(name);
    const digest = digestIn(imageId);
    if (accepted === undefined || digest === undefined || accepted.includes(digest)) return [];
    const cause = `container ${name} runs ${digest}, which is not of the release (${accepted[0]})`;
    return [{ cause, pod: pod.metadata.name, container: name, exitCode: undefined }];
  });
}

function digestsOf(workload: KubeObject, pod: KubeObject, images: ReleaseImages | undefined): string[] {
  const wanted = expected(workload, images);
  return reportsOf(pod)
    .filter(({ name }) => images === undefined || wanted.has(name))
    .map(({ imageId }) => digestIn(imageId))
    .filter((digest) => digest !== undefined);
}

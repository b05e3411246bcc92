import type { WatchEvent } from './client.ts';
import type { Complaint } from './doom.ts';
import { conditionOf, numberAt, textAt } from './fields.ts';
import { hasReplicaSets, isArgoRollout, isRolloutObserved } from './foreign-status.ts';
import { writtenAt } from './managed-fields.ts';
import { type KubeObject, objectKey, refOf } from './object.ts';
import { createOwned } from './owned.ts';
import { containersOf, podSpecOf } from './pod-spec.ts';
import { isLeaving } from './pods.ts';

/** What is known of a rollout at a moment: the objects waited for, and what their controllers made of them. */
export interface Scene {
  /** Takes in a change. */
  note(event: WatchEvent): void;
  /** The latest state of an object waited for; undefined once it was deleted. */
  live(object: KubeObject): KubeObject | undefined;
  /** Pods of the workload's latest template, without those that are leaving. */
  newPods(workload: KubeObject): KubeObject[];
  /** Those of the templates before it that the workload has itself, as a StatefulSet has. */
  oldPods(workload: KubeObject): KubeObject[];
  /** The ReplicaSet of a Deployment's latest template. */
  newReplicaSet(deployment: KubeObject): KubeObject | undefined;
  /** What was said about a pod in warnings, the latest of each reason. */
  complaints(pod: KubeObject): readonly Complaint[];
  /** What the server said to whoever makes the workload's pods, where it refused the last one. */
  creationRefusal(workload: KubeObject): string | undefined;
}

const revisionAnnotation = 'deployment.kubernetes.io/revision';
const rolloutHash = 'rollouts-pod-template-hash';
const templateGeneration = 'deprecated.daemonset.template.generation';

export function createScene(objects: readonly KubeObject[]): Scene {
  const tracked = new Map<string, KubeObject | undefined>(
    objects.map((object) => [objectKey(refOf(object)), object]),
  );
  const replicaSets = createOwned();
  const pods = createOwned();
  const refusals = new Map<string, KubeObject>();
  const complaints = new Map<string, Map<string, Complaint>>();

  function hear({ type, object }: WatchEvent): void {
    // An event that expires takes nothing back.
    if (type === 'DELETED') return;
    const about = textAt(object, 'involvedObject', 'uid') ?? '';
    const reason = textAt(object, 'reason') ?? '';
    if (reason === 'FailedCreate') refusals.set(about, object);
    const message = textAt(object, 'message') ?? '';
    // `Error: ErrImagePull` follows each complaint that says why.
    if (reason !== 'FailedMount' && !(reason === 'Failed' && message.includes('pull'))) return;
    const container = /\{(.+)\}$/.exec(textAt(object, 'involvedObject', 'fieldPath') ?? '')?.[1];
    const heard = complaints.get(about) ?? new Map<string, Complaint>();
    complaints.set(about, heard.set(`${reason}/${container}`, { reason, message, container }));
  }

  const newReplicaSet = (deployment: KubeObject): KubeObject | undefined => {
    if (!isObserved(deployment)) return undefined;
    if (isArgoRollout(deployment)) {
      const hash = textAt(deployment, 'status', 'currentPodHash');
      return replicaSets.of(deployment).find((set) => set.metadata.labels?.[rolloutHash] === hash);
    }
    const revision = deployment.metadata.annotations?.[revisionAnnotation];
    if (revision === undefined) return undefined;
    const set = replicaSets
      .of(deployment)
      .find((candidate) => candidate.metadata.annotations?.[revisionAnnotation] === revision);
    // Where the number of pods changes with the template, the controller first scales the old set and counts that as seen.
    return set !== undefined && imagesOf(set) === imagesOf(deployment) ? set : undefined;
  };

  return {
    note: (event) => {
      if (event.type === 'BOOKMARK') return;
      if (event.object.kind === 'ReplicaSet') replicaSets.note(event);
      if (event.object.kind === 'Pod') pods.note(event);
      if (event.object.kind === 'Event') hear(event);
      const key = objectKey(refOf(event.object));
      if (!tracked.has(key)) return;
      const before = tracked.get(key);
      // A list may come from a server that has not yet heard of our own write.
      if ((event.object.metadata.generation ?? 0) < (before?.metadata.generation ?? 0)) return;
      // A Job that has done its work may be cleaned up (ttlSecondsAfterFinished).
      const isSpent = event.type === 'DELETED' && conditionOf(event.object, 'Complete')?.status === 'True';
      tracked.set(key, event.type === 'DELETED' && !isSpent ? undefined : event.object);
    },
    live: (object) => tracked.get(objectKey(refOf(object))),
    newReplicaSet,
    complaints: (pod) => [...(complaints.get(pod.metadata.uid ?? '')?.values() ?? [])],
    creationRefusal: (workload) => {
      const maker = hasReplicaSets(workload) ? newReplicaSet(workload) : workload;
      const failure = conditionOf(maker, 'ReplicaFailure');
      if (failure?.status === 'True') return failure.message;
      // Only ReplicaSets have a condition for it; others' controllers leave an event at each try.
      const event = refusals.get(maker?.metadata.uid ?? '');
      const last = Date.parse(textAt(event, 'lastTimestamp') ?? textAt(event, 'eventTime') ?? '');
      return last >= (writtenAt(workload) ?? 0) ? textAt(event, 'message') : undefined;
    },
    oldPods: (workload) =>
      isObserved(workload)
        ? pods.of(workload).filter((pod) => !isLeaving(pod) && !isOfTemplate(pod, workload))
        : [],
    newPods: (workload) => {
      // Until then its status and annotations still name the revision before: pods of a release that is on its way out.
      if (!isObserved(workload)) return [];
      const owner = hasReplicaSets(workload) ? newReplicaSet(workload) : workload;
      if (owner === undefined) return [];
      return pods.of(owner).filter((pod) => !isLeaving(pod) && isOfTemplate(pod, workload));
    },
  };
}

const imagesOf = (workload: KubeObject): string =>
  JSON.stringify(containersOf(podSpecOf(workload)).map(({ name, image }) => [name, image]));

/** Whether the controller has seen the latest generation. A Job's status does not say. */
const isObserved = (workload: KubeObject): boolean =>
  workload.kind === 'Job' ||
  (isArgoRollout(workload)
    ? isRolloutObserved(workload)
    : (numberAt(workload, 'status', 'observedGeneration') ?? 0) >= (workload.metadata.generation ?? 0));

/** Whether a pod is of its workload's latest template, as far as its direct owner does not already say so. */
function isOfTemplate({ metadata }: KubeObject, workload: KubeObject): boolean {
  switch (workload.kind) {
    case 'StatefulSet':
      return metadata.labels?.['controller-revision-hash'] === textAt(workload, 'status', 'updateRevision');
    case 'DaemonSet':
      return (
        metadata.labels?.['pod-template-generation'] === workload.metadata.annotations?.[templateGeneration]
      );
    default:
      return true;
  }
}

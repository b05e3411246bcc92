import type { WatchEvent } from './client.ts';
import { conditionOf, numberAt, textAt } from './fields.ts';
import { writtenAt } from './managed-fields.ts';
import { type KubeObject, objectKey, refOf } from './object.ts';
import { controllerOf, isLeaving } from './pods.ts';

/** What is known of a rollout at a moment: the objects waited for, and what their controllers made of them. */
export interface Scene {
  /** Takes in a change. */
  note(event: WatchEvent): void;
  /** The latest state of an object waited for; undefined once it was deleted. */
  live(object: KubeObject): KubeObject | undefined;
  /** Pods of the workload's latest template, without those that are leaving. */
  newPods(workload: KubeObject): KubeObject[];
  /** The ReplicaSet of a Deployment's latest template. */
  newReplicaSet(deployment: KubeObject): KubeObject | undefined;
  /** What the server said to whoever makes the workload's pods, where it refused the last one. */
  creationRefusal(workload: KubeObject): string | undefined;
}

const revisionAnnotation = 'deployment.kubernetes.io/revision';
const templateGeneration = 'deprecated.daemonset.template.generation';

export function createScene(objects: readonly KubeObject[]): Scene {
  const tracked = new Map<string, KubeObject | undefined>(
    objects.map((object) => [objectKey(refOf(object)), object]),
  );
  const replicaSets = new Map<string, KubeObject>();
  const pods = new Map<string, KubeObject>();
  const refusals = new Map<string, KubeObject>();

  function keep(store: Map<string, KubeObject>, { type, object }: WatchEvent): void {
    const uid = object.metadata.uid ?? '';
    if (type === 'DELETED') store.delete(uid);
    else store.set(uid, object);
  }

  const newReplicaSet = (deployment: KubeObject): KubeObject | undefined => {
    if (!isObserved(deployment)) return undefined;
    const revision = deployment.metadata.annotations?.[revisionAnnotation];
    if (revision === undefined) return undefined;
    return [...replicaSets.values()].find(
      (set) =>
        controllerOf(set) === deployment.metadata.uid &&
        set.metadata.annotations?.[revisionAnnotation] === revision,
    );
  };

  return {
    note: (event) => {
      if (event.type === 'BOOKMARK') return;
      if (event.object.kind === 'ReplicaSet') keep(replicaSets, event);
      if (event.object.kind === 'Pod') keep(pods, event);
      if (event.object.kind === 'Event')
        refusals.set(textAt(event.object, 'involvedObject', 'uid') ?? '', event.object);
      const key = objectKey(refOf(event.object));
      if (!tracked.has(key)) return;
      const before = tracked.get(key);
      // A list may come from a server that has not yet heard of our own write.
      if ((event.object.metadata.generation ?? 0) < (before?.metadata.generation ?? 0)) return;
      tracked.set(key, event.type === 'DELETED' ? undefined : event.object);
    },
    live: (object) => tracked.get(objectKey(refOf(object))),
    newReplicaSet,
    creationRefusal: (workload) => {
      const maker = workload.kind === 'Deployment' ? newReplicaSet(workload) : workload;
      const failure = conditionOf(maker, 'ReplicaFailure');
      if (failure?.status === 'True') return failure.message;
      // Only ReplicaSets have a condition for it; others' controllers leave an event at each try.
      const event = refusals.get(maker?.metadata.uid ?? '');
      const last = Date.parse(textAt(event, 'lastTimestamp') ?? textAt(event, 'eventTime') ?? '');
      return last >= (writtenAt(workload) ?? 0) ? textAt(event, 'message') : undefined;
    },
    newPods: (workload) => {
      // Until then its status and annotations still name the revision before: pods of a release that is on its way out.
      if (!isObserved(workload)) return [];
      const owner = workload.kind === 'Deployment' ? newReplicaSet(workload) : workload;
      if (owner === undefined) return [];
      return [...pods.values()].filter(
        (pod) => controllerOf(pod) === owner.metadata.uid && !isLeaving(pod) && isOfTemplate(pod, workload),
      );
    },
  };
}

/** Whether the controller has seen the latest generation. A Job's status does not say. */
const isObserved = (workload: KubeObject): boolean =>
  workload.kind === 'Job' ||
  (numberAt(workload, 'status', 'observedGeneration') ?? 0) >= (workload.metadata.generation ?? 0);

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

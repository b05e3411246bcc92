import { at, conditionOf, numberAt, textAt } from './fields.ts';
import { isSetByUs, writtenAt } from './managed-fields.ts';
import type { KubeObject } from './object.ts';
import { current, failed, type ObjectStatus, progressing } from './object-status.ts';

/** Status of a workload whose controller has seen its latest generation. */
export function workloadStatus(object: KubeObject): ObjectStatus {
  switch (object.kind) {
    case 'Deployment':
      return deploymentStatus(object);
    case 'StatefulSet':
      return statefulSetStatus(object);
    case 'DaemonSet':
      return daemonSetStatus(object);
    default:
      return replicaSetStatus(object);
  }
}

const count = (object: KubeObject, field: string): number => numberAt(object, 'status', field) ?? 0;
const wanted = (object: KubeObject): number => numberAt(object, 'spec', 'replicas') ?? 1;
const waiting = (have: number, want: number, what: string): ObjectStatus =>
  progressing(`${have}/${want} ${what}`);

function deploymentStatus(object: KubeObject): ObjectStatus {
  const want = wanted(object);
  const [all, updated] = [count(object, 'replicas'), count(object, 'updatedReplicas')];
  const [ready, available] = [count(object, 'readyReplicas'), count(object, 'availableReplicas')];
  const progress = conditionOf(object, 'Progressing');
  // A verdict from before our write is about the rollout before it; a deadline is a second at least.
  const isFresh = (progress?.at ?? 0) > (writtenAt(object) ?? 0);
  if (progress?.reason === 'ProgressDeadlineExceeded' && isFresh) return failed(progress.message);
  const isPaused = at(object, 'spec', 'paused') === true;
  if (isPaused && (updated < want || all > updated))
    return failed('is paused (spec.paused: true), so its pods are never replaced');
  if (updated < want) return waiting(updated, want, 'updated');
  if (all > updated)
    return progressing(
      all - updated === 1 ? '1 old pod is leaving' : `${all - updated} old pods are leaving`,
    );
  if (available < updated) return waiting(available, updated, 'available');
  if (ready < want) return waiting(ready, want, 'ready');
  const isDone = isPaused || progress === undefined || progress.reason === 'NewReplicaSetAvailable';
  if (!isDone) return progressing(progress.message || 'the new replica set is not available yet');
  const isAvailable = conditionOf(object, 'Available')?.status !== 'False';
  return isAvailable ? current : progressing('not available yet');
}

function statefulSetStatus(object: KubeObject): ObjectStatus {
  if (textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete') return current;
  const want = wanted(object);
  const [all, ready] = [count(object, 'replicas'), count(object, 'readyReplicas')];
  const updated = count(object, 'updatedReplicas');
  if (all < want) return waiting(all, want, 'created');
  if (ready < want) return waiting(ready, want, 'ready');
  if (all > want) return progressing(`${all - want} pods too many`);
  const available = numberAt(object, 'spec', 'minReadySeconds') ? count(object, 'availableReplicas') : want;
  if (available < want) return waiting(available, want, 'available');
  const partition = numberAt(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  if (partition > 0) {
    const due = Math.max(0, want - partition);
    return updated >= due ? current : waiting(updated, due, 'updated');
  }
  const [now, next] = [
    textAt(object, 'status', 'currentRevision'),
    textAt(object, 'status', 'updateRevision'),
  ];
  return now === next ? current : waiting(updated, want, 'updated');
}

function daemonSetStatus(object: KubeObject): ObjectStatus {
  if (textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete') return current;
  const want = count(object, 'desiredNumberScheduled');
  const stages = [
    ['currentNumberScheduled', 'scheduled'],
    ['updatedNumberScheduled', 'updated'],
    ['numberAvailable', 'available'],
    ['numberReady', 'ready'],
  ] as const;
  for (const [field, what] of stages) {
    const have = count(object, field);
    if (have < want) return waiting(have, want, what);
  }
  return current;
}

function replicaSetStatus(object: KubeObject): ObjectStatus {
  const want = wanted(object);
  const failure = conditionOf(object, 'ReplicaFailure');
  if (failure?.status === 'True') return progressing(failure.message);
  for (const [field, what] of [
    ['fullyLabeledReplicas', 'labelled'],
    ['availableReplicas', 'available'],
    ['readyReplicas', 'ready'],
  ] as const) {
    const have = count(object, field);
    if (have < want) return waiting(have, want, what);
  }
  const all = count(object, 'replicas');
  return all > want ? progressing(`${all - want} pods too many`) : current;
}

export function podStatus(object: KubeObject): ObjectStatus {
  const phase = textAt(object, 'status', 'phase');
  if (phase === 'Succeeded') return current;
  if (phase === 'Failed')
    return failed(
      textAt(object, 'status', 'message') || textAt(object, 'status', 'reason') || 'the pod failed',
    );
  const isReady = phase === 'Running' && conditionOf(object, 'Ready')?.status === 'True';
  return isReady ? current : progressing(phase === 'Running' ? 'not ready yet' : 'not running yet');
}

/** What became of a Job that is over; undefined for one that is not. Nothing changes it, a deletion neither. */
export function jobOutcome(object: KubeObject): ObjectStatus | undefined {
  if (conditionOf(object, 'Complete')?.status === 'True') return current;
  const failure = conditionOf(object, 'Failed');
  return failure?.status === 'True' ? failed(`${failure.reason}: ${failure.message}`) : undefined;
}

/** Status of a Job: current once it is complete, or while the release itself suspends it. */
export function jobStatus(object: KubeObject): ObjectStatus {
  const outcome = jobOutcome(object);
  if (outcome !== undefined) return outcome;
  if (at(object, 'spec', 'suspend') === true)
    // A queue that holds the Job back will let it go; what the release itself says, stays.
    return isSetByUs(object, 'spec', 'suspend') ? current : progressing('is suspended');
  return progressing('has not completed yet');
}

import { conditionOf, isRecord, listAt, numberAt, textAt } from './fields.ts';
import type { KubeObject } from './object.ts';

/** One container of a pod as the kubelet reports it. */
export interface ContainerReport {
  readonly name: string;
  readonly ready: boolean;
  readonly restarts: number;
  /** As the pod names it. */
  readonly image: string;
  /** `REPOSITORY@DIGEST` of what really runs; empty before the image is there. */
  readonly imageId: string;
  readonly waiting: { readonly reason: string; readonly message: string } | undefined;
  /** When the kubelet started it, milliseconds since the epoch; undefined while it does not run. */
  readonly runningSince: number | undefined;
  /** False before its startup probe passed. */
  readonly started: boolean;
  readonly terminated: Termination | undefined;
  /** How the container before the last restart ended. */
  readonly lastTerminated: Termination | undefined;
}

export interface Termination {
  readonly exitCode: number;
  readonly reason: string;
  readonly message: string;
  /** How long it had run, in milliseconds. */
  readonly ranMs: number | undefined;
}

/** Init containers first, as they run. */
export const reportsOf = (pod: KubeObject): ContainerReport[] =>
  ['initContainerStatuses', 'containerStatuses'].flatMap((field) =>
    listAt(pod, 'status', field).map((status) => ({
      name: textAt(status, 'name') ?? '',
      ready: status['ready'] === true,
      restarts: numberAt(status, 'restartCount') ?? 0,
      image: textAt(status, 'image') ?? '',
      imageId: textAt(status, 'imageID') ?? '',
      waiting: isRecord(status['state']) ? toWaiting(status['state']['waiting']) : undefined,
      runningSince: timeAt(status, 'state', 'running', 'startedAt'),
      started: status['started'] !== false,
      terminated: toTermination(status, 'state'),
      lastTerminated: toTermination(status, 'lastState'),
    })),
  );

function toWaiting(waiting: unknown): ContainerReport['waiting'] {
  if (!isRecord(waiting)) return undefined;
  return { reason: textAt(waiting, 'reason') ?? '', message: textAt(waiting, 'message') ?? '' };
}

function toTermination(status: unknown, field: 'state' | 'lastState'): Termination | undefined {
  const exitCode = numberAt(status, field, 'terminated', 'exitCode');
  if (exitCode === undefined) return undefined;
  const began = timeAt(status, field, 'terminated', 'startedAt');
  const ended = timeAt(status, field, 'terminated', 'finishedAt');
  return {
    exitCode,
    reason: textAt(status, field, 'terminated', 'reason') ?? '',
    message: textAt(status, field, 'terminated', 'message') ?? '',
    ranMs: began === undefined || ended === undefined ? undefined : ended - began,
  };
}

function timeAt(status: unknown, ...path: readonly string[]): number | undefined {
  const time = Date.parse(textAt(status, ...path) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** Whether a pod has come to its end; whoever made it makes another one. */
export const isOver = (pod: KubeObject): boolean =>
  ['Failed', 'Succeeded'].includes(textAt(pod, 'status', 'phase') ?? '');
export const isReady = (pod: KubeObject): boolean => conditionOf(pod, 'Ready')?.status === 'True';
export const isLeaving = ({ metadata }: KubeObject): boolean => metadata.deletionTimestamp !== undefined;

/** The uid of the controller that made an object. */
export const controllerOf = ({ metadata }: KubeObject): string | undefined =>
  metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid;

/** What a pod that is not Ready waits for, in a word or two. */
export function waitsFor(pod: KubeObject): string {
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status === 'False') return 'scheduling';
  if (conditionOf(pod, 'Initialized')?.status === 'False') {
    const working = reportsOf(pod).find((report) => report.runningSince !== undefined && !report.ready);
    if (working !== undefined) return `init container ${working.name}`;
  }
  const reports = reportsOf(pod);
  const waiting = reports.map((report) => report.waiting?.reason ?? '').find((reason) => reason !== '');
  if (waiting !== undefined && waiting !== 'ContainerCreating' && waiting !== 'PodInitializing')
    return waiting;
  if (reports.some((report) => report.terminated !== undefined && report.terminated.exitCode !== 0))
    return 'restart';
  if (textAt(pod, 'status', 'phase') === 'Running') return 'readiness';
  return 'start';
}

import { isHeld, listAutoscalers } from './autoscaler-hold.ts';
import type { KubeClient } from './client.ts';
import { at, isRecord, numberAt } from './fields.ts';
import { applySetId, memberLabel, type Owner, readExtent } from './inventory.ts';
import type { KindRef, KubeObject } from './object.ts';
import { controllerOf } from './pods.ts';
import { hashLabel, leadOf, selects } from './selector-shift.ts';
import { besideOf, promotingAnnotation, type Track, trackLabel, trackOf, trackSelector } from './tracks.ts';

/** One workload whose new pods stand beside its old ones. */
export interface ShiftingWorkload {
  readonly track: Track;
  /** The Deployment of the new pods. */
  readonly beside: KubeObject;
  /** The chart's own; undefined once it was deleted. */
  readonly workload: KubeObject | undefined;
  /** The template hash of the chart's own pods, and how many of them are Ready; undefined while that is unknown. */
  readonly own: { readonly hash: string; readonly ready: number } | undefined;
  /** The chart's own pods are being replaced by the release, so they are no way back any more. */
  readonly promoting: boolean;
  /** The application's Services that mean these pods, narrowed or not. */
  readonly services: readonly KubeObject[];
}

/** All that a strategy has changed beside the release, as the cluster has it now. */
export interface ShiftState {
  readonly workloads: readonly ShiftingWorkload[];
  /** Services of tracks. */
  readonly trackServices: readonly KubeObject[];
  readonly heldAutoscalers: readonly KubeObject[];
}

const deployments: KindRef = { apiVersion: 'apps/v1', kind: 'Deployment' };
const replicaSets: KindRef = { apiVersion: 'apps/v1', kind: 'ReplicaSet' };
const services: KindRef = { apiVersion: 'v1', kind: 'Service' };
const revisionAnnotation = 'deployment.kubernetes.io/revision';

export const noShift: ShiftState = { workloads: [], trackServices: [], heldAutoscalers: [] };

/**
 * Finds what a strategy left or is at, its own or a killed run's. The Deployment of a track is the first that is
 * written and the last that is deleted, so where there is none there is nothing else either, and one question tells.
 * `namespaces` are those of the application, where they are known.
 */
export async function readShift(
  client: KubeClient,
  owner: Owner,
  namespaces?: readonly string[],
): Promise<ShiftState> {
  const places = namespaces ?? (await placesOf(client, owner));
  const everywhere = async (kind: KindRef, labelSelector: string) =>
    (await Promise.all(places.map((namespace) => client.list(kind, { namespace, labelSelector })))).flat();
  const tracks = await everywhere(deployments, trackSelector(owner));
  if (tracks.length === 0) return noShift;
  const [own, trackServices, scalers, states] = await Promise.all([
    everywhere(services, `${memberLabel}=${applySetId(owner)}`),
    everywhere(services, trackSelector(owner)),
    listAutoscalers(client, places),
    Promise.all(tracks.map((beside) => stateOf(client, beside))),
  ]);
  return {
    workloads: states.map((state) => ({
      ...state,
      services: own.filter(
        (service) =>
          service.metadata.namespace === state.beside.metadata.namespace &&
          selects(service, podLabels(state.beside)),
      ),
    })),
    trackServices,
    heldAutoscalers: scalers.filter(isHeld),
  };
}

async function placesOf(client: KubeClient, owner: Owner): Promise<string[]> {
  const extent = await readExtent(client, owner);
  return extent === undefined ? [] : [owner.namespace, ...extent.namespaces];
}

async function stateOf(client: KubeClient, beside: KubeObject): Promise<Omit<ShiftingWorkload, 'services'>> {
  const workload = await client.get(besideOf(beside));
  return {
    track: trackOf(beside),
    beside,
    workload,
    own: workload === undefined ? undefined : await ownPods(client, workload),
    promoting: beside.metadata.annotations?.[promotingAnnotation] !== undefined,
  };
}

/** Whether a workload's controller has seen its last change, so that its status speaks of it. */
export const isObserved = (workload: KubeObject): boolean =>
  (numberAt(workload, 'status', 'observedGeneration') ?? 0) >= (workload.metadata.generation ?? 0);

/** The pods of a Deployment's latest template; undefined until its controller has seen it. */
export async function ownPods(
  client: KubeClient,
  workload: KubeObject,
): Promise<{ hash: string; ready: number } | undefined> {
  const { namespace, uid, annotations } = workload.metadata;
  if (!isObserved(workload)) return undefined;
  const sets = await client.list(replicaSets, { namespace });
  const set = sets.find(
    (candidate) =>
      controllerOf(candidate) === uid &&
      candidate.metadata.annotations?.[revisionAnnotation] === annotations?.[revisionAnnotation],
  );
  const hash = set?.metadata.labels?.[hashLabel];
  return hash === undefined ? undefined : { hash, ready: numberAt(set, 'status', 'readyReplicas') ?? 0 };
}

/** Labels of a workload's pods, without the track's own. */
export function podLabels(workload: KubeObject): Record<string, string> {
  const labels = at(workload, 'spec', 'template', 'metadata', 'labels');
  if (!isRecord(labels)) return {};
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]) =>
      typeof value === 'string' && name !== trackLabel ? [[name, value]] : [],
    ),
  );
}

/** Whether all of its Services send requests to pods of its own template alone. */
export const isLedToOwn = ({ services: own }: ShiftingWorkload): boolean =>
  own.length > 0 &&
  own.every((service) => {
    const lead = leadOf(service);
    return lead !== undefined && 'hash' in lead;
  });

/** Whether any of its Services sends requests to the pods of the track alone. */
export const isLedToTrack = ({ services: own }: ShiftingWorkload): boolean =>
  own.some((service) => {
    const lead = leadOf(service);
    return lead !== undefined && 'track' in lead;
  });

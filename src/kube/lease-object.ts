import type { KubeObject, ObjectRef } from './object.ts';

/** One application's lock in one cluster, as one run holds it. */
export interface Lock {
  readonly namespace: string;
  /** Name of the Lease, `flotilla-APPLICATION`. */
  readonly name: string;
  /** `REPOSITORY/RUN/ATTEMPT#RANDOM`: unique to one process. */
  readonly holder: string;
  /** Address of the run, for whoever meets the lock. */
  readonly run: string;
}

/** Annotation of a Lease: the address of the run that holds it. */
export const runKey = 'flotilla.dev/run';

const apiVersion = 'coordination.k8s.io/v1';

export const refOfLease = ({ namespace, name }: Lock): ObjectRef => ({
  apiVersion,
  kind: 'Lease',
  namespace,
  name,
});

/** Kubernetes' MicroTime: RFC 3339 with six digits of fraction. */
export const microTime = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

/** A text field of a Lease's spec; undefined when absent or empty. */
export function field(lease: KubeObject, name: string): string | undefined {
  const value = fieldOf(lease, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function fieldOf(lease: KubeObject, name: string): unknown {
  const spec: unknown = lease.spec;
  return spec !== null && typeof spec === 'object' ? Reflect.get(spec, name) : undefined;
}

/** The Lease as `lock` would hold it from `now` (ms) on; replaces `current` where there is one. */
export function leaseObject(lock: Lock, now: number, seconds: number, current?: KubeObject): KubeObject {
  const changes = current === undefined ? undefined : fieldOf(current, 'leaseTransitions');
  return {
    apiVersion,
    kind: 'Lease',
    metadata: {
      name: lock.name,
      namespace: lock.namespace,
      ...(current?.metadata.resourceVersion ? { resourceVersion: current.metadata.resourceVersion } : {}),
      labels: { ...current?.metadata.labels, 'app.kubernetes.io/managed-by': 'flotilla' },
      annotations: { ...current?.metadata.annotations, [runKey]: lock.run },
    },
    spec: {
      holderIdentity: lock.holder,
      leaseDurationSeconds: seconds,
      acquireTime: microTime(now),
      renewTime: microTime(now),
      leaseTransitions: typeof changes === 'number' ? changes + 1 : 0,
    },
  };
}

/** When a holder that renews no more loses its lock by the Lease's own times, in milliseconds since the epoch. */
export function lapsesAt(lease: KubeObject): number {
  const renewed = Date.parse(field(lease, 'renewTime') ?? '');
  const seconds = Number(fieldOf(lease, 'leaseDurationSeconds'));
  return Number.isNaN(renewed) || Number.isNaN(seconds) ? Number.NEGATIVE_INFINITY : renewed + seconds * 1000;
}

/** Clocks of two runners may differ by this much before a live lock could be mistaken for a dead one. */
export const clockSlackMs = 20_000;

/** Whether somebody other than `lock` holds the Lease at `now` (ms). */
export function isHeld(lease: KubeObject, lock: Lock, now: number): boolean {
  const holder = field(lease, 'holderIdentity');
  return holder !== undefined && holder !== lock.holder && lapsesAt(lease) + clockSlackMs > now;
}

/** Whether an earlier attempt of the run of `lock` holds the Lease: GitHub starts one only when the one before has ended. */
export function isEarlierAttempt(lease: KubeObject, lock: Lock): boolean {
  const pattern = /^(.+)\/(\d+)#[^#]+$/;
  const [, theirRun, theirAttempt] = pattern.exec(field(lease, 'holderIdentity') ?? '') ?? [];
  const [, ourRun, ourAttempt] = pattern.exec(lock.holder) ?? [];
  return theirRun !== undefined && theirRun === ourRun && Number(theirAttempt) < Number(ourAttempt);
}

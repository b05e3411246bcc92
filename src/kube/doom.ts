import { containerSign } from './container-sign.ts';
import { conditionOf } from './fields.ts';
import type { KubeObject } from './object.ts';
import { reportsOf } from './pods.ts';

/** Why a rollout cannot succeed any more. */
export interface Doom {
  /** One line. */
  readonly cause: string;
  readonly pod: string | undefined;
  readonly container: string | undefined;
  readonly exitCode: number | undefined;
  /** No node takes the pod: an autoscaler that says it is making one may be believed. */
  readonly lacksNode?: true;
}

/** A reason to give up, and how long it must have lasted before it counts, in milliseconds. */
interface Sign extends Doom {
  readonly graceMs: number;
}

/** Something the cluster said about a pod in a warning. */
export interface Complaint {
  readonly reason: string;
  readonly message: string;
  /** Where it is about one container. */
  readonly container: string | undefined;
}

export interface PodContext {
  readonly now: number;
  /** Whoever made the pod counts its crashes. */
  readonly mayCrash?: boolean;
  /** The latest of each reason. */
  readonly complaints?: readonly Complaint[];
}

/** Quota and admission answer for what is there at the moment. */
const creationGraceMs = 8_000;
/** A Secret or ConfigMap to be mounted may be on its way; a kubelet tries again less and less often. */
const mountGraceMs = 15_000;

/**
 * Tells lost rollouts from slow ones, after the rules of Krane and Nelm. Only pods of the newest template count, an
 * unschedulable pod is slow until `unschedulableGraceMs`, and some signs must last a while: the judge remembers when
 * it first saw each.
 */
export function createJudge(options: { readonly unschedulableGraceMs: number }) {
  const firstSeen = new Map<string, number>();

  function lasting(key: string, sign: Sign | undefined, now: number): Doom | undefined {
    if (sign === undefined) {
      firstSeen.delete(key);
      return undefined;
    }
    const since = firstSeen.get(key) ?? now;
    firstSeen.set(key, since);
    return now - since >= sign.graceMs ? sign : undefined;
  }

  return {
    /** The verdict on a pod; undefined while there is hope. */
    pod: (pod: KubeObject, context: PodContext): Doom | undefined => {
      const { now, complaints = [], mayCrash = false } = context;
      const key = keyOf(pod);
      const place = lasting(`${key}/scheduling`, unschedulable(pod, options.unschedulableGraceMs), now);
      const mount = lasting(`${key}/mount`, unmounted(pod, complaints), now);
      if (place !== undefined || mount !== undefined) return place ?? mount;
      for (const report of reportsOf(pod)) {
        const pull = complaints.findLast(
          ({ container, reason }) => reason === 'Failed' && container === report.name,
        );
        const found = containerSign(pod, report, now, { mayCrash, pullComplaint: pull?.message });
        const sign = found && {
          ...{ cause: `container ${report.name} ${found.cause}`, graceMs: found.graceMs },
          ...{ pod: pod.metadata.name, container: report.name },
          exitCode: (report.terminated ?? report.lastTerminated)?.exitCode,
        };
        const doom = lasting(`${key}/${report.name}`, sign, now);
        if (doom !== undefined) return doom;
      }
      return undefined;
    },
    /** The pod's wait for a node begins anew: somebody is making one. */
    excuse: (pod: KubeObject, now: number): void => {
      firstSeen.set(`${keyOf(pod)}/scheduling`, now);
    },
    /** The verdict on a workload whose pods the server does not let be created; `said` is why. */
    creation: (workload: KubeObject, said: string | undefined, now: number): Doom | undefined => {
      const cause = `pods cannot be created: ${said}`;
      const sign = said === undefined ? undefined : { ...nowhere, cause, graceMs: creationGraceMs };
      return lasting(`${workload.metadata.uid}/creation`, sign, now);
    },
  };
}

export type Judge = ReturnType<typeof createJudge>;

const nowhere = { pod: undefined, container: undefined, exitCode: undefined };
const keyOf = ({ metadata }: KubeObject): string => metadata.uid ?? metadata.name;

function unschedulable(pod: KubeObject, graceMs: number): Sign | undefined {
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable') return undefined;
  const cause = `no node takes the pod: ${scheduled.message}`;
  return { ...nowhere, pod: pod.metadata.name, cause, graceMs, lacksNode: true };
}

/** No container of the pod is made as long as a volume is missing. */
function unmounted(pod: KubeObject, complaints: readonly Complaint[]): Sign | undefined {
  const isMaking = reportsOf(pod).some(({ waiting }) =>
    ['ContainerCreating', 'PodInitializing'].includes(waiting?.reason ?? ''),
  );
  const found = complaints.find(
    ({ reason, message }) => reason === 'FailedMount' && /(secret|configmap) "[^"]+" not found/.test(message),
  );
  if (!isMaking || found === undefined) return undefined;
  const cause = `a volume cannot be mounted: ${found.message.split(' : ').at(-1)}`;
  return { ...nowhere, pod: pod.metadata.name, cause, graceMs: mountGraceMs };
}

import { conditionOf } from './fields.ts';
import type { KubeObject } from './object.ts';
import { type ContainerReport, reportsOf, type Termination } from './pods.ts';

/** Why a rollout cannot succeed any more. */
export interface Doom {
  /** One line. */
  readonly cause: string;
  readonly pod: string | undefined;
  readonly container: string | undefined;
  readonly exitCode: number | undefined;
}

/** A reason to give up, and how long it must have lasted before it counts, in milliseconds. */
interface Sign extends Doom {
  readonly graceMs: number;
}

/** A missing ConfigMap or Secret may be on its way, made by another controller. */
const configGraceMs = 10_000;
/** Quota and admission answer for what is there at the moment. */
const creationGraceMs = 8_000;
/** Crashes of one replica that are forgiven: a dependency may have been slower. */
const forgivenCrashes = 1;

const imageGone = /not found|manifest unknown|does not exist|no match for platform|no matching manifest/i;
const imageDenied = /denied|unauthorized|forbidden|authentication required|invalid username/i;
const cannotStart = /not found|no such file|permission denied|exec format error|not a directory/i;

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
    /** The verdict on a pod; undefined while there is hope. `mayCrash`: whoever made it counts the crashes. */
    pod: (pod: KubeObject, now: number, mayCrash = false): Doom | undefined => {
      const key = pod.metadata.uid ?? pod.metadata.name;
      const place = lasting(`${key}/scheduling`, unschedulable(pod, options.unschedulableGraceMs), now);
      if (place !== undefined) return place;
      for (const report of reportsOf(pod)) {
        const doom = lasting(`${key}/${report.name}`, signOf(pod, report, mayCrash), now);
        if (doom !== undefined) return doom;
      }
      return undefined;
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

function unschedulable(pod: KubeObject, graceMs: number): Sign | undefined {
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable') return undefined;
  return {
    ...nowhere,
    pod: pod.metadata.name,
    cause: `no node takes the pod: ${scheduled.message}`,
    graceMs,
  };
}

function signOf(pod: KubeObject, report: ContainerReport, mayCrash: boolean): Sign | undefined {
  if (report.ready) return undefined;
  const found = imageSign(report) ?? startSign(report) ?? (mayCrash ? undefined : crashSign(report));
  if (found === undefined) return undefined;
  const [cause, graceMs] = found;
  const ended = report.terminated ?? report.lastTerminated;
  return {
    cause: `container ${report.name} ${cause}`,
    pod: pod.metadata.name,
    container: report.name,
    exitCode: ended?.exitCode,
    graceMs,
  };
}

type Finding = readonly [cause: string, graceMs: number];

function imageSign({ waiting, image }: ContainerReport): Finding | undefined {
  const { reason = '', message = '' } = waiting ?? {};
  if (reason === 'InvalidImageName' || reason === 'ErrImageNeverPull')
    return [`has an unusable image: ${message}`, 0];
  if (reason !== 'ErrImagePull' && reason !== 'ImagePullBackOff') return undefined;
  // The runtime repeats the image's name at every level it passes the error through.
  const said = message.slice(message.lastIndexOf(': ') + 1).trim();
  if (imageGone.test(message)) return [`cannot pull ${image}, which is not there: ${said}`, 0];
  // A node's pull credential may be renewed at this very moment.
  if (imageDenied.test(message)) return [`may not pull ${image}: ${said}`, 5_000];
  return undefined;
}

function startSign({ waiting, terminated, lastTerminated }: ContainerReport): Finding | undefined {
  const { reason = '', message = '' } = waiting ?? {};
  // The kubelet's own cache lags behind a Secret that is there.
  if (reason === 'CreateContainerConfigError' && !/failed to sync \S+ cache/.test(message))
    return [`has a broken configuration: ${message}`, configGraceMs];
  const unable = [terminated, lastTerminated].find(isUnable);
  const said = unable?.message ?? (reason === 'RunContainerError' ? message : '');
  return cannotStart.test(said) ? [`cannot be started: ${said}`, 0] : undefined;
}

const isUnable = (ended: Termination | undefined): boolean =>
  ended !== undefined && ['ContainerCannotRun', 'StartError'].includes(ended.reason);

function crashSign({ waiting, terminated, lastTerminated, restarts }: ContainerReport): Finding | undefined {
  const isDown = terminated !== undefined && terminated.exitCode !== 0;
  const wasDown = lastTerminated !== undefined && lastTerminated.exitCode !== 0;
  const ended = isDown ? terminated : lastTerminated;
  const how = ended === undefined ? '' : ` (${describe(ended)})`;
  if (waiting?.reason === 'CrashLoopBackOff') return [`keeps crashing${how}`, 0];
  // `restarts` counts the crashes before the one that is being reported.
  const crashes = restarts + (isDown ? 1 : 0);
  return (isDown || wasDown) && crashes > forgivenCrashes ? [`crashed ${crashes} times${how}`, 0] : undefined;
}

const describe = ({ exitCode, reason }: Termination): string =>
  reason === '' || reason === 'Error' ? `exit code ${exitCode}` : `exit code ${exitCode}, ${reason}`;

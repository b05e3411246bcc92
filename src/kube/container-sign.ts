import { describeTermination } from './exit-code.ts';
import { textAt } from './fields.ts';
import type { KubeObject } from './object.ts';
import { containersOf } from './pod-spec.ts';
import type { ContainerReport, Termination } from './pods.ts';

/** What is wrong with a container, and how long that must have lasted before the rollout is lost (milliseconds). */
export interface ContainerSign {
  /** Goes after `container NAME`. */
  readonly cause: string;
  readonly graceMs: number;
}

/** A missing ConfigMap or Secret may be on its way, made by another controller. */
const configGraceMs = 10_000;
/** A node's pull credential may be renewed at this very moment. */
const pullRightGraceMs = 5_000;
/** Crashes of one replica that are forgiven: a dependency may have been slower. */
const forgivenCrashes = 1;
/** A container that ran this long did not fail to start; the kubelet itself forgives crashes then (milliseconds). */
const steadyMs = 600_000;
/** One that has been running again for this long is not in a crash loop, whose pauses are no longer (milliseconds). */
const recoveredMs = 300_000;

const imageGone = /not found|manifest unknown|does not exist|no match for platform|no matching manifest/i;
const imageDenied = /denied|unauthorized|forbidden|authentication required|invalid username/i;
const cannotStart = /not found|no such file|permission denied|exec format error|not a directory/i;
/** What a kubelet or a runtime under load says of a container that it will make the next time. */
const passing = /failed to sync \S+ cache|failed to reserve container name|deadline exceeded|timed? ?out/i;

/**
 * Why a container cannot come up, after the rules of Krane and Nelm; undefined while there is hope. `pullComplaint` is
 * what the node said when it last could not pull: later it says no more than that it backs off.
 */
export function containerSign(
  pod: KubeObject,
  report: ContainerReport,
  now: number,
  {
    mayCrash,
    pullComplaint = '',
  }: { readonly mayCrash: boolean; readonly pullComplaint?: string | undefined },
): ContainerSign | undefined {
  if (report.ready) return undefined;
  return (
    imageSign(report, pullComplaint) ??
    configSign(report) ??
    startSign(report) ??
    (mayCrash ? undefined : crashSign(pod, report, now))
  );
}

function imageSign({ waiting, image }: ContainerReport, complaint: string): ContainerSign | undefined {
  const { reason = '', message = '' } = waiting ?? {};
  if (['InvalidImageName', 'ErrImageNeverPull', 'SignatureValidationFailed'].includes(reason))
    return { cause: `has an unusable image: ${message}`, graceMs: 0 };
  if (reason !== 'ErrImagePull' && reason !== 'ImagePullBackOff') return undefined;
  const said = imageGone.test(message) || imageDenied.test(message) ? message : complaint;
  // The runtime repeats the image's name at every level it passes the error through.
  const short = said.slice(said.lastIndexOf(': ') + 1).trim();
  if (imageGone.test(said))
    return { cause: `cannot pull ${image}, which is not there: ${short}`, graceMs: 0 };
  if (imageDenied.test(said)) return { cause: `may not pull ${image}: ${short}`, graceMs: pullRightGraceMs };
  return undefined;
}

function configSign({ waiting }: ContainerReport): ContainerSign | undefined {
  const { reason = '', message = '' } = waiting ?? {};
  if (passing.test(message)) return undefined;
  if (reason === 'CreateContainerConfigError')
    return { cause: `has a broken configuration: ${message}`, graceMs: configGraceMs };
  if (reason === 'CreateContainerError')
    return { cause: `cannot be created: ${message}`, graceMs: configGraceMs };
  return undefined;
}

function startSign({ waiting, terminated, lastTerminated }: ContainerReport): ContainerSign | undefined {
  const { reason = '', message = '' } = waiting ?? {};
  const unable = [terminated, lastTerminated].find(isUnable);
  const said = unable?.message ?? (reason === 'RunContainerError' ? message : '');
  // Docker's word for it; with exit code 128 it also stands for a runtime that was busy.
  const isFinal = unable?.reason === 'ContainerCannotRun' && unable.exitCode !== 128;
  if (!isFinal && !cannotStart.test(said)) return undefined;
  // What runc says stands at the end of what everybody says who passed it on.
  const short = said
    .split('unable to start container process: ')
    .at(-1)
    ?.replace(/: unknown$/, '');
  return { cause: `cannot be started: ${short}`, graceMs: 0 };
}

const isUnable = (ended: Termination | undefined): boolean =>
  ended !== undefined && ['ContainerCannotRun', 'StartError'].includes(ended.reason);

function crashSign(pod: KubeObject, report: ContainerReport, now: number): ContainerSign | undefined {
  const { waiting, terminated, lastTerminated, restarts, runningSince = now } = report;
  const isDown = isCrash(terminated);
  const wasDown = isCrash(lastTerminated) && now - runningSince < recoveredMs;
  const ended = isDown ? terminated : lastTerminated;
  const how = ended === undefined ? '' : ` (${describeTermination(ended, memoryLimit(pod, report.name))})`;
  if (waiting?.reason === 'CrashLoopBackOff') {
    const does = ended?.exitCode === 0 ? 'keeps ending, where it has to stay' : 'keeps crashing';
    return { cause: `${does}${how}`, graceMs: 0 };
  }
  // `restarts` counts the crashes before the one that is being reported.
  const crashes = restarts + (isDown ? 1 : 0);
  return (isDown || wasDown) && crashes > forgivenCrashes
    ? { cause: `crashed ${crashes} times${how}`, graceMs: 0 }
    : undefined;
}

const isCrash = (ended: Termination | undefined): boolean =>
  ended !== undefined && ended.exitCode !== 0 && (ended.ranMs ?? 0) < steadyMs;

function memoryLimit(pod: KubeObject, name: string): string | undefined {
  const container = containersOf(pod.spec).find((one) => one['name'] === name);
  return textAt(container, 'resources', 'limits', 'memory');
}

import { deadlineOf, timeoutAnnotation } from './deadline.ts';
import type { Standing } from './rollout.ts';

/** Objects for which time is over, and which time that was: goes after `did not finish`. */
export interface Late {
  readonly standings: readonly Standing[];
  readonly when: string;
}

export interface Limits {
  /** For all objects together, in milliseconds. */
  readonly deadlineMs: number;
  /** How long nothing may change; two and a half times as long while a node makes a container. */
  readonly noProgressMs?: number;
}

/** By then Krane and Nelm give up as well. */
const usualNoProgressMs = 240_000;
/** Makes of the usual four minutes the ten that Kubernetes itself gives a Deployment by default. */
const startingFactor = 2.5;

/** Those of the objects not done yet that have no time left; undefined while all have. Times are in milliseconds. */
export function findLate(
  going: readonly Standing[],
  { deadlineMs, noProgressMs = usualNoProgressMs }: Limits,
  { elapsedMs, quietMs }: { readonly elapsedMs: number; readonly quietMs: number },
): Late | undefined {
  if (going.length === 0) return undefined;
  if (elapsedMs >= deadlineMs) return { standings: going, when: ` in ${deadlineMs / 1000} s` };
  const own = going.filter(({ live }) => elapsedMs >= (deadlineOf(live) ?? Number.POSITIVE_INFINITY));
  if (own.length > 0) return { standings: own, when: ` in the time its ${timeoutAnnotation} allows` };
  const patienceMs = noProgressMs * (going.some(({ starting }) => starting) ? startingFactor : 1);
  if (quietMs < patienceMs) return undefined;
  return { standings: going, when: `: nothing has changed for ${patienceMs / 1000} s` };
}

import { parseDuration } from '../core/inputs.ts';
import type { KubeObject } from './object.ts';

/** How long one object may take, where the environment's timeout for all is not what it needs. */
export const timeoutAnnotation = 'flotilla.dev/timeout';

/**
 * An object's own deadline in milliseconds, from when all were written; undefined where it has none, or none that is a
 * duration (which a plan refuses).
 */
export const deadlineOf = ({ metadata }: KubeObject): number | undefined =>
  parseDuration(metadata.annotations?.[timeoutAnnotation] ?? '') || undefined;

/** What the object says of its deadline, where that is no duration; else undefined. */
export function wrongDeadline(object: KubeObject): string | undefined {
  const text = object.metadata.annotations?.[timeoutAnnotation];
  return text === undefined || deadlineOf(object) !== undefined ? undefined : text;
}

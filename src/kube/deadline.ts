import { ActionError } from '../core/errors.ts';
import { parseDuration } from '../core/inputs.ts';
import { describeRef, type KubeObject, refOf } from './object.ts';

/** How long one object may take, where the environment's timeout for all is not what it needs. */
export const timeoutAnnotation = 'flotilla.dev/timeout';

/** An object's own deadline in milliseconds, from when all were written; undefined where it has none. `CHART_INVALID`. */
export function deadlineOf(object: KubeObject): number | undefined {
  const text = object.metadata.annotations?.[timeoutAnnotation];
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms !== undefined && ms > 0) return ms;
  throw new ActionError(
    'CHART_INVALID',
    `${describeRef(refOf(object))}: the annotation ${timeoutAnnotation} is ${JSON.stringify(text)}, which is no duration`,
    { hint: 'Write a duration such as 90s, 5m or 1h30m.' },
  );
}

/**
 * Reading what other programs wrote. An object from the API server may lack any field or, from a foreign controller,
 * carry one of another type; these give what is there in the wanted type, or nothing.
 */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (!isRecord(here) && !Array.isArray(here)) return undefined;
    // Both are indexed by the step's text; a step that does not fit gives undefined.
    here = (here as Readonly<Record<string, unknown>>)[step];
  }
  return here;
}

export function textAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(value: unknown, ...path: readonly (string | number)[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** The entries of a list that are objects. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): Record<string, unknown>[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.filter(isRecord) : [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  /** When it last changed or was last written, whichever is later; milliseconds since the epoch. */
  readonly at: number | undefined;
}

/** A condition of `status.conditions` by its type. */
export function conditionOf(object: unknown, type: string): Condition | undefined {
  const found = listAt(object, 'status', 'conditions').find((condition) => condition['type'] === type);
  if (found === undefined) return undefined;
  const times = [found['lastTransitionTime'], found['lastUpdateTime']]
    .map((time) => (typeof time === 'string' ? Date.parse(time) : Number.NaN))
    .filter((time) => !Number.isNaN(time));
  return {
    type,
    status: textAt(found, 'status') ?? 'Unknown',
    reason: textAt(found, 'reason') ?? '',
    message: textAt(found, 'message') ?? '',
    at: times.length === 0 ? undefined : Math.max(...times),
  };
}

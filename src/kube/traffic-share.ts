/** Which part of the traffic of Services goes to their canaries. */
export interface TrafficShare {
  /** `NAMESPACE/NAME` of a Service → name of the Service of its canary in the same namespace. */
  readonly canaries: ReadonlyMap<string, string>;
  /** Percent, 0 to 100. */
  readonly weight: number;
  /** Requests with this header go to the canary whatever the weight. */
  readonly header: { readonly name: string; readonly value: string } | undefined;
}

/**
 * Entries of one rule with those of Services that have a canary split in two. `weightOf` gives an entry's weight,
 * `canaryOf` its canary's entry or undefined. Weights stay in proportion to those of the other entries, and never
 * exceed `most`.
 */
export function splitEntries<T extends object>(
  entries: readonly T[],
  weight: number,
  most: number,
  weightOf: (entry: T) => number,
  canaryOf: (entry: T) => T | undefined,
): T[] {
  const heaviest = Math.max(1, ...entries.map(weightOf));
  const scale = entries.length === 1 ? 100 / heaviest : Math.min(100, most / heaviest);
  return entries.flatMap((entry) => {
    const own = Math.round(weightOf(entry) * scale);
    const canary = canaryOf(entry);
    if (canary === undefined) return [{ ...entry, weight: own }];
    const part = Math.round((own * weight) / 100);
    return [
      { ...entry, weight: own - part },
      { ...canary, weight: part },
    ];
  });
}

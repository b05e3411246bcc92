import type { Target } from './target.ts';

/** Targets in the order of the waves they are in; one wave of all where none are asked for. */
export function inWaves(
  targets: readonly Target[],
  waves: readonly (readonly string[])[] | undefined,
): readonly (readonly Target[])[] {
  if (waves === undefined) return [targets];
  return waves
    .map((wave) => targets.filter(({ cluster }) => wave.includes(cluster)))
    .filter((wave) => wave.length > 0);
}

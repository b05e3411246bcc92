import type { TimeRange } from './source.ts';

/**
 * Puts names into a query: {pods}, {workload} and the like, {interval} and {window} as whole seconds (`15s`). Braces
 * around anything else are the query language’s own and stay.
 */
export function fillQuery(
  query: string,
  names: Readonly<Record<string, string>>,
  { from, to, stepMs }: TimeRange,
): string {
  const all = { ...names, interval: seconds(stepMs), window: seconds(to - from) };
  return query.replace(/\{([a-z]+)\}/g, (match, name: string) =>
    Object.hasOwn(all, name) ? (Reflect.get(all, name) ?? match) : match,
  );
}

const seconds = (ms: number) => `${Math.max(1, Math.round(ms / 1000))}s`;

import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { Target } from './target.ts';

/** One value per cluster, by the cluster's name. */
export type PerCluster<T> = ReadonlyMap<string, T>;

/**
 * Does something in all clusters at once and waits for all of them. When some fail, one error names each with its
 * reason and carries the code of the first; a mistake in the suite itself is thrown as it is. A cluster that `forgo`
 * goes on without is missing in the result.
 */
export async function inEachCluster<T, C extends Pick<Target, 'cluster'> = Target>(
  targets: readonly C[],
  work: (target: C) => Promise<T>,
  forgo: (target: C, error: unknown) => boolean = () => false,
): Promise<PerCluster<T>> {
  const results = await Promise.allSettled(targets.map(work));
  const failures = results.flatMap((result, index) => {
    const target = targets[index];
    if (result.status === 'fulfilled' || target === undefined) return [];
    const error: unknown = result.reason;
    return forgo(target, error) ? [] : [{ cluster: target.cluster, error }];
  });
  const [first] = failures;
  if (first !== undefined) {
    const bug = failures.find(({ error }) => !isActionError(error));
    if (bug !== undefined) throw bug.error;
    throw failures.length === 1 ? named(first.cluster, first.error) : several(failures);
  }
  return new Map(
    results.flatMap((result, index) => {
      const target = targets[index];
      return result.status === 'fulfilled' && target !== undefined ? [[target.cluster, result.value]] : [];
    }),
  );
}

/** The error with the cluster's name in front, where its first line does not say it yet. */
export function named(cluster: string, error: unknown): unknown {
  if (!isActionError(error) || error.code === 'INTERRUPTED') return error;
  const [line = ''] = error.message.split('\n');
  if (line.startsWith(`${cluster}:`) || line.toLowerCase().includes(`cluster ${cluster}`)) return error;
  return new ActionError(error.code, `${cluster}: ${error.message}`, {
    hint: error.hint,
    cause: error.cause,
  });
}

function several(failures: readonly { cluster: string; error: unknown }[]): ActionError {
  const errors = failures.map(({ error }) => error).filter((error) => isActionError(error));
  const hints = [...new Set(errors.map(({ hint }) => hint).filter((hint) => hint !== undefined))];
  return new ActionError(
    errors[0]?.code ?? 'CLUSTER_UNREACHABLE',
    failures.map(({ cluster, error }) => messageOf(named(cluster, error))).join('\n'),
    { hint: hints.length > 0 ? hints.join('\n') : undefined },
  );
}

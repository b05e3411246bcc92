import type { Deletion } from '../../retention/delete-planned.ts';
import { freedBytes, type RetentionPlan } from '../../retention/plan.ts';

/** What was planned for a registry, and what became of it. */
export interface PrunedRegistry {
  readonly plan: RetentionPlan;
  /** Absent where nothing was to be deleted. */
  readonly deletion?: Deletion | undefined;
  readonly repositories: readonly PrunedRepository[];
}

/** Numbers of manifests. */
export interface PrunedRepository {
  readonly repository: string;
  readonly kept: number;
  readonly removable: number;
  readonly deleted: number;
  /** Of what was deleted or, where nothing was to be, of what could be. */
  readonly bytes: number;
}

/** Counts what became of a plan. */
export function outcomeOf(plan: RetentionPlan, deletion?: Deletion): PrunedRegistry {
  const repositories = plan.repositories.map(({ repository, kept, removable, bytes }): PrunedRepository => {
    const deleted = (deletion?.deleted ?? [])
      .filter((place) => place.repository === repository)
      .map(({ digest }) => digest);
    const content = plan.holdings.repositories.get(repository) ?? new Map();
    return {
      repository,
      kept: Object.values(kept).reduce((sum, count) => sum + count, 0),
      removable: removable.length,
      deleted: deleted.length,
      bytes: deletion === undefined ? bytes : freedBytes(content, deleted),
    };
  });
  return { plan, deletion, repositories };
}

/** Outputs for the steps that follow: names and figures only, since a host could be a masked value. */
export function figuresOf(registries: readonly PrunedRegistry[]) {
  const sum = (
    repositories: readonly PrunedRepository[],
    figure: 'kept' | 'removable' | 'deleted' | 'bytes',
  ) => repositories.reduce((total, each) => total + each[figure], 0);
  const all = registries.flatMap(({ repositories }) => repositories);
  const results = registries.map(({ plan, deletion, repositories }) => [
    plan.holdings.registry,
    {
      kept: sum(repositories, 'kept'),
      removable: sum(repositories, 'removable'),
      deleted: sum(repositories, 'deleted'),
      bytes: sum(repositories, 'bytes'),
      refused: deletion?.left.length ?? 0,
    },
  ]);
  return {
    removable: sum(all, 'removable'),
    deleted: sum(all, 'deleted'),
    bytes: sum(all, 'bytes'),
    results: JSON.stringify(Object.fromEntries(results)),
  };
}

import type { RegistryAccess } from '../clouds/provider.ts';
import { isActionError } from '../core/errors.ts';
import { type Place, referencesOf } from './holdings.ts';
import type { RetentionPlan } from './plan.ts';

/** Something a registry would not delete, or that stays because of such a thing. */
export interface Left extends Place {
  readonly why: string;
}

/** What became of a plan in one registry. */
export interface Deletion {
  readonly registry: string;
  readonly deleted: readonly Place[];
  readonly left: readonly Left[];
  /** What ended it early. What requests before the failed one deleted is named; the next run goes on. */
  readonly error?: unknown;
}

export interface DeletionPorts {
  /** Told after each step. */
  readonly onStep: (deleted: number, total: number) => void;
  readonly signal: AbortSignal;
}

const keyOf = ({ repository, digest }: Place) => `${repository}@${digest}`;

/**
 * Deletes what a plan names, step by step: whenever it ends, nothing that is left refers to what is gone. What the
 * registry refuses to delete stays with everything it refers to. Never throws; a failure is in the result.
 */
export async function deletePlanned(
  { holdings, steps }: RetentionPlan,
  { endpoint, deleteImages }: Pick<RegistryAccess, 'endpoint' | 'deleteImages'>,
  { onStep, signal }: DeletionPorts,
): Promise<Deletion> {
  const { registry } = holdings;
  const deleted: Place[] = [];
  const left: Left[] = [];
  const held = new Map<string, string>();
  const leave = (place: Place, why: string) => {
    left.push({ ...place, why });
    for (const below of referencesOf(holdings, place)) held.set(keyOf(below), `${place.digest} refers to it`);
  };
  if (deleteImages === undefined) return { registry, deleted, left };
  const total = steps.flat().length;
  try {
    for (const step of steps) {
      signal.throwIfAborted();
      const free = step.filter((place) => {
        const why = held.get(keyOf(place));
        if (why !== undefined) leave(place, why);
        return why === undefined;
      });
      const byRepository = [...Map.groupBy(free, ({ repository }) => repository)];
      const outcomes = await Promise.allSettled(
        byRepository.map(async ([repository, places]) => {
          const digests = places.map(({ digest }) => digest);
          const outcome = await deleteImages(`${endpoint.path}/${repository}`, digests);
          deleted.push(...outcome.deleted.map((digest) => ({ repository, digest })));
          for (const { digest, why } of outcome.refused) leave({ repository, digest }, why);
        }),
      );
      onStep(deleted.length, total);
      const failure = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failure !== undefined) throw failure.reason;
    }
    return { registry, deleted, left };
  } catch (error) {
    if (!isActionError(error)) throw error;
    return { registry, deleted, left, error };
  }
}

import { mapConcurrently } from '../core/concurrency.ts';
import type { DeletedImages } from './provider.ts';

/** Deletions at the same time. */
const deletions = 8;

/**
 * Deletes digests where each takes a request of its own, each once. `remove` resolves to why the registry keeps it,
 * and to undefined when it is gone, also when it was before.
 */
export async function deleteEach(
  digests: readonly string[],
  remove: (digest: string) => Promise<string | undefined>,
): Promise<DeletedImages> {
  const outcomes = await mapConcurrently([...new Set(digests)], deletions, async (digest) => ({
    digest,
    why: await remove(digest),
  }));
  return {
    deleted: outcomes.flatMap(({ digest, why }) => (why === undefined ? [digest] : [])),
    refused: outcomes.flatMap(({ digest, why }) => (why === undefined ? [] : [{ digest, why }])),
  };
}

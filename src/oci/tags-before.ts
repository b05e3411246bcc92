import type { Resolved } from './manifests.ts';
import { type PushItem, repositoryIn } from './push-plan.ts';
import type { RegistryClient } from './registry-client.ts';

/** What tags named when a push began, by `repository:tag`. One that could not be asked for is missing. */
export type TagsBefore = ReadonlyMap<string, Resolved | undefined>;

/**
 * Asks what the tags name along with the first questions of a push, which saves a trip at its end. The answer to
 * "changed" leaves out tags that named the digest already: somebody may have moved them while content was sent.
 */
export function lookUpTags(
  client: RegistryClient,
  items: readonly PushItem[],
): (change: 'unchanged' | 'changed') => Promise<TagsBefore> {
  const asked = items.flatMap((item) =>
    item.tags.map(async (tag) => {
      const repository = repositoryIn(client.endpoint, item);
      const named = await client.resolve(repository, tag);
      return {
        place: `${repository}:${tag}`,
        named,
        equal: named?.digest === item.graph.root.descriptor.digest,
      };
    }),
  );
  // What fails here is asked again when tags are written, and fails there where it matters.
  const answers = Promise.allSettled(asked);
  return async (change) => {
    const known = (await answers).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const lasting = known.filter(({ equal }) => change === 'unchanged' || !equal);
    return new Map(lasting.map(({ place, named }) => [place, named]));
  };
}

/** A client that knows what tags named, and asks for the rest. A tag is told once: after that it may have been moved. */
export function knownTags(client: RegistryClient, before: TagsBefore): RegistryClient {
  const left = new Map(before);
  return {
    ...client,
    resolve: async (repository, reference) => {
      const place = `${repository}:${reference}`;
      if (!left.has(place)) return client.resolve(repository, reference);
      const named = left.get(place);
      left.delete(place);
      return named;
    },
  };
}

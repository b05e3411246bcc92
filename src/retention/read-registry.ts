import type { RegistryAccess, StoredImage } from '../clouds/provider.ts';
import { releaseName } from '../signing/release-artifact.ts';
import { type RegistryHoldings, type RepositoryHoldings, recordsOf } from './holdings.ts';
import { problemOf } from './problem.ts';
import { type KnownManifests, type RegistryReader, readRepository } from './read-repository.ts';

/** A registry that can be read for retention. */
export interface ReadableRegistry {
  readonly access: Pick<RegistryAccess, 'endpoint' | 'listImages'>;
  readonly client: RegistryReader;
  /** Filled by the first reading, so that a second one asks only for what is new. */
  readonly known: KnownManifests;
}

export interface ReadRegistry extends RegistryHoldings {
  /** Why this is not all there is. */
  readonly problems: readonly string[];
  /** Set where nothing can be deleted since the registry does not say what it holds, and since when. */
  readonly opaque: boolean;
}

/**
 * Reads what a registry holds of an application: its releases, and the repositories of `services` and of every
 * service that one of those releases has. Never throws for a registry that fails; it is among the problems then.
 */
export async function readRegistry(
  { access, client, known }: ReadableRegistry,
  application: string,
  services: readonly string[],
): Promise<ReadRegistry> {
  const { name, path } = access.endpoint;
  const repositories = new Map<string, RepositoryHoldings>();
  const problems: string[] = [];
  const { listImages } = access;
  if (listImages === undefined) return { registry: name, repositories, problems, opaque: true };
  let opaque = false;

  const read = async (repository: string) => {
    if (opaque) return;
    const full = `${path}/${repository}`;
    try {
      const images = await collect(listImages(full));
      if (images.length > 0 && images.every(({ storedAt }) => storedAt === undefined)) opaque = true;
      if (opaque) return;
      const found = await readRepository(client, full, images, known);
      problems.push(...found.problems);
      repositories.set(repository, found.holdings);
    } catch (error) {
      problems.push(`${name}: ${full}: ${problemOf(error)}`);
    }
  };

  await read(releaseName);
  const released = recordsOf({ registry: name, repositories })
    .filter(({ record }) => record.application === application)
    .flatMap(({ record }) => Object.keys(record.services));
  await Promise.all([...new Set([...services, ...released])].map(read));
  return { registry: name, repositories, problems, opaque };
}

async function collect(images: AsyncIterable<StoredImage>): Promise<StoredImage[]> {
  const listed = new Map<string, StoredImage>();
  for await (const image of images) listed.set(image.digest, image);
  return [...listed.values()];
}

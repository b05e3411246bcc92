import { ActionError } from '../core/errors.ts';
import { named } from '../rollout/each-cluster.ts';
import { findUnlisted } from './find-unlisted.ts';
import type { Place, RegistryHoldings } from './holdings.ts';
import type { Needs } from './keep.ts';
import { type ClusterReading, gatherNeeds } from './needs.ts';
import type { RetentionPolicy } from './policy.ts';
import { problemOf } from './problem.ts';
import { type ReadableRegistry, readRegistry } from './read-registry.ts';
import type { RegistryReader } from './read-repository.ts';

/** A cluster of an environment the application is deployed in. */
export interface ClusterSource {
  /** `ENVIRONMENT/CLUSTER` */
  readonly cluster: string;
  read(): Promise<ClusterReading>;
}

export interface SurveyRequest {
  readonly application: string;
  /** Services of the fleet file. */
  readonly services: readonly string[];
  readonly clusters: readonly ClusterSource[];
  readonly registries: readonly ReadableRegistry[];
  readonly policy: Pick<RetentionPolicy, 'releases'>;
}

/** Everything retention is decided by. */
export interface Survey {
  readonly registries: readonly RegistryHoldings[];
  readonly needs: Needs;
  /** Registries that do not say what they hold and since when: nothing can be deleted there. */
  readonly opaque: readonly string[];
  readonly notes: readonly string[];
}

/** Problems that a message names; more do not help to understand it. */
const shownProblems = 30;

/**
 * Asks all clusters and registries. `RETENTION_UNSAFE` with every cluster that did not answer, every ledger, list and
 * manifest that could not be read: what cannot be seen may be needed.
 */
export async function survey({
  application,
  services,
  clusters,
  registries,
  policy,
}: SurveyRequest): Promise<Survey> {
  const [readings, contents] = await Promise.all([
    Promise.all(clusters.map(readSource)),
    Promise.all(registries.map((registry) => readRegistry(registry, application, services))),
  ]);
  const readable = contents.filter(({ opaque }) => !opaque);
  const reached = readings.filter((reading) => typeof reading !== 'string');
  const unseen = [
    ...readings.filter((reading) => typeof reading === 'string'),
    ...contents.flatMap((content) => content.problems),
  ];
  // What is needed can be told only of what was seen.
  if (unseen.length > 0) throw unsafe(application, unseen);
  const { needs, images, problems, notes } = await gatherNeeds(application, reached, readable, policy);
  const unlisted = await Promise.all(
    registries.map(({ client }) => {
      const content = readable.find(({ registry }) => registry === client.endpoint.name);
      return content === undefined ? [] : unlistedIn(content, images, client);
    }),
  );
  const unknown = [...problems, ...unlisted.flat()];
  if (unknown.length > 0) throw unsafe(application, unknown);
  const opaque = contents.filter((content) => content.opaque).map(({ registry }) => registry);
  return { registries: readable, needs, opaque, notes };
}

/** Needed images that a registry has and does not list: they could not keep their own parts. */
async function unlistedIn(
  { repositories }: RegistryHoldings,
  images: readonly Place[],
  client: RegistryReader,
): Promise<string[]> {
  const missing = images.filter(({ repository, digest }) => !repositories.get(repository)?.has(digest));
  const found = await Promise.all(
    [...Map.groupBy(missing, ({ repository }) => repository)].map(([repository, places]) =>
      findUnlisted(
        client,
        `${client.endpoint.path}/${repository}`,
        places.map(({ digest }) => digest),
      ),
    ),
  );
  return found.flat();
}

async function readSource({ cluster, read }: ClusterSource): Promise<ClusterReading | string> {
  try {
    return await read();
  } catch (error) {
    return problemOf(named(cluster, error));
  }
}

function unsafe(application: string, problems: readonly string[]): ActionError {
  const lines = [...new Set(problems)];
  const more = lines.length > shownProblems ? [`and ${lines.length - shownProblems} more`] : [];
  return new ActionError(
    'RETENTION_UNSAFE',
    [`It cannot be said what ${application} still needs`, ...lines.slice(0, shownProblems), ...more].join(
      '\n',
    ),
    {
      hint: 'Nothing was deleted. Make each of these readable; take a cluster or registry that is gone out of the fleet file.',
    },
  );
}

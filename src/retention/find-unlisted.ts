import { mapConcurrently } from '../core/concurrency.ts';
import type { RegistryClient } from '../oci/registry-client.ts';
import { problemOf } from './problem.ts';

/** Requests at the same time to one repository. */
const concurrency = 8;

/**
 * Asks a repository for digests that it did not list. A list that lacks what is there cannot be trusted in anything:
 * one line for each such digest, and for each that the registry could not tell of.
 */
export async function findUnlisted(
  client: Pick<RegistryClient, 'endpoint' | 'resolve'>,
  repository: string,
  digests: readonly string[],
): Promise<string[]> {
  const lines = await mapConcurrently([...new Set(digests)], concurrency, async (digest) => {
    const where = `${client.endpoint.name}: ${repository}@${digest}`;
    try {
      const there = await client.resolve(repository, digest);
      return there === undefined ? [] : [`${where}: the registry has it and does not list it`];
    } catch (error) {
      return [`${where}: ${problemOf(error)}`];
    }
  });
  return lines.flat();
}

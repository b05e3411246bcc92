import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import { nextPage } from './next-page.ts';
import { pull } from './scope.ts';
import type { Transport } from './transport.ts';

const page = z.object({ tags: z.array(z.string()).nullish() });

/** Most pages that are followed, so that a list cannot go round in circles. */
const pageLimit = 10_000;
const pageBytes = 4 * 1024 * 1024;

/** The tags of a repository, page by page (distribution specification, "Listing Tags"); none where it does not exist. */
export async function* listTags(transport: Transport, repository: string): AsyncGenerator<string, void> {
  const { name, host } = transport.endpoint;
  let url: string | URL | undefined = `/v2/${repository}/tags/list`;
  for (let count = 0; url !== undefined; count++) {
    if (count === pageLimit)
      throw new ActionError(
        'REGISTRY_UNSAFE',
        `Registry ${name} (${host}): the tags of ${repository} never end`,
      );
    const answer = await transport.call({
      method: 'GET',
      url,
      scopes: pull(repository),
      expect: count === 0 ? [200, 404] : [200],
      limit: pageBytes,
    });
    if (answer.status === 404) return;
    yield* readPage(answer.body) ?? notAList(transport, repository);
    url = nextPage(transport, answer);
  }
}

function readPage(body: Buffer): readonly string[] | undefined {
  try {
    const parsed = page.safeParse(JSON.parse(body.toString('utf8')));
    return parsed.success ? (parsed.data.tags ?? []) : undefined;
  } catch {
    return undefined;
  }
}

function notAList({ endpoint: { name, host } }: Transport, repository: string): never {
  throw new ActionError(
    'REGISTRY_FAILED',
    `Registry ${name} (${host}): the tags of ${repository} are not a list`,
  );
}

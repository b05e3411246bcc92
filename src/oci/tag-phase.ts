import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { StoredManifest } from './manifest.ts';
import { type PushItem, repositoryIn } from './push-plan.ts';
import { checkStored } from './read-back.ts';
import type { RegistryClient } from './registry-client.ts';

/** Tags of one registry: those that name their digest now, and what kept the others. */
export interface TagOutcome {
  readonly tags: readonly string[];
  readonly error?: ActionError | undefined;
}

/** Decides for one registry whether a tag may be moved to this release. */
export type MayTag = (client: RegistryClient, tag: string) => Promise<boolean>;

/** Names a stored manifest by a tag, and the tag is all that is sent. */
export type TagStored = (repository: string, digest: string, tag: string) => Promise<void>;

/**
 * Writes the tags of all items into one registry, each read back: with the manifest they name, or by `tagStored`. Fails
 * for none of them alone.
 */
export async function writeTags(
  client: RegistryClient,
  items: readonly PushItem[],
  mayTag: MayTag,
  pause: (ms: number) => Promise<void>,
  tagStored?: TagStored,
): Promise<TagOutcome> {
  const names = [...new Set(items.flatMap(({ tags }) => tags))];
  const allowed = new Map(
    await Promise.all(names.map(async (tag) => [tag, await outcome(() => mayTag(client, tag))] as const)),
  );
  const wanted = items.flatMap((item) => item.tags.map((tag) => ({ item, tag })));
  const written = await Promise.all(
    wanted.map(async ({ item, tag }) => {
      const may = allowed.get(tag);
      if (may instanceof ActionError) return may;
      if (may !== true) return undefined;
      const repository = repositoryIn(client.endpoint, item);
      const { root } = item.graph;
      const write =
        tagStored === undefined
          ? () => client.putManifest(repository, root, tag)
          : () => tagStored(repository, root.descriptor.digest, tag);
      const result = await outcome(() => writeTag(client, repository, root, tag, write, pause));
      return result instanceof ActionError ? result : `${item.repository}:${tag}`;
    }),
  );
  const errors = written.filter((one) => one instanceof ActionError);
  return { tags: written.filter((one) => typeof one === 'string'), error: combine(errors) };
}

async function writeTag(
  client: RegistryClient,
  repository: string,
  root: StoredManifest,
  tag: string,
  write: () => Promise<void>,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  const before = await client.resolve(repository, tag);
  const { digest } = root.descriptor;
  if (before?.digest === digest) return;
  try {
    await write();
  } catch (error) {
    // An answer may have been lost: where tags are immutable, the next try is refused for what this one has done.
    const named = await client.resolve(repository, tag).catch(() => undefined);
    if (named?.digest !== digest)
      throw immutable(error, client, `${repository}:${tag}`, named?.digest) ?? error;
  }
  await checkStored(client, repository, root.descriptor, pause, tag);
}

/** Registries say "immutable" in many ways; that the tag names another digest is what they have in common. */
function immutable(
  error: unknown,
  { endpoint: { name, host } }: RegistryClient,
  reference: string,
  before: string | undefined,
): ActionError | undefined {
  const told = /immutable|cannot be overwritten|already exists|TAG_INVALID|answered (?:409|412)/i;
  if (before === undefined || !told.test(messageOf(error))) return undefined;
  return new ActionError('TAG_IMMUTABLE', `Registry ${name} (${host}): ${reference} names ${before}`, {
    hint: 'Choose another tag, or exclude this one from the repository’s immutability.',
    cause: error,
  });
}

async function outcome<T>(work: () => Promise<T>): Promise<T | ActionError> {
  try {
    return await work();
  } catch (error) {
    if (isActionError(error) && error.code !== 'INTERRUPTED') return error;
    throw error;
  }
}

function combine(errors: readonly ActionError[]): ActionError | undefined {
  const [first] = errors;
  if (first === undefined || errors.length === 1) return first;
  const code = errors.every((error) => error.code === first.code) ? first.code : 'INCOMPLETE';
  return new ActionError(code, errors.map(messageOf).join('\n'), { hint: first.hint });
}

import { ActionError } from '../core/errors.ts';
import { type BlobPool, createBlobPool } from './blob-pool.ts';
import type { ContentCheck } from './content-check.ts';
import type { ContentSource } from './content-source.ts';
import { blobsOf, type StoredManifest } from './manifest.ts';
import { type PushItem, type PushTarget, repositoryIn } from './push-plan.ts';
import type { RegistryProgress } from './push-progress.ts';
import { checkReferrers, checkStored, checkWitness } from './read-back.ts';
import type { RegistryClient } from './registry-client.ts';

export interface PushPorts {
  readonly content: ContentSource;
  readonly progress: RegistryProgress;
  readonly check: ContentCheck;
  /** Ends what else is under way in this registry once something has failed. */
  readonly abort: AbortController;
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * Brings everything of the plan but the tags into one registry: children, then indexes, then referrers, of all
 * repositories at once, and asks the registry for each of them afterwards. What is there is left alone; resolves to
 * whether that was everything.
 */
export async function pushContent(
  client: RegistryClient,
  target: PushTarget,
  items: readonly PushItem[],
  ports: PushPorts,
): Promise<'unchanged' | 'changed'> {
  const { progress, abort } = ports;
  const places = items.map((item) => ({ item, repository: repositoryIn(client.endpoint, item) }));
  progress.phase('preparing');
  await settle(
    [...new Set(places.map(({ repository }) => repository))].map((one) => target.ensureRepository(one)),
    abort,
  );
  progress.phase('looking');
  const found = await settle(
    places.map(({ item, repository }) => findStored(client, repository, allOf(item))),
    abort,
  );

  progress.phase('pushing');
  const pool = createBlobPool(client, ports.content, ports);
  for (const [at, { item, repository }] of places.entries()) {
    const stored = found[at] ?? new Set();
    const there = allOf(item).filter(({ descriptor }) => stored.has(descriptor.digest));
    for (const { manifest } of there)
      for (const { digest } of blobsOf(manifest)) pool.know(repository, digest);
  }
  // Each call asks the pool for its blobs before it first waits: earlier repositories are what later ones mount from.
  const pushes = places.flatMap(({ item, repository }, at) =>
    pushItem(client, target, pool, repository, item, found[at] ?? new Set(), ports),
  );
  await settle(pushes, abort);

  progress.phase('checking');
  await settle(
    places.flatMap(({ item, repository }) => [
      checkReferrers(client, repository, allOf(item), ports.pause),
      checkWitness(client, target, repository, item.graph.root.descriptor.digest, ports.pause),
    ]),
    abort,
  );
  return places.every(({ item }, at) =>
    allOf(item).every(({ descriptor: { digest } }) => found[at]?.has(digest)),
  )
    ? 'unchanged'
    : 'changed';
}

const allOf = ({ graph }: Pick<PushItem, 'graph'>) => [...graph.manifests, ...graph.referrers];

async function findStored(
  client: RegistryClient,
  repository: string,
  manifests: readonly StoredManifest[],
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    manifests.map(async ({ descriptor: { digest, size } }) => {
      const there = await client.resolve(repository, digest);
      return there?.size === size ? [digest] : [];
    }),
  );
  return new Set(found.flat());
}

/** Starts everything that one repository lacks; each manifest waits for what it refers to. */
function pushItem(
  client: RegistryClient,
  target: PushTarget,
  pool: BlobPool,
  repository: string,
  { graph }: PushItem,
  found: ReadonlySet<string>,
  { progress, pause, check }: PushPorts,
): Promise<void>[] {
  const blobs = new Map<string, Promise<void>>();
  const stores = new Map<string, Promise<void>>();
  const checks: Promise<void>[] = [];
  const missing = ({ descriptor }: StoredManifest) => !found.has(descriptor.digest);
  const wanted = allOf({ graph }).filter(missing);
  const present = findBlobs(target, repository, wanted);

  const start = (stored: StoredManifest, after: readonly (Promise<void> | undefined)[]) => {
    const { descriptor, manifest } = stored;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    for (const blob of blobsOf(manifest))
      if (!blobs.has(blob.digest)) blobs.set(blob.digest, pool.ensure(repository, blob, promise, present));
    const needs = [
      // A manifest whose blobs are all there needs no upload, and must wait for the check all the same.
      check.passed(),
      ...blobsOf(manifest).map(({ digest }) => blobs.get(digest)),
      ...manifest.children.map(({ digest }) => stores.get(digest)),
      ...after,
    ];
    stores.set(descriptor.digest, promise);
    Promise.all(needs)
      .then(async () => {
        await client.putManifest(repository, stored);
        progress.counts.manifests++;
      })
      .then(resolve, reject);
    // What refers to it need not wait until the registry has been asked for it; the tags do.
    checks.push(promise.then(() => checkStored(client, repository, descriptor, pause)));
  };

  for (const stored of graph.manifests.filter(missing)) start(stored, []);
  const root = stores.get(graph.root.descriptor.digest);
  for (const stored of graph.referrers.filter(missing))
    start(stored, [root, stores.get(stored.manifest.subject?.digest ?? '')]);

  // What the repository has already is counted too: the display and the result speak of the whole plan.
  for (const blob of graph.blobs.filter(({ digest }) => !blobs.has(digest))) {
    progress.expect(blob.size);
    progress.settle('skipped', blob.size);
  }
  return [...blobs.values(), ...stores.values(), ...checks];
}

/** What a repository has of the blobs of some manifests, where that can be asked in bulk; it saves many questions. */
async function findBlobs(
  { hasBlobs }: PushTarget,
  repository: string,
  manifests: readonly StoredManifest[],
): Promise<ReadonlySet<string> | undefined> {
  const digests = [
    ...new Set(manifests.flatMap(({ manifest }) => blobsOf(manifest).map(({ digest }) => digest))),
  ];
  if (hasBlobs === undefined || digests.length < 2) return undefined;
  // An identity that may not ask in bulk may still ask one by one.
  return hasBlobs(repository, digests).catch(() => undefined);
}

/** Waits for all work; the first failure ends the rest and is what is thrown. */
async function settle<T>(work: readonly Promise<T>[], abort: AbortController): Promise<T[]> {
  for (const one of work) one.catch((error: unknown) => abort.abort(error));
  await Promise.allSettled(work);
  if (abort.signal.aborted) throw abort.signal.reason ?? new ActionError('INTERRUPTED', 'The push was ended');
  return Promise.all(work);
}

import { mapConcurrently } from '../core/concurrency.ts';
import type { ActionError } from '../core/errors.ts';
import type { Descriptor } from './descriptor.ts';
import type { Layout } from './layout.ts';
import { blobsOf, childManifests, type StoredManifest } from './manifest.ts';
import { isManifestType } from './media-types.ts';

/** Everything that belongs to one root. */
export interface Graph {
  readonly root: StoredManifest;
  /** Manifests of the root in the order a registry accepts them: children first, the root last; each once. */
  readonly manifests: readonly StoredManifest[];
  /** Manifests that refer to one of these by `subject` (and to one another), subjects first; each once. */
  readonly referrers: readonly StoredManifest[];
  /** Configs and layers of all of them, each once. */
  readonly blobs: readonly Descriptor[];
}

/** What a graph is read from. */
export interface GraphSource {
  /** Reads a manifest and checks it against what announces it. */
  manifest(descriptor: Descriptor): Promise<StoredManifest>;
  /** Manifests whose subject is one of these. */
  referrersOf(subjects: readonly StoredManifest[]): Promise<readonly Descriptor[]>;
  /** The error that says what is wrong with the content, and where. */
  refuse(message: string): ActionError;
}

/** Nested indexes and referrers of referrers are rare and shallow; deeper ones are an attack. */
const depthLimit = 8;
/** More manifests than any image has (platforms, signatures, SBOMs): a source that never ends. */
const countLimit = 20_000;
/** Manifests asked for at the same time. */
const parallel = 16;

/**
 * Reads the graph of the root named `refName` in a layout, checking every manifest (`LAYOUT_INVALID`). The content of
 * blobs is checked by `verify` of the layout.
 */
export async function readGraph(layout: Layout, refName: string): Promise<Graph> {
  return readGraphOf(layout, layout.root(refName));
}

/** Reads the graph of a root: its children, the referrers of them all, and theirs. */
export async function readGraphOf(source: GraphSource, root: Descriptor): Promise<Graph> {
  if (!isManifestType(root.mediaType))
    throw source.refuse(`${root.digest} is no manifest but ${root.mediaType}`);
  const known = new Map<string, StoredManifest>();
  await readAll(source, [root], known);
  const manifests = inOrder(source, [root], known, new Map());
  const referrers = new Map<string, StoredManifest>();
  for (let subjects = [...manifests.values()], depth = 0; subjects.length > 0; depth++) {
    if (depth > depthLimit) throw source.refuse(`referrers are nested more than ${depthLimit} deep`);
    const found = (await source.referrersOf(subjects)).filter(({ digest }) => !manifests.has(digest));
    await readAll(source, found, known);
    const fresh = [...inOrder(source, found, known, new Map()).values()].filter(
      ({ descriptor: { digest } }) => !manifests.has(digest) && !referrers.has(digest),
    );
    for (const stored of fresh) referrers.set(stored.descriptor.digest, stored);
    subjects = fresh;
  }
  const stored = manifests.get(root.digest);
  if (stored === undefined) throw new Error(`${root.digest} was not read`);
  const all = [...manifests.values(), ...referrers.values()];
  checkSizes(source, [root, ...all.flatMap(({ manifest }) => announcedBy(manifest))]);
  return {
    root: stored,
    manifests: [...manifests.values()],
    referrers: [...referrers.values()],
    blobs: [...byDigest(all.flatMap(({ manifest }) => blobsOf(manifest))).values()],
  };
}

const byDigest = (descriptors: readonly Descriptor[]) =>
  new Map(descriptors.map((descriptor) => [descriptor.digest, descriptor]));

/** Level by level, so that an index of many platforms takes no longer than one of two. */
async function readAll(
  source: GraphSource,
  roots: readonly Descriptor[],
  known: Map<string, StoredManifest>,
): Promise<void> {
  let level = roots;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > depthLimit) throw source.refuse(`indexes are nested more than ${depthLimit} deep`);
    const unread = [...byDigest(level).values()].filter(({ digest }) => !known.has(digest));
    if (known.size + unread.length > countLimit) throw source.refuse(`more than ${countLimit} manifests`);
    const read = await mapConcurrently(unread, parallel, (descriptor) => source.manifest(descriptor));
    for (const stored of read) known.set(stored.descriptor.digest, stored);
    level = read.flatMap(({ manifest }) => childManifests(manifest));
  }
}

/** Depth first, so that a Map filled on the way back has children before their parents. */
function inOrder(
  source: GraphSource,
  descriptors: readonly Descriptor[],
  known: ReadonlyMap<string, StoredManifest>,
  into: Map<string, StoredManifest>,
  above: readonly string[] = [],
): Map<string, StoredManifest> {
  for (const { digest, mediaType } of descriptors) {
    if (above.includes(digest)) throw source.refuse(`index ${digest} contains itself`);
    const stored = known.get(digest);
    if (stored === undefined) throw new Error(`${digest} was not read`);
    if (stored.descriptor.mediaType !== mediaType)
      throw source.refuse(`${digest} is announced as ${stored.descriptor.mediaType} and as ${mediaType}`);
    if (into.has(digest)) continue;
    inOrder(source, childManifests(stored.manifest), known, into, [...above, digest]);
    into.set(digest, stored);
  }
  return into;
}

const announcedBy = ({ config, layers, children }: StoredManifest['manifest']) => [
  ...(config === undefined ? [] : [config]),
  ...layers,
  ...children,
];

/** Content has one size: of two that are announced for one digest, one is a lie. */
function checkSizes(source: GraphSource, announced: readonly Descriptor[]): void {
  const sizes = new Map<string, number>();
  for (const { digest, size } of announced) {
    const other = sizes.get(digest) ?? size;
    if (other !== size) throw source.refuse(`${digest} is announced with ${other} and with ${size} bytes`);
    sizes.set(digest, size);
  }
}

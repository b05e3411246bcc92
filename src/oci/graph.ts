import { ActionError } from '../core/errors.ts';
import type { Descriptor } from './descriptor.ts';
import type { Layout } from './layout.ts';
import { blobsOf, type StoredManifest } from './manifest.ts';
import { isManifestType } from './media-types.ts';

/** Everything that belongs to one root of a layout. */
export interface Graph {
  readonly root: StoredManifest;
  /** Manifests of the root in the order a registry accepts them: children first, the root last; each once. */
  readonly manifests: readonly StoredManifest[];
  /** Manifests that refer to one of these by `subject` (and to one another), subjects first; each once. */
  readonly referrers: readonly StoredManifest[];
  /** Configs and layers of all of them, each once. */
  readonly blobs: readonly Descriptor[];
}

/** Nested indexes are rare and shallow; deeper ones are an attack or an index that names itself. */
const depthLimit = 8;

/**
 * Reads the graph of the root named `refName`, checking every manifest (`LAYOUT_INVALID`). The content of blobs is
 * checked by `verifyGraphs`.
 */
export async function readGraph(layout: Layout, refName: string): Promise<Graph> {
  const entry = layout.roots.get(refName);
  if (entry === undefined)
    throw invalid(layout, `nothing in index.json is named ${refName}`, [...layout.roots.keys()].join(', '));
  const manifests = new Map<string, StoredManifest>();
  const root = await walk(layout, entry, manifests, []);
  const referrers = await readReferrers(layout, manifests);
  const blobs = [...manifests.values(), ...referrers.values()].flatMap(({ manifest }) => blobsOf(manifest));
  return {
    root,
    manifests: [...manifests.values()],
    referrers: [...referrers.values()],
    blobs: [...new Map(blobs.map((blob) => [blob.digest, blob])).values()],
  };
}

/** Depth first, so that a Map filled on the way back has children before their parents. */
async function walk(
  layout: Layout,
  descriptor: Descriptor,
  into: Map<string, StoredManifest>,
  above: readonly string[],
): Promise<StoredManifest> {
  if (above.includes(descriptor.digest)) throw invalid(layout, `index ${descriptor.digest} contains itself`);
  if (above.length >= depthLimit) throw invalid(layout, `indexes are nested more than ${depthLimit} deep`);
  const known = into.get(descriptor.digest);
  if (known !== undefined) return known;
  if (!isManifestType(descriptor.mediaType))
    throw invalid(layout, `${descriptor.digest} is no manifest but ${descriptor.mediaType}`);
  const stored = await layout.manifest(descriptor);
  for (const child of stored.manifest.children)
    await walk(layout, child, into, [...above, descriptor.digest]);
  into.set(descriptor.digest, stored);
  return stored;
}

async function readReferrers(
  layout: Layout,
  subjects: ReadonlyMap<string, StoredManifest>,
): Promise<Map<string, StoredManifest>> {
  const unnamed = layout.entries.filter(
    ({ digest, mediaType }) => !subjects.has(digest) && isManifestType(mediaType),
  );
  const candidates = await Promise.all(unnamed.map((entry) => layout.manifest(entry)));
  const found = new Map<string, StoredManifest>();
  // A referrer may itself be a subject, so look until nothing new turns up.
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const candidate of candidates) {
      const subject = candidate.manifest.subject?.digest;
      if (subject === undefined || found.has(candidate.descriptor.digest)) continue;
      if (subjects.has(subject) || found.has(subject))
        await walk(layout, candidate.descriptor, found, [subject]);
    }
  }
  return found;
}

function invalid(layout: Layout, message: string, names = ''): ActionError {
  return new ActionError('LAYOUT_INVALID', `OCI layout ${layout.dir}: ${message}`, {
    hint: names === '' ? undefined : `It has: ${names}.`,
  });
}

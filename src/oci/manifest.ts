import { z } from 'zod';
import { type Annotations, type Descriptor, descriptor } from './descriptor.ts';
import { isForeignLayer, isIndexType, mediaTypes } from './media-types.ts';

/** An image manifest or an index, of OCI or of Docker, read into one shape. */
export interface Manifest {
  readonly mediaType: string;
  readonly artifactType?: string | undefined;
  /** Absent for an index. */
  readonly config?: Descriptor | undefined;
  readonly layers: readonly Descriptor[];
  /** Manifests an index refers to. */
  readonly children: readonly Descriptor[];
  /** The manifest this one is a referrer of. */
  readonly subject?: Descriptor | undefined;
  readonly annotations: Annotations;
}

/** A manifest with the bytes that have its digest. */
export interface StoredManifest {
  readonly descriptor: Descriptor;
  readonly manifest: Manifest;
  readonly bytes: Buffer;
}

const schema = z.looseObject({
  schemaVersion: z.literal(2),
  mediaType: z.string().optional(),
  artifactType: z.string().optional(),
  config: descriptor.optional(),
  layers: z.array(descriptor).optional(),
  // Registries written in Go say null for an empty list.
  manifests: z.array(descriptor).nullish(),
  subject: descriptor.optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});

/** Reads a manifest. The answer is a sentence on what is wrong where it cannot be one. */
export function parseManifest(bytes: Uint8Array, announced?: string): Manifest | string {
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return 'is not JSON';
  }
  const parsed = schema.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `has a mistake at ${issue?.path.join('.') || 'its top'}: ${issue?.message}`;
  }
  const { mediaType, artifactType, config, layers, manifests, subject, annotations } = parsed.data;
  // One document must not read as two things: by media type an index, by content an image (CVE-2021-41190).
  const isIndex = manifests !== undefined;
  if (isIndex === (config !== undefined || layers !== undefined)) return 'is neither an image nor an index';
  if (!isIndex && config === undefined) return 'has no config';
  if (mediaType !== undefined && announced !== undefined && mediaType !== announced)
    return `says it is ${mediaType} but was announced as ${announced}`;
  const type = mediaType ?? announced ?? (isIndex ? mediaTypes.index : mediaTypes.manifest);
  if (isIndex !== isIndexType(type)) return `does not have the content of ${type}`;
  return {
    mediaType: type,
    artifactType,
    config,
    layers: layers ?? [],
    children: manifests ?? [],
    subject,
    annotations: annotations ?? {},
  };
}

/** Config and layers that travel with a manifest, each digest once. */
export function blobsOf({ config, layers }: Manifest): Descriptor[] {
  const all = [config, ...layers].filter((entry) => entry !== undefined && !isForeignLayer(entry.mediaType));
  return [...new Map(all.flatMap((entry) => (entry ? [[entry.digest, entry]] : []))).values()];
}

/** The type by which referrers are told apart (distribution specification, "Listing Referrers"). */
export function artifactTypeOf({ artifactType, config }: Manifest): string | undefined {
  return artifactType ?? config?.mediaType;
}

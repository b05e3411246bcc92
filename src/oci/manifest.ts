import { z } from 'zod';
import { type Annotations, type Descriptor, descriptor } from './descriptor.ts';
import { isForeignLayer, isIndexType, isManifestType, mediaTypes } from './media-types.ts';
import { parseStrictJson } from './strict-json.ts';

/** An image manifest or an index, of OCI or of Docker, read into one shape. */
export interface Manifest {
  readonly mediaType: string;
  readonly artifactType?: string | undefined;
  /** Absent for an index. */
  readonly config?: Descriptor | undefined;
  readonly layers: readonly Descriptor[];
  /** What an index refers to: manifests, and whatever else its writer put there. */
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
  config: descriptor.nullish(),
  // Writers in Go say null for an empty list.
  layers: z.array(descriptor).nullish(),
  manifests: z.array(descriptor).nullish(),
  subject: descriptor.nullish(),
  annotations: z.record(z.string(), z.string()).nullish(),
});

/** Reads a manifest. The answer is a sentence on what is wrong where it cannot be one. */
export function parseManifest(bytes: Uint8Array, announced?: string): Manifest | string {
  const document = parseStrictJson(bytes);
  if (typeof document === 'string') return document;
  const parsed = schema.safeParse(document.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `has a mistake at ${issue?.path.join('.') || 'its top'}: ${issue?.message}`;
  }
  const { mediaType, artifactType, layers, manifests, subject, annotations } = parsed.data;
  const config = parsed.data.config ?? undefined;
  // One document must not read as two things: by media type an index, by content an image (CVE-2021-41190).
  const isIndex = manifests !== undefined;
  if (isIndex === (config !== undefined || (layers ?? undefined) !== undefined))
    return 'is neither an image nor an index';
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
    subject: subject ?? undefined,
    annotations: annotations ?? {},
  };
}

/** Blobs that travel with a manifest, each digest once: config, layers, and what an index holds beside manifests. */
export function blobsOf({ config, layers, children }: Manifest): Descriptor[] {
  const others = children.filter(({ mediaType }) => !isManifestType(mediaType));
  const all = [...(config === undefined ? [] : [config]), ...layers, ...others];
  const travelling = all.filter(({ mediaType }) => !isForeignLayer(mediaType));
  return [...new Map(travelling.map((blob) => [blob.digest, blob])).values()];
}

/** The manifests an index refers to. */
export const childManifests = ({ children }: Manifest) =>
  children.filter(({ mediaType }) => isManifestType(mediaType));

/** The type by which referrers are told apart (distribution specification, "Listing Referrers"). */
export function artifactTypeOf({ artifactType, config }: Manifest): string | undefined {
  return artifactType ?? config?.mediaType;
}

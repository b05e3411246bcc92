import { z } from 'zod';
import { parseJson } from '../http/exchange.ts';

const descriptor = z.object({
  digest: z.string(),
  size: z.number().optional(),
  mediaType: z.string().optional(),
});

const manifestSchema = z.object({
  mediaType: z.string().optional(),
  artifactType: z.string().optional(),
  config: descriptor.optional(),
  layers: z.array(descriptor).optional(),
  manifests: z.array(descriptor).optional(),
  subject: descriptor.optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** Media types of images and indexes, for an Accept header. */
export const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Parses a manifest or an index; undefined where it is neither. */
export function parseManifest(body: Uint8Array): Manifest | undefined {
  const parsed = manifestSchema.safeParse(parseJson(body));
  return parsed.success ? parsed.data : undefined;
}

/** Digests of the blobs a manifest needs. */
export function blobsOf(manifest: Manifest): string[] {
  return [manifest.config, ...(manifest.layers ?? [])].flatMap((entry) => (entry ? [entry.digest] : []));
}

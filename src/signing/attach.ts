import { type Descriptor, emptyContent } from '../oci/descriptor.ts';
import type { LayoutWriter } from '../oci/layout-writer.ts';
import { mediaTypes } from '../oci/media-types.ts';
import type { SignedStatement } from './statement-signer.ts';

export const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/**
 * Puts a bundle into a layout as a referrer of each of the given manifests, in the form cosign 3 writes and looks for:
 * an artifact manifest with an empty config, the bundle as its one layer, and the predicate type as an annotation. The
 * bundle's bytes are stored once.
 */
export async function attachBundle(
  { bundle, statement }: SignedStatement,
  subjects: readonly Descriptor[],
  created: string,
  writer: LayoutWriter,
): Promise<void> {
  const layer = await writer.blob(bundle, bundleType);
  const config = await writer.blob(emptyContent, mediaTypes.empty);
  for (const { mediaType, digest, size } of subjects)
    await writer.manifest({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      artifactType: bundleType,
      config,
      layers: [layer],
      subject: { mediaType, digest, size },
      annotations: {
        'org.opencontainers.image.created': created,
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': statement.predicateType,
      },
    });
}

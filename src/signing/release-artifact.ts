import { readFile } from 'node:fs/promises';
import type { Descriptor } from '../oci/descriptor.ts';
import type { LayoutWriter } from '../oci/layout-writer.ts';
import { mediaTypes } from '../oci/media-types.ts';
import type { ReleaseDirectory } from '../release/directory.ts';
import { canonicalJson, type Release } from '../release/release.ts';

export const releaseType = 'application/vnd.flotilla.release.v1+json';
export const deployArchiveType = 'application/vnd.flotilla.deploy.v1.tar+gzip';

/** Name of the release artifact in the layout, and of its repository in a registry. */
export const releaseName = 'releases';

/** The tag by which a registry finds a release artifact, given the release's id or its first twelve digits. */
export const releaseTag = (id: string) => `id-${id.replace(/^sha256:/, '').slice(0, 12)}`;

/**
 * Puts a release into the layout as an OCI artifact: the record, whose digest is the release's id, as config, the
 * deploy archive as its one layer. So a registry alone can give back all that was delivered.
 */
export async function writeReleaseArtifact(
  release: Release,
  directory: ReleaseDirectory,
  writer: LayoutWriter,
): Promise<Descriptor> {
  const config = await writer.blob(Buffer.from(canonicalJson(release)), releaseType);
  const archive = await writer.blob(await readFile(directory.archive), deployArchiveType);
  return writer.manifest(
    {
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      artifactType: releaseType,
      config,
      layers: [{ ...archive, annotations: { 'org.opencontainers.image.title': 'deploy.tar.gz' } }],
      annotations: {
        'org.opencontainers.image.created': release.createdAt,
        'org.opencontainers.image.revision': release.source.commit,
        'org.opencontainers.image.title': `${release.application} ${release.sequence}`,
      },
    },
    { refName: releaseName },
  );
}

import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Descriptor } from '../oci/descriptor.ts';
import { mediaTypes } from '../oci/media-types.ts';

/**
 * Writes a layout that names one manifest only and shares the blobs of another layout. Trivy ignores `--platform` for
 * layouts and silently takes the first image it finds, so each platform is shown to it alone.
 */
export async function writeScanView(directory: string, layout: string, manifest: Descriptor): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const { mediaType, digest, size } = manifest;
  const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [{ mediaType, digest, size }] };
  await writeFile(path.join(directory, 'index.json'), JSON.stringify(index));
  await symlink(path.resolve(layout, 'blobs'), path.join(directory, 'blobs'));
}

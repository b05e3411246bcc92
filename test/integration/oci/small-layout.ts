import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createLayout } from '../../../src/oci/layout-writer.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { addSignature } from '../../unit/oci/sample-layout.ts';

/** Name of the image in the layouts, and so of its repository. */
export const service = 'web';

/** A new small image: an index of one platform with one layer, and a signature. The caller removes the directory. */
export async function smallLayout(layerBytes = 20_000, layers = 1): Promise<string> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'small-layout-'));
  const writer = await createLayout(dir);
  const config = await writer.blob(
    Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', made: randomBytes(8).toString('hex') })),
    mediaTypes.config,
  );
  const content = await Promise.all(
    Array.from({ length: layers }, () => writer.blob(randomBytes(layerBytes), mediaTypes.layer)),
  );
  const child = await writer.manifest(
    { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers: content },
    { listed: false },
  );
  const manifests = [{ ...child, platform: { os: 'linux', architecture: 'amd64' } }];
  const index = await writer.manifest(
    { schemaVersion: 2, mediaType: mediaTypes.index, manifests },
    { refName: service },
  );
  await addSignature(writer, index, `signature ${index.digest}`);
  return dir;
}

/** Works with a new small image and removes it. */
export async function withSmallLayout<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await smallLayout();
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

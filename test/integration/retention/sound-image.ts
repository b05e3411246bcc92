import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { Descriptor } from '../../../src/oci/descriptor.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import type { LayoutWriter } from '../../../src/oci/layout-writer.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { addSignature } from '../../unit/oci/sample-layout.ts';

/** Puts an image of two platforms into a layout, each part signed. Other clients unpack it and find no fault. */
export async function addSoundImage(writer: LayoutWriter, refName: string): Promise<Descriptor> {
  const manifests: Descriptor[] = [];
  for (const architecture of ['amd64', 'arm64']) {
    const archive = pack();
    archive.entry({ name: refName }, randomBytes(5000));
    archive.finalize();
    const tar = await buffer(archive);
    const layer = await writer.blob(gzipSync(tar), mediaTypes.layer);
    const rootfs = { type: 'layers', diff_ids: [digestOf(tar)] };
    const content = JSON.stringify({ os: 'linux', architecture, rootfs });
    const config = await writer.blob(Buffer.from(content), mediaTypes.config);
    const document = { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers: [layer] };
    const manifest = await writer.manifest(document, { listed: false });
    manifests.push({ ...manifest, platform: { os: 'linux', architecture } });
  }
  const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests };
  const root = await writer.manifest(index, { refName });
  for (const subject of [root, ...manifests]) await addSignature(writer, subject, refName);
  return root;
}

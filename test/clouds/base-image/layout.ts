import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { command } from '../toolchain/command.ts';

/** An OCI content descriptor, as far as images made here need it. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
}

export const mediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;

const compress = promisify(gzip);

export function digestOf(content: string | Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** Writes a blob into a layout. */
export async function writeBlob(
  layout: string,
  mediaType: string,
  content: string | Buffer,
): Promise<Descriptor> {
  const bytes = Buffer.from(content);
  const digest = digestOf(bytes);
  const dir = path.join(layout, 'blobs/sha256');
  await mkdir(dir, { recursive: true });
  await writeFile(path.join(dir, digest.slice('sha256:'.length)), bytes);
  return { mediaType, digest, size: bytes.length };
}

/** A layer and its uncompressed digest. */
export interface Layer {
  readonly descriptor: Descriptor;
  readonly diffId: string;
}

/** Packs a directory into a layer that depends on its contents, modes and numeric owners only: sorted, at the epoch. */
export async function writeLayer(layout: string, dir: string): Promise<Layer> {
  const tar = `${dir}.tar`;
  await command([
    ...(['tar', '--format=posix', '--pax-option=delete=atime,delete=ctime', '--sort=name'] as const),
    ...['--mtime=@0', '--numeric-owner', '-cf', tar, '-C', dir, '.'],
  ]);
  const content = await readFile(tar);
  const descriptor = await writeBlob(layout, mediaTypes.layer, await compress(content, { level: 6 }));
  return { descriptor, diffId: digestOf(content) };
}

/** Writes an image of one platform: configuration and manifest. */
export async function writeImage(
  layout: string,
  platform: Platform,
  layers: readonly Layer[],
  config: object,
): Promise<Descriptor> {
  const image = {
    created: '1970-01-01T00:00:00Z',
    ...platform,
    config,
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    config: await writeBlob(layout, mediaTypes.config, JSON.stringify(image)),
    layers: layers.map(({ descriptor }) => descriptor),
  };
  return { ...(await writeBlob(layout, mediaTypes.manifest, JSON.stringify(manifest))), platform };
}

/** Finishes a layout whose one entry is `descriptor`. */
export async function writeLayout(layout: string, descriptor: Descriptor): Promise<void> {
  await writeFile(path.join(layout, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [descriptor] };
  await writeFile(path.join(layout, 'index.json'), JSON.stringify(index));
}

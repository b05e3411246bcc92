import { createCipheriv, createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Descriptor, refNameAnnotation } from '../../src/oci/descriptor.ts';
import { createLayout, type LayoutWriter } from '../../src/oci/layout-writer.ts';
import { mediaTypes } from '../../src/oci/media-types.ts';

/** One image of a layout, and the layout that holds it alone, as programs want it that take whole directories. */
export interface BenchImage {
  readonly name: string;
  readonly digest: string;
  readonly dir: string;
  readonly blobs: readonly Descriptor[];
}

export interface BenchLayout {
  readonly dir: string;
  readonly images: readonly BenchImage[];
}

export type LayoutName = 'a' | 'b' | 'c';

const mebibyte = 1024 * 1024;

/** Layers of each image in MiB; a layer of the same place and size is the same in every image where it is shared. */
const plans = {
  a: { services: 1, shared: [], own: [512] },
  b: { services: 1, shared: [], own: Array.from({ length: 60 }, () => 10) },
  c: { services: 5, shared: [80, 60, 40, 20], own: [20] },
} satisfies Record<LayoutName, { services: number; shared: readonly number[]; own: readonly number[] }>;

/** Writes a layout of incompressible layers below `parent`: always the same bytes. */
export async function createBenchLayout(parent: string, name: LayoutName): Promise<BenchLayout> {
  const dir = await mkdtemp(path.join(parent, `layout-${name}-`));
  const all = path.join(dir, 'all');
  await mkdir(all);
  const writer = await createLayout(all);
  const plan = plans[name];
  const shared: Layer[] = [];
  for (const [at, size] of plan.shared.entries()) shared.push(await addLayer(writer, `${name}/${at}`, size));
  const images: BenchImage[] = [];
  for (let service = 1; service <= plan.services; service++) {
    const layers = [...shared];
    for (const [at, size] of plan.own.entries())
      layers.push(await addLayer(writer, `${name}/${service}/${at}`, size));
    const image = await addImage(writer, `service-${service}`, layers);
    images.push({ ...image, dir: await singleOut(dir, all, image.name) });
  }
  return { dir: all, images };
}

interface Layer {
  readonly descriptor: Descriptor;
  readonly diffId: string;
}

async function addLayer(writer: LayoutWriter, seed: string, mebibytes: number): Promise<Layer> {
  const key = createHash('sha256').update(seed).digest().subarray(0, 16);
  const content = createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(
    Buffer.alloc(mebibytes * mebibyte),
  );
  const diffId = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  // Stored, not compressed: some programs compress what is not gzip before they push it.
  return { descriptor: await writer.blob(gzipSync(content, { level: 0 }), mediaTypes.layer), diffId };
}

async function addImage(
  writer: LayoutWriter,
  name: string,
  layers: readonly Layer[],
): Promise<Omit<BenchImage, 'dir'>> {
  const document = {
    architecture: 'amd64',
    os: 'linux',
    config: { Labels: { name } },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
  };
  const config = await writer.blob(Buffer.from(JSON.stringify(document)), mediaTypes.config);
  const blobs = layers.map(({ descriptor }) => descriptor);
  const manifest = { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers: blobs };
  const { digest } = await writer.manifest(manifest, { refName: name });
  return { name, digest, blobs: [config, ...blobs] };
}

/** A layout with one entry of another's index, on the same blobs. */
async function singleOut(parent: string, all: string, name: string): Promise<string> {
  const dir = path.join(parent, name);
  await mkdir(dir);
  await cp(path.join(all, 'oci-layout'), path.join(dir, 'oci-layout'));
  await symlink(path.join(all, 'blobs'), path.join(dir, 'blobs'));
  const index: { manifests: Descriptor[] } = JSON.parse(await readFile(path.join(all, 'index.json'), 'utf8'));
  const manifests = index.manifests.filter(({ annotations }) => annotations?.[refNameAnnotation] === name);
  await writeFile(path.join(dir, 'index.json'), JSON.stringify({ ...index, manifests }));
  return dir;
}

export const removeLayout = ({ dir }: BenchLayout) => rm(path.dirname(dir), { recursive: true, force: true });

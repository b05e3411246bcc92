import { rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { type Descriptor, emptyContent } from '../../src/oci/descriptor.ts';
import { mediaTypes } from '../../src/oci/media-types.ts';
import { named, type RawLayout } from './raw-layout.ts';

/** A root by its descriptor, and what else index.json lists. */
type Build = (layout: RawLayout) => Promise<Descriptor>;

const docker = {
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  foreign: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
};
const uncompressed = 'application/vnd.oci.image.layer.v1.tar';
const layer = (layout: RawLayout, text: string) => layout.put(gzipSync(text), mediaTypes.layer);
const platform = (os: string, architecture: string) => ({ platform: { os, architecture } });

/** Layouts that are odd and legal all the same. Each lists its root as `odd`. */
export const legalLayouts: Readonly<Record<string, Build>> = {
  'an index in an index in an index': async (layout) => {
    const image = await layout.image([await layer(layout, 'deep')]);
    const inner = await layout.index([{ ...image, ...platform('linux', 'amd64') }]);
    return layout.index([await layout.index([inner, image])]);
  },
  'docker’s schema 2, with a manifest list': async (layout) => {
    const config = await layout.put({ architecture: 'amd64', os: 'linux' }, docker.config);
    const manifest = { schemaVersion: 2, mediaType: mediaTypes.dockerManifest, config };
    const layers = [await layout.put(gzipSync('docker'), docker.layer)];
    const image = await layout.put({ ...manifest, layers }, mediaTypes.dockerManifest);
    return layout.put(
      {
        schemaVersion: 2,
        mediaType: mediaTypes.dockerIndex,
        manifests: [{ ...image, ...platform('linux', 'amd64') }],
      },
      mediaTypes.dockerIndex,
    );
  },
  'the same layer three times': async (layout) => {
    const twice = await layer(layout, 'again');
    return layout.image([twice, await layer(layout, 'between'), twice, twice]);
  },
  'an empty, an uncompressed and a zstd layer': async (layout) =>
    layout.image([
      await layer(layout, ''),
      await layout.put('not compressed', uncompressed),
      await layout.put('as if by zstd', `${uncompressed}+zstd`),
    ]),
  'a blob of no bytes': async (layout) => layout.image([await layout.put('', uncompressed)]),
  'no layers': async (layout) => layout.image([]),
  'unknown media types of config and layers': async (layout) => {
    const config = await layout.put('anything', 'application/vnd.acme.thing.config+cbor');
    const layers = [await layout.put('at all', 'text/x-unheard-of; charset=utf-8')];
    return layout.put(
      { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers },
      mediaTypes.manifest,
    );
  },
  'artifacts without platform, beside each other': async (layout) => {
    const children = [];
    for (const text of ['one', 'two']) {
      const artifact = { artifactType: 'application/vnd.acme.notes', annotations: { about: text } };
      const config = await layout.put(emptyContent, mediaTypes.empty);
      const layers = [await layout.put(text, 'text/plain')];
      const manifest = { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers, ...artifact };
      children.push(await layout.put(manifest, mediaTypes.manifest));
    }
    return layout.index(children, { artifactType: 'application/vnd.acme.collection' });
  },
  'a config that is a layer too': async (layout) => {
    const both = await layout.put(emptyContent, mediaTypes.empty);
    const manifest = { schemaVersion: 2, mediaType: mediaTypes.manifest, config: both, layers: [both, both] };
    return layout.put({ ...manifest, artifactType: 'application/vnd.acme.empty' }, mediaTypes.manifest);
  },
  '127 layers': async (layout) => {
    const layers = [];
    for (let at = 0; at < 127; at++) layers.push(await layer(layout, `layer ${at}`));
    return layout.image(layers);
  },
  'content inside its descriptor': async (layout) => {
    const data = emptyContent.toString('base64');
    const config = await layout.put(emptyContent, mediaTypes.empty, { data });
    const layers = [
      await layout.put('small', 'text/plain', { data: Buffer.from('small').toString('base64') }),
    ];
    return layout.put(
      { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers },
      mediaTypes.manifest,
    );
  },
  'annotations everywhere': async (layout) => {
    const annotations = { 'org.example/ключ': 'значение', Size: '1', size: '2', digest: '' };
    const one = await layout.put(gzipSync('noted'), mediaTypes.layer, { annotations });
    return layout.index([{ ...(await layout.image([one], { annotations })), annotations }], { annotations });
  },
  'several children of one platform, and attestations': async (layout) => {
    const first = await layout.image([await layer(layout, 'first')]);
    const second = await layout.image([await layer(layout, 'second')]);
    const statement = await layout.put('{"_type":"x"}', 'application/vnd.in-toto+json');
    const annotations = {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': first.digest,
    };
    return layout.index([
      { ...first, ...platform('linux', 'amd64') },
      { ...second, ...platform('linux', 'amd64') },
      { ...(await layout.image([statement])), ...platform('unknown', 'unknown'), annotations },
    ]);
  },
  'manifests that do not say what they are': async (layout) => {
    const one = await layer(layout, 'silent');
    const image = await layout.image([one], { mediaType: undefined });
    return layout.index([{ ...image, ...platform('linux', 'amd64') }], { mediaType: undefined });
  },
  'indentation, and lists that are null': async (layout) => {
    const config = await layout.put({ architecture: 'amd64', os: 'linux' }, mediaTypes.config);
    const manifest = {
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config,
      layers: null,
      annotations: null,
    };
    return layout.put(`${JSON.stringify(manifest, null, 3)}\n\n`, mediaTypes.manifest);
  },
};

/** The same for what not every registry takes: those that insist on all content, or on manifests alone in indexes. */
export const unusualLayouts: Readonly<Record<string, Build>> = {
  'foreign layers whose content is elsewhere': async (layout) => {
    const urls = ['https://go.example/layer.tar.gz'];
    const foreign = [];
    for (const mediaType of [
      docker.foreign,
      'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
    ]) {
      const { digest, size } = await layer(layout, mediaType);
      await rm(layout.file(digest));
      foreign.push({ mediaType, digest, size, urls });
    }
    return layout.image([...foreign, await layer(layout, 'ours')]);
  },
  'content beside manifests in an index': async (layout) => {
    const image = await layout.image([await layer(layout, 'image')]);
    return layout.index([await layout.put('a note', 'text/plain'), image]);
  },
};

/** Builds a layout of the tables above and lists its root. */
export async function build(layout: RawLayout, make: Build): Promise<Descriptor> {
  const root = await make(layout);
  await layout.list(named(root));
  return root;
}

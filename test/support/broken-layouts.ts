import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Descriptor } from '../../src/oci/descriptor.ts';
import { mediaTypes } from '../../src/oci/media-types.ts';
import { named, type RawLayout } from './raw-layout.ts';

/** A good layout of one image with one layer, about to be broken. */
interface Sound {
  readonly layout: RawLayout;
  readonly root: Descriptor;
  readonly layer: Descriptor;
}
type Break = (sound: Sound) => Promise<void>;

/** Lists an image whose one layer is described so. */
const described =
  (more: Readonly<Record<string, unknown>>): Break =>
  async ({ layout, layer }) => {
    const image = await layout.image([{ ...layer, ...more }]);
    await layout.list(named(image));
  };

/** Lists a manifest of exactly this text. */
const written =
  (text: (sound: Sound) => string | Buffer, mediaType: string = mediaTypes.manifest): Break =>
  async (sound) =>
    sound.layout.list(named(await sound.layout.put(text(sound), mediaType)));

const textOf = ({ layer }: Sound, more = '') =>
  `{"schemaVersion":2,"config":${JSON.stringify(layer)},"layers":[]${more}}`;

/** Puts a file of the layout elsewhere and a link in its place. */
async function linkOut({ dir }: RawLayout, file: string): Promise<void> {
  const outside = `${dir}-outside`;
  await mkdir(outside, { recursive: true });
  await rename(file, path.join(outside, 'moved'));
  await symlink(path.join(outside, 'moved'), file);
}

/** Ways to break a layout, and what must be said of each. */
export const brokenLayouts: Readonly<Record<string, readonly [RegExp, Break]>> = {
  'a missing blob': [/is missing/, ({ layout, layer }) => rm(layout.file(layer.digest))],
  'a missing manifest': [/is missing/, ({ layout, root }) => rm(layout.file(root.digest))],
  'a corrupt blob': [
    /is corrupt/,
    ({ layout, layer }) => writeFile(layout.file(layer.digest), Buffer.alloc(layer.size)),
  ],
  'a blob of the wrong size': [
    /has 3 bytes instead of/,
    ({ layout, layer }) => writeFile(layout.file(layer.digest), 'abc'),
  ],
  'a blob that is a directory': [
    /is not a file/,
    async ({ layout, layer }) => {
      await rm(layout.file(layer.digest));
      await mkdir(layout.file(layer.digest));
    },
  ],
  'two sizes for one digest': [
    /is announced with \d+ and with \d+ bytes/,
    async ({ layout, layer }) =>
      layout.list(named(await layout.image([layer, { ...layer, size: layer.size + 1 }]))),
  ],
  'a path in the digest of a layer': [/layers\.0\.digest/, described({ digest: 'sha256:../../etc/passwd' })],
  'a path in the digest of a root': [
    /manifests\.0\.digest/,
    ({ layout, root }) => layout.list(named({ ...root, digest: 'sha256:../../../etc/passwd' })),
  ],
  'a blob that is a link out of the layout': [
    /is a link that leads out of it/,
    ({ layout, layer }) => linkOut(layout, layout.file(layer.digest)),
  ],
  'an index.json that is a link out of the layout': [
    /index\.json is a link that leads out of it/,
    ({ layout }) => linkOut(layout, path.join(layout.dir, 'index.json')),
  ],
  'an index that names itself': [
    /is corrupt/,
    async ({ layout, root }) => {
      const itself = { ...root, mediaType: mediaTypes.index };
      const text = JSON.stringify({ schemaVersion: 2, manifests: [itself] });
      await writeFile(layout.file(root.digest), text);
      await layout.list(named({ ...itself, size: text.length }));
    },
  ],
  'indexes nested without end': [
    /nested more than 8 deep/,
    async ({ layout, root }) => {
      let index = root;
      for (let depth = 0; depth < 12; depth++) index = await layout.index([index]);
      await layout.list(named(index));
    },
  ],
  'several roots without a reference': [
    /none of the 2 entries of index\.json is named odd/,
    async ({ layout, root }) => layout.list(root, await layout.index([root])),
  ],
  'two roots of one name': [
    /two entries of index\.json are named odd/,
    async ({ layout, root }) => layout.list(named(root), named(await layout.index([root]))),
  ],
  'a manifest of more than 4 MiB': [
    /is larger than 4 MiB/,
    written((sound) => textOf(sound).padEnd(5 << 20)),
  ],
  'an index.json of more than 4 MiB': [
    /index\.json is larger than 4 MiB/,
    ({ layout }) => writeFile(path.join(layout.dir, 'index.json'), '{}'.padEnd(5 << 20)),
  ],
  'a manifest that is no JSON': [/is not JSON/, written(() => 'nonsense')],
  'a manifest that is a list': [/has a mistake at its top/, written(() => '[]')],
  'a manifest that is not UTF-8': [
    /is not UTF-8/,
    written((sound) => Buffer.from(textOf(sound, ',"x":"\xff"'), 'latin1')),
  ],
  'a key twice': [/has "config" twice/, written((sound) => textOf(sound, `,"config":${'{}'}`))],
  'a key that another reader takes for a field': [
    /has "Layers", which some read as layers/,
    written((sound) => textOf(sound, ',"Layers":[]')),
  ],
  'a document that is an index and an image': [
    /is neither an image nor an index/,
    written((sound) => textOf(sound, ',"manifests":[]')),
  ],
  'another media type than announced': [
    /says it is \S+ but was announced as/,
    ({ layout, root }) => layout.list(named({ ...root, mediaType: mediaTypes.dockerManifest })),
  ],
  'an image that is announced as an index': [
    /does not have the content of/,
    written((sound) => textOf(sound), mediaTypes.index),
  ],
  'the old schema 1': [/schemaVersion/, written((sound) => textOf(sound).replace(':2,', ':1,'))],
  'no config': [/has no config/, written(() => '{"schemaVersion":2,"layers":[]}')],
  'a root that is a layer': [/is no manifest but/, ({ layout, layer }) => layout.list(named(layer))],
  'a size beyond all numbers': [/layers\.0\.size/, described({ size: 2 ** 60 })],
  'a negative size': [/layers\.0\.size/, described({ size: -1 })],
  'a size that is not whole': [/layers\.0\.size/, described({ size: 1.5 })],
  'a size in words': [/layers\.0\.size/, described({ size: '12' })],
  'no media type': [/layers\.0\.mediaType/, described({ mediaType: undefined })],
  'a digest of an unknown algorithm': [/layers\.0\.digest/, described({ digest: `md5:${'a'.repeat(32)}` })],
  'a digest in upper case': [/layers\.0\.digest/, described({ digest: `sha256:${'A'.repeat(64)}` })],
  'no marker of its version': [
    /oci-layout is not version 1/,
    ({ layout }) => writeFile(path.join(layout.dir, 'oci-layout'), '{}'),
  ],
};

/** Makes a good layout and breaks it in one of the ways above. */
export async function breakLayout(layout: RawLayout, what: string): Promise<RegExp> {
  const layer = await layout.put('the layer', mediaTypes.layer);
  const root = await layout.image([layer]);
  await layout.list(named(root));
  const [message, ruin] = brokenLayouts[what] ?? [];
  if (message === undefined || ruin === undefined) throw new Error(`nothing is broken by ${what}`);
  await ruin({ layout, root, layer });
  return message;
}

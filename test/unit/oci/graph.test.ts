import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import type { Descriptor } from '../../../src/oci/descriptor.ts';
import { type GraphSource, readGraphOf } from '../../../src/oci/graph.ts';
import type { Manifest, StoredManifest } from '../../../src/oci/manifest.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';

const named = (name: string, mediaType: string = mediaTypes.index): Descriptor => {
  return { mediaType, digest: `sha256:${name.padStart(64, '0')}`, size: 10 };
};
const image = (name: string) => named(name, mediaTypes.manifest);
const layer = (name: string) => named(name, mediaTypes.layer);

/** A source in which digests say nothing, so that what cannot be on a disk can be here. */
function source(content: Readonly<Record<string, Partial<Manifest>>>): GraphSource & { asked: string[] } {
  const asked: string[] = [];
  const store = new Map(
    Object.entries(content).map(([name, manifest]) => [named(name).digest, manifest] as const),
  );
  const stored = (descriptor: Descriptor): StoredManifest => {
    const manifest = { mediaType: descriptor.mediaType, layers: [], children: [], annotations: {} };
    return {
      descriptor,
      manifest: { ...manifest, ...store.get(descriptor.digest) },
      bytes: Buffer.alloc(descriptor.size),
    };
  };
  return {
    asked,
    manifest: async (descriptor) => {
      asked.push(descriptor.digest.replace(/^sha256:0*/, ''));
      return stored(descriptor);
    },
    referrersOf: async (subjects) => {
      const digests = subjects.map(({ descriptor }) => descriptor.digest);
      return [...store]
        .filter(([, { subject }]) => subject !== undefined && digests.includes(subject.digest))
        .map(([digest]) => ({ mediaType: mediaTypes.manifest, digest, size: 10 }));
    },
    refuse: (message) => new ActionError('LAYOUT_INVALID', message),
  };
}
const names = (all: readonly StoredManifest[]) =>
  all.map(({ descriptor }) => descriptor.digest.replace(/^sha256:0*/, ''));

describe('readGraphOf', () => {
  it('has children before parents and subjects before referrers, each read once', async () => {
    const from = source({
      a: { children: [image('b'), named('c'), image('b')] },
      c: { children: [image('b'), image('d')] },
      e: { subject: image('d'), layers: [layer('1e')] },
      f: { subject: image('e') },
    });
    const graph = await readGraphOf(from, named('a'));
    expect(names(graph.manifests)).toEqual(['b', 'd', 'c', 'a']);
    expect(names(graph.referrers)).toEqual(['e', 'f']);
    expect(graph.blobs.map(({ digest }) => digest)).toEqual([layer('1e').digest]);
    expect([...from.asked].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('takes what stands beside manifests in an index for a blob', async () => {
    const from = source({ a: { children: [image('b'), named('c', 'text/plain')] } });
    const graph = await readGraphOf(from, named('a'));
    expect(names(graph.manifests)).toEqual(['b', 'a']);
    expect(graph.blobs).toEqual([named('c', 'text/plain')]);
  });

  it('pushes no image twice that is a child of the root and of a referrer', async () => {
    const from = source({
      a: { children: [image('b')] },
      e: { subject: named('a'), children: [image('b')] },
    });
    const graph = await readGraphOf(from, named('a'));
    expect(names(graph.manifests)).toEqual(['b', 'a']);
    expect(names(graph.referrers)).toEqual(['e']);
  });

  it.each([
    ['an index that contains itself', { a: { children: [named('a')] } }, /index sha256:0+a contains itself/],
    [
      'a cycle of indexes',
      { a: { children: [named('b')] }, b: { children: [named('c')] }, c: { children: [named('b')] } },
      /index sha256:0+b contains itself/,
    ],
    [
      'indexes without end',
      Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [`a${at}`, { children: [named(`a${at + 1}`)] }]),
      ),
      /nested more than 8 deep/,
    ],
    [
      'referrers without end',
      Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [`a${at}`, at === 0 ? {} : { subject: image(`a${at - 1}`) }]),
      ),
      /referrers are nested more than 8 deep/,
    ],
    [
      'two sizes of one blob',
      {
        a: { children: [image('b'), image('c')] },
        b: { layers: [layer('d')] },
        c: { layers: [{ ...layer('d'), size: 11 }] },
      },
      /is announced with 10 and with 11 bytes/,
    ],
    [
      'two media types of one manifest',
      {
        a: { children: [image('b'), named('c')] },
        c: { children: [{ ...image('b'), mediaType: mediaTypes.dockerManifest }] },
      },
      /is announced as \S+ and as/,
    ],
  ])('refuses %s', async (_, content: Readonly<Record<string, Partial<Manifest>>>, message) => {
    const [first = ''] = Object.keys(content);
    await expect(readGraphOf(source(content), named(first))).rejects.toMatchObject({
      message: expect.stringMatching(message),
    });
  });
});

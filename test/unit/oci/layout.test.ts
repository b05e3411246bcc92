import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { hexOf } from '../../../src/oci/digest.ts';
import { readGraph } from '../../../src/oci/graph.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { createLayout } from '../../../src/oci/layout-writer.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { addSignature, type Sample, sampleLayout } from './sample-layout.ts';

const made: string[] = [];
afterEach(async () => {
  for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true });
});
const sample = async (names: string[]): Promise<Sample> => {
  const made_ = await sampleLayout(names, 5000);
  made.push(made_.dir);
  return made_;
};
const emptyDir = async () => {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'layout-'));
  made.push(dir);
  return dir;
};
const blobFile = (dir: string, digest: string) => path.join(dir, 'blobs', 'sha256', hexOf(digest));
const invalid = (message: RegExp) =>
  expect.objectContaining({ code: 'LAYOUT_INVALID', message: expect.stringMatching(message) });

describe('a layout', () => {
  it('gives a root’s graph: children, index, referrers, and each blob once', async () => {
    const { dir, writer, base } = await sample(['a', 'b']);
    const layout = await openLayout(dir);
    expect([...layout.roots.keys()]).toEqual(['a', 'b']);
    const graph = await readGraph(layout, 'a');
    expect(graph.manifests.map(({ manifest }) => manifest.children.length)).toEqual([0, 0, 2]);
    expect(graph.referrers).toHaveLength(3);
    // Two configs, two layers, the base, the empty config and one bundle.
    expect(graph.blobs).toHaveLength(7);
    expect(graph.blobs.filter(({ digest }) => digest === base.digest)).toHaveLength(1);

    const referrer = graph.referrers[0]?.descriptor;
    if (referrer === undefined) throw new Error('no referrer');
    const nested = await addSignature(writer, referrer, 'countersigned');
    const again = await readGraph(await openLayout(dir), 'a');
    expect(again.referrers.at(-1)?.descriptor.digest).toBe(nested.digest);
  });

  it('is the same after everything was added a second time', async () => {
    const { dir, writer, services } = await sample(['a']);
    const before = await readFile(path.join(dir, 'index.json'), 'utf8');
    const [index] = Object.values(services);
    if (index === undefined) throw new Error('no index');
    await addSignature(writer, index, 'a');
    await Promise.all([writer.addToIndex(index, 'a'), addSignature(writer, index, 'a')]);
    const entries = (text: string) =>
      (JSON.parse(text) as { manifests: { digest: string }[] }).manifests.map(({ digest }) => digest).sort(); // a layout's index
    expect(entries(await readFile(path.join(dir, 'index.json'), 'utf8'))).toEqual(entries(before));
  });

  it('replaces a root of the same name and takes over roots of other layouts', async () => {
    const [one, two] = [await sample(['a']), await sample(['a'])];
    const target = await createLayout(await emptyDir());
    await target.adopt(await openLayout(one.dir), 'a', 'service');
    const graph = await target.adopt(await openLayout(two.dir), 'a', 'service');
    const layout = await openLayout(target.dir);
    expect(layout.roots.get('service')?.digest).toBe(two.services['a']?.digest);
    expect((await readGraph(layout, 'service')).blobs).toEqual(graph.blobs);
    for (const blob of graph.blobs) await layout.verify(blob);
  });

  it.each([
    ['a blob that is missing', (file: string) => rm(file), /blob sha256:\w+ is missing/],
    ['a blob of the wrong size', (file: string) => writeFile(file, 'x'), /has 1 bytes instead of 5000/],
    ['a corrupt blob', (file: string) => writeFile(file, Buffer.alloc(5000)), /is corrupt/],
  ])('is refused for %s', async (_, damage, message) => {
    const { dir, base } = await sample(['a']);
    await damage(blobFile(dir, base.digest));
    await expect((await openLayout(dir)).verify(base)).rejects.toEqual(invalid(message));
  });

  it.each([
    ['no JSON', 'x', /index.json is not JSON/],
    [
      'a path in a digest',
      '{"schemaVersion":2,"manifests":[{"mediaType":"x","digest":"sha256:../../etc","size":1}]}',
      /digest/,
    ],
    [
      'a negative size',
      `{"schemaVersion":2,"manifests":[{"mediaType":"x","digest":"sha256:${'a'.repeat(64)}","size":-1}]}`,
      /size/,
    ],
    ['an image', '{"schemaVersion":2,"layers":[]}', /has no config/],
  ])('is refused for an index.json with %s', async (_, text, message) => {
    const { dir } = await sample(['a']);
    await writeFile(path.join(dir, 'index.json'), text);
    await expect(openLayout(dir)).rejects.toEqual(invalid(message));
  });

  it('is refused for two roots of one name, and for a name it does not have', async () => {
    const { dir, services } = await sample(['a', 'b']);
    await expect(readGraph(await openLayout(dir), 'c')).rejects.toMatchObject({ hint: 'It has: a, b.' });
    const named = Object.values(services).map((entry) => ({
      ...entry,
      annotations: { 'org.opencontainers.image.ref.name': 'same' },
    }));
    const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: named };
    await writeFile(path.join(dir, 'index.json'), JSON.stringify(index));
    await expect(openLayout(dir)).rejects.toEqual(invalid(/two entries of index.json are named same/));
  });

  it('is refused for a document that is an index and an image at once', async () => {
    const { dir, writer } = await sample(['a']);
    const both = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [], layers: [] }));
    const stored = await writer.blob(both, mediaTypes.index);
    await writer.addToIndex(stored, 'both');
    await expect(readGraph(await openLayout(dir), 'both')).rejects.toEqual(
      invalid(/neither an image nor an index/),
    );
  });

  it('has no version but 1', async () => {
    const { dir } = await sample(['a']);
    await writeFile(path.join(dir, 'oci-layout'), '{"imageLayoutVersion":"2.0.0"}');
    await expect(openLayout(dir)).rejects.toEqual(invalid(/not version 1/));
  });
});

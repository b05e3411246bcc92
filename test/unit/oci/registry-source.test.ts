import { describe, expect, it } from '@jest/globals';
import type { Descriptor } from '../../../src/oci/descriptor.ts';
import { digestOf, hexOf } from '../../../src/oci/digest.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { openRegistrySource } from '../../../src/oci/registry-source.ts';
import { endpoint, type Fake, type FakeAnswer, fakeRegistry } from './fake-registry.ts';

const layer = Buffer.from('0123456789'.repeat(1000));
const config = Buffer.from('{}');
const describedAs = (mediaType: string, bytes: Buffer): Descriptor => {
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
};
const blob = describedAs(mediaTypes.layer, layer);
const manifestOf = (more: object = {}) =>
  Buffer.from(
    JSON.stringify({
      ...{ schemaVersion: 2, mediaType: mediaTypes.manifest },
      ...{ config: describedAs(mediaTypes.config, config), layers: [blob], ...more },
    }),
  );
const image = manifestOf();
const root = describedAs(mediaTypes.manifest, image);
const subject = { ...root };
const signature = manifestOf({ subject, artifactType: 'a/signature' });
const legacy = manifestOf({ annotations: { by: 'cosign' } });

interface Contents {
  readonly manifests: Readonly<Record<string, Buffer>>;
  readonly referrers?: readonly Descriptor[];
  readonly layer?: Buffer;
}

/** A registry without authentication that has one image, and what is given beside it. */
function registryWith({ manifests, referrers, layer: sent = layer }: Contents): Fake {
  const all = { [root.digest]: image, ...manifests };
  return fakeRegistry(({ url }): FakeAnswer => {
    const name = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
    if (url.pathname === '/v2/') return { status: 200 };
    if (url.pathname.includes('/referrers/')) {
      if (referrers === undefined) return { status: 404 };
      const mine = name === root.digest ? referrers : [];
      return { status: 200, body: JSON.stringify({ schemaVersion: 2, manifests: mine }) };
    }
    if (name === blob.digest) return { status: 200, body: sent };
    const found = all[name];
    if (found === undefined) return { status: 404 };
    const mediaType = found.includes('"manifests"') ? mediaTypes.index : mediaTypes.manifest;
    return {
      status: 200,
      headers: {
        'content-type': mediaType,
        'content-length': String(found.length),
        'docker-content-digest': digestOf(found),
      },
      body: found,
    };
  });
}
const open = (fake: Fake) => openRegistrySource(createRegistryClient(endpoint, fake.ports));
const fallback = root.digest.replace(':', '-');
const listed = (...entries: Buffer[]) =>
  Buffer.from(
    JSON.stringify({
      ...{ schemaVersion: 2, mediaType: mediaTypes.index },
      manifests: entries.map((entry) => describedAs(mediaTypes.manifest, entry)),
    }),
  );
const read = async (content: AsyncIterable<Buffer>) => {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
};

describe('a registry to copy from', () => {
  it.each([
    ['the API lists', { referrers: [describedAs(mediaTypes.manifest, signature)], manifests: {} }],
    ['a tag lists', { manifests: { [fallback]: listed(signature) } }],
    [
      'the API and a tag list',
      {
        referrers: [describedAs(mediaTypes.manifest, signature)],
        manifests: { [fallback]: listed(signature) },
      },
    ],
    [
      'a tag lists although there is the API',
      { referrers: [], manifests: { [fallback]: listed(signature) } },
    ],
    [
      'a tag lists beside what is gone or belongs elsewhere',
      {
        manifests: { [fallback]: listed(legacy, Buffer.from('gone'), signature), [digestOf(legacy)]: legacy },
      },
    ],
  ])('has the referrers that %s', async (_, { manifests, ...rest }) => {
    const source = open(
      registryWith({ manifests: { ...manifests, [digestOf(signature)]: signature }, ...rest }),
    );
    const { referrers, blobs } = await source.graph('team/web', root.digest);
    expect(referrers.map(({ descriptor }) => descriptor.digest)).toEqual([digestOf(signature)]);
    expect(blobs.map(({ digest }) => digest).sort()).toEqual([digestOf(config), blob.digest].sort());
  });

  it('has what older versions of cosign kept under tags', async () => {
    const tag = `sha256-${hexOf(root.digest)}.sig`;
    const source = open(registryWith({ manifests: { [tag]: legacy, [digestOf(legacy)]: legacy } }));
    const attached = await source.attachedByTag('team/web', await source.graph('team/web', root.digest));
    expect(attached.map((one) => [one.tag, one.graph.root.descriptor.digest])).toEqual([
      [tag, digestOf(legacy)],
    ]);
  });

  it('streams what it has read of, from any offset', async () => {
    const source = open(registryWith({ manifests: {} }));
    await source.graph('team/web', root.digest);
    expect(await read(source.stream(blob))).toEqual(layer);
    expect(await read(source.stream(blob, 9990))).toEqual(layer.subarray(9990));
    expect(source.repositoryAt?.('https://registry.example', blob.digest)).toBe('team/web');
    expect(source.repositoryAt?.('https://other.example', blob.digest)).toBeUndefined();
  });

  it.each([0, 9000])('keeps the last piece of wrong content to itself, read from %i', async (start) => {
    const wrong = Buffer.from(layer).fill('x', 0, 1);
    const source = open(registryWith({ manifests: {}, layer: wrong }));
    await source.graph('team/web', root.digest);
    let got = 0;
    const reading = (async () => {
      for await (const chunk of source.stream(blob, start)) got += chunk.length;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    expect(got).toBeLessThan(layer.length - start);
  });

  it('does not read without end what somebody has attached', async () => {
    const huge = Array.from({ length: 20 }, (_, at) => {
      const text = manifestOf({ subject, annotations: { at: String(at) } });
      return Buffer.concat([text, Buffer.alloc(4_000_000 - text.length, ' ')]);
    });
    const manifests = Object.fromEntries(huge.map((entry) => [digestOf(entry), entry]));
    const referrers = huge.map((entry) => describedAs(mediaTypes.manifest, entry));
    const source = open(registryWith({ manifests, referrers }));
    await expect(source.graph('team/web', root.digest)).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringContaining('the manifests of one image are more than 67 MB'),
    });
  });

  it('refuses a child that is announced as something else', async () => {
    const index = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: mediaTypes.index,
        manifests: [{ ...root, size: root.size + 1 }],
      }),
    );
    const source = open(registryWith({ manifests: { [digestOf(index)]: index } }));
    await expect(source.graph('team/web', digestOf(index))).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringMatching(/^Registry test \(registry.example\), team\/web: .* was announced as/),
    });
  });
});

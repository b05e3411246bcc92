import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/oci/digest.ts';
import type { StoredManifest } from '../../../src/oci/manifest.ts';
import { parseManifest } from '../../../src/oci/manifest.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { endpoint, type FakeAnswer, type FakeRequest, fakeRegistry } from './fake-registry.ts';

const subject = { mediaType: mediaTypes.index, digest: digestOf('subject'), size: 7 };
const tag = subject.digest.replace(':', '-');

function referrer(text: string): StoredManifest {
  const empty = { mediaType: mediaTypes.empty, digest: digestOf('{}'), size: 2 };
  const document = {
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    artifactType: 'test/signature',
    config: empty,
    layers: [],
    subject,
    annotations: { text },
  };
  const bytes = Buffer.from(JSON.stringify(document));
  const manifest = parseManifest(bytes);
  if (typeof manifest === 'string') throw new Error(manifest);
  return {
    descriptor: { mediaType: mediaTypes.manifest, digest: digestOf(bytes), size: bytes.length },
    manifest,
    bytes,
  };
}

/** Keeps manifests, knows no referrers API. */
function oldRegistry(overwrites = 0) {
  const stored = new Map<string, Buffer>();
  let left = overwrites;
  const answer = ({ method, url, body }: FakeRequest): FakeAnswer => {
    if (url.pathname === '/v2/') return { status: 200 };
    const reference = /\/manifests\/(.+)$/.exec(url.pathname)?.[1];
    if (reference === undefined) return { status: 404 };
    if (method === 'PUT') {
      // Another writer that read before us writes after us.
      if (reference === tag && left-- > 0)
        stored.set(reference, Buffer.from('{"schemaVersion":2,"manifests":[]}'));
      else stored.set(reference, body);
      return { status: 201 };
    }
    const found = stored.get(reference);
    return found === undefined
      ? { status: 404 }
      : { status: 200, body: found, headers: { 'docker-content-digest': digestOf(found) } };
  };
  return { fake: fakeRegistry(answer), stored };
}

describe('referrers', () => {
  it('stand in an index under a tag where the registry has no API for them, each once', async () => {
    const { fake, stored } = oldRegistry();
    const client = createRegistryClient(endpoint, fake.ports);
    const all = ['one', 'two', 'three'].map(referrer);
    await Promise.all([...all, ...all].map((one) => client.putManifest('a', one)));
    const listed = await client.referrers('a', subject.digest);
    expect(listed.map(({ digest }) => digest).sort()).toEqual(all.map((one) => one.descriptor.digest).sort());
    expect(listed[0]).toMatchObject({
      artifactType: 'test/signature',
      annotations: { text: expect.any(String) },
    });
    expect(await client.referrers('a', subject.digest, 'another/type')).toEqual([]);
    expect(stored.has(tag)).toBe(true);
  });

  it('survive another writer, within reason', async () => {
    const client = createRegistryClient(endpoint, oldRegistry(3).fake.ports);
    await client.putManifest('a', referrer('one'));
    expect(await client.referrers('a', subject.digest)).toHaveLength(1);
    const overrun = createRegistryClient(endpoint, oldRegistry(99).fake.ports);
    await expect(overrun.putManifest('a', referrer('one'))).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
    });
  });

  it('are read over all pages, and only from the registry itself', async () => {
    const page = (at: number, next?: string): FakeAnswer => {
      const { descriptor } = referrer(String(at));
      const body = JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [descriptor] });
      return { status: 200, body, headers: next === undefined ? {} : { link: `<${next}>; rel="next"` } };
    };
    const pages = (next: string) =>
      fakeRegistry(({ url }) =>
        url.pathname === '/v2/' ? { status: 200 } : url.search === '' ? page(1, next) : page(2),
      );
    const own = pages('/v2/a/referrers/x?n=2');
    const client = createRegistryClient(endpoint, own.ports);
    expect(await client.referrers('a', subject.digest)).toHaveLength(2);
    const foreign = createRegistryClient(endpoint, pages('https://evil.example/?n=2').ports);
    await expect(foreign.referrers('a', subject.digest)).rejects.toMatchObject({ code: 'REGISTRY_UNSAFE' });
  });

  it('end where a registry goes on for ever, in pages or in bytes', async () => {
    const endless = (padding: number) => {
      let page = 0;
      return fakeRegistry(({ url }) => {
        if (url.pathname === '/v2/') return { status: 200 };
        const { descriptor } = referrer(String(page));
        const annotations = { x: 'x'.repeat(padding) };
        const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [descriptor], annotations };
        const headers = { link: `</v2/a/referrers/x?n=${++page}>; rel="next"` };
        return { status: 200, body: JSON.stringify(index), headers };
      });
    };
    const pages = endless(0);
    await expect(
      createRegistryClient(endpoint, pages.ports).referrers('a', subject.digest),
    ).rejects.toMatchObject({ code: 'REGISTRY_UNSAFE', message: expect.stringContaining('never ends') });
    expect(pages.asked).toHaveLength(101);
    const bytes = endless(1_000_000);
    await expect(
      createRegistryClient(endpoint, bytes.ports).referrers('a', subject.digest),
    ).rejects.toMatchObject({ code: 'REGISTRY_UNSAFE', message: expect.stringContaining('more than') });
    expect(bytes.asked.length).toBeLessThan(12);
  });
});

import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/oci/digest.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { writeTags } from '../../../src/oci/tag-phase.ts';
import { endpoint, fakeRegistry } from './fake-registry.ts';

const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] }));
const root = {
  descriptor: { mediaType: mediaTypes.index, digest: digestOf(bytes), size: bytes.length },
  manifest: { mediaType: mediaTypes.index, layers: [], children: [], annotations: {} },
  bytes,
};
const graph = { root, manifests: [root], referrers: [], blobs: [] };
const items = [{ repository: 'web', graph, tags: ['v1'] }];

/** A registry of immutable tags that refuses to write one twice, even for the same content. */
function strict(before: string | undefined, options: { readonly loseFirst: boolean }) {
  let named = before;
  let lose = options.loseFirst;
  return fakeRegistry(({ method, url }) => {
    if (url.pathname === '/v2/') return { status: 200 };
    if (method !== 'PUT')
      return named === undefined
        ? { status: 404 }
        : {
            status: 200,
            headers: { 'docker-content-digest': named, 'content-length': String(bytes.length) },
          };
    if (named !== undefined)
      return {
        status: 400,
        body: '{"errors":[{"code":"TAG_INVALID","message":"already exists, is immutable"}]}',
      };
    named = root.descriptor.digest;
    if (!lose) return { status: 201 };
    lose = false;
    throw new Error('ECONNRESET');
  });
}

const write = (fake: ReturnType<typeof strict>) =>
  writeTags(
    createRegistryClient(endpoint, fake.ports),
    items,
    async () => true,
    async () => undefined,
  );

describe('an immutable tag', () => {
  it('whose first answer was lost has been written', async () => {
    const fake = strict(undefined, { loseFirst: true });
    expect(await write(fake)).toEqual({ tags: ['web:v1'], error: undefined });
    expect(fake.asked.filter(({ method }) => method === 'PUT')).toHaveLength(2);
  });

  it('that names another digest stays, and the error says which', async () => {
    const other = digestOf('other');
    const { tags, error } = await write(strict(other, { loseFirst: false }));
    expect(tags).toEqual([]);
    expect(error).toMatchObject({
      code: 'TAG_IMMUTABLE',
      message: `Registry test (registry.example): team/web:v1 names ${other}`,
    });
  });
});

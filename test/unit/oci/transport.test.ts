import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/oci/digest.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { endpoint, type FakeAnswer, type FakeRequest, fakeRegistry } from './fake-registry.ts';

const content = randomBytes(5000);
const blob = { mediaType: 'application/octet-stream', digest: digestOf(content), size: content.length };
const open = { status: 200 };

/** A registry that wants no authentication. */
const anonymous = (answer: (request: FakeRequest) => FakeAnswer) =>
  fakeRegistry((request) => (request.url.pathname === '/v2/' ? open : answer(request)));

async function* source(start: number) {
  yield content.subarray(start);
}

describe('patience', () => {
  it('waits as long as Retry-After says, with every request to that registry', async () => {
    let refusals = 1;
    const fake = anonymous(() =>
      refusals-- > 0 ? { status: 429, headers: { 'retry-after': '7' } } : { status: 200 },
    );
    const client = createRegistryClient(endpoint, fake.ports);
    const before = fake.now;
    await client.hasBlob('a', blob.digest);
    expect(fake.now - before).toBe(7000);
  });

  it('repeats what passes by itself, and names request and registry when it does not', async () => {
    const fake = anonymous(() => ({
      status: 503,
      body: '{"errors":[{"code":"UNAVAILABLE","message":"later\\n::set"}]}',
    }));
    await expect(createRegistryClient(endpoint, fake.ports).hasBlob('a', blob.digest)).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: `Registry test (registry.example): HEAD /v2/a/blobs/${blob.digest} answered 503`,
      hint: expect.stringContaining('again'),
    });
    expect(fake.asked.filter(({ method }) => method === 'HEAD')).toHaveLength(6);
  });

  it('does not repeat what is refused for good', async () => {
    const fake = anonymous(() => ({ status: 400, body: 'no' }));
    const client = createRegistryClient(endpoint, fake.ports);
    await expect(client.referrers('a', blob.digest)).rejects.toMatchObject({
      message: expect.stringContaining('answered 400 (no)'),
    });
    expect(fake.pauses).toEqual([]);
  });

  it('says which repository is missing', async () => {
    const body = '{"errors":[{"code":"NAME_UNKNOWN","message":"repository name not known"}]}';
    const fake = anonymous(() => ({ status: 404, body }));
    const client = createRegistryClient(endpoint, fake.ports);
    await expect(client.uploadBlob('team/a', blob, source)).rejects.toMatchObject({
      code: 'REPOSITORY_MISSING',
    });
  });
});

describe('an upload', () => {
  const session = { status: 202, headers: { location: '/v2/a/blobs/uploads/1?state=x%2Fy' } };

  it('is one POST and one PUT of the whole content, the session’s query untouched', async () => {
    const fake = anonymous(({ method }) => (method === 'POST' ? session : { status: 201 }));
    await createRegistryClient(endpoint, fake.ports).uploadBlob('a', blob, source);
    const [, post, put] = fake.asked;
    expect([post?.method, post?.url.pathname]).toEqual(['POST', '/v2/a/blobs/uploads/']);
    expect(put?.url.search).toBe(`?state=x%2Fy&digest=${encodeURIComponent(blob.digest)}`);
    expect(put?.headers).toMatchObject({
      'content-length': '5000',
      'content-type': 'application/octet-stream',
    });
    expect(put?.body.equals(content)).toBe(true);
  });

  it('starts again after a broken connection, unless the blob arrived all the same', async () => {
    let puts = 0;
    const fake = anonymous(({ method }) => {
      if (method === 'POST') return session;
      if (method === 'HEAD') return { status: puts === 2 ? 200 : 404 };
      if (method === 'PUT' && ++puts <= 2) throw new Error('ECONNRESET');
      return { status: 201 };
    });
    const sent: number[] = [];
    await createRegistryClient(endpoint, fake.ports).uploadBlob('a', blob, source, {
      onBytes: (bytes) => sent.push(bytes),
    });
    expect(fake.asked.map(({ method }) => method)).toEqual([
      ...['GET', 'POST', 'PUT', 'DELETE'],
      ...['HEAD', 'POST', 'PUT', 'DELETE', 'HEAD'],
    ]);
    expect(sent).toEqual([5000, -5000, 5000, -5000]);
  });

  it('goes on where a large one broke off, if the registry is known to keep what it got', async () => {
    const large = randomBytes(9_000_000);
    const descriptor = { ...blob, digest: digestOf(large), size: large.length };
    const fake = anonymous(({ method, url }) => {
      if (method === 'POST') return session;
      if (method === 'GET')
        return { status: 204, headers: { range: '0-3999999', location: '/v2/a/blobs/uploads/2' } };
      if (method === 'PATCH') return { status: 202, headers: { location: '/v2/a/blobs/uploads/3' } };
      if (url.pathname.endsWith('/1')) throw new Error('ECONNRESET');
      return { status: 201 };
    });
    const chunked = { ...endpoint, traits: { ...endpoint.traits, chunkedUpload: true } };
    const sent: number[] = [];
    await createRegistryClient(chunked, fake.ports).uploadBlob(
      'a',
      descriptor,
      async function* (start) {
        yield large.subarray(start);
      },
      { onBytes: (bytes) => sent.push(bytes) },
    );
    const patch = fake.asked.find(({ method }) => method === 'PATCH');
    expect(patch?.headers['content-range']).toBe('4000000-8999999');
    expect(patch?.body.equals(large.subarray(4_000_000))).toBe(true);
    expect(sent.reduce((sum, bytes) => sum + bytes, 0)).toBe(9_000_000);
  });

  it.each([
    ['another host', 'https://evil.example/upload'],
    ['plain http', 'http://registry.example/upload'],
    ['another port', 'https://registry.example:8443/upload'],
  ])('is refused where the registry wants it sent to %s', async (_, location) => {
    const fake = anonymous(() => ({ status: 202, headers: { location } }));
    await expect(
      createRegistryClient(endpoint, fake.ports).uploadBlob('a', blob, source),
    ).rejects.toMatchObject({ code: 'REGISTRY_UNSAFE' });
    expect(new Set(fake.asked.map(({ url }) => url.origin))).toEqual(new Set(['https://registry.example']));
  });

  it('is refused where the registry stored something else', async () => {
    const other = digestOf('other');
    const fake = anonymous(({ method }) =>
      method === 'POST' ? session : { status: 201, headers: { 'docker-content-digest': other } },
    );
    await expect(
      createRegistryClient(endpoint, fake.ports).uploadBlob('a', blob, source),
    ).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
  });
});

describe('a redirect', () => {
  const authenticated = (answer: (request: FakeRequest) => FakeAnswer) =>
    fakeRegistry((request) =>
      request.url.host === 'registry.example' && request.headers['authorization'] === undefined
        ? { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }
        : answer(request),
    );

  it('of a blob is followed without credentials', async () => {
    const fake = authenticated(({ url }) =>
      url.host === 'store.example'
        ? { status: 200, body: content }
        : { status: 307, headers: { location: 'https://store.example/x?signature=1' } },
    );
    const got = await createRegistryClient(endpoint, fake.ports).readBlob('a', blob);
    expect(got.equals(content)).toBe(true);
    expect(fake.asked.at(-1)?.url.href).toBe('https://store.example/x?signature=1');
    expect(fake.asked.at(-1)?.headers).toEqual({ 'accept-encoding': 'identity' });
  });

  it.each([
    ['to plain http', 'http://store.example/x'],
    ['to the metadata service', 'https://169.254.169.254/latest'],
    ['to a private address', 'https://192.168.1.1/x'],
    ['in a circle', 'https://store.example/round'],
  ])('%s is refused', async (_, location) => {
    const fake = authenticated(() => ({ status: 302, headers: { location } }));
    await expect(createRegistryClient(endpoint, fake.ports).readBlob('a', blob)).rejects.toMatchObject({
      code: 'REGISTRY_UNSAFE',
    });
    expect(
      fake.asked.filter(({ url, headers }) => url.host !== 'registry.example' && headers['authorization']),
    ).toEqual([]);
  });

  it('of a manifest being written is refused', async () => {
    const fake = authenticated(() => ({
      status: 307,
      headers: { location: 'https://evil.example/v2/a/manifests/x' },
    }));
    const bytes = Buffer.from('{}');
    const stored = {
      descriptor: { mediaType: 'application/vnd.oci.image.index.v1+json', digest: digestOf(bytes), size: 2 },
      manifest: { mediaType: '', layers: [], children: [], annotations: {} },
      bytes,
    };
    await expect(createRegistryClient(endpoint, fake.ports).putManifest('a', stored)).rejects.toMatchObject({
      code: 'REGISTRY_UNSAFE',
    });
  });
});

describe('a read', () => {
  it('goes on where the connection broke', async () => {
    let breaks = 1;
    const fake = anonymous(({ headers }) => {
      const start = Number(/^bytes=(\d+)-$/.exec(headers['range'] ?? '')?.[1] ?? 0);
      const body = breaks-- > 0 ? content.subarray(0, 1500) : content.subarray(start);
      return { status: start > 0 ? 206 : 200, body };
    });
    const got = await createRegistryClient(endpoint, fake.ports).readBlob('a', blob);
    expect(got.equals(content)).toBe(true);
    expect(fake.asked.at(-1)?.headers['range']).toBe('bytes=1500-');
  });

  it.each([
    ['other content', Buffer.alloc(5000)],
    ['more than was announced', Buffer.concat([content, content])],
  ])('refuses %s', async (_, body) => {
    const fake = anonymous(() => ({ status: 200, body }));
    await expect(createRegistryClient(endpoint, fake.ports).readBlob('a', blob)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
    });
  });

  it('refuses a manifest under a digest that is not its own', async () => {
    const fake = anonymous(() => ({ status: 200, body: '{"schemaVersion":2,"manifests":[]}' }));
    await expect(
      createRegistryClient(endpoint, fake.ports).getManifest('a', blob.digest),
    ).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
    });
  });

  it('stops at an answer without end', async () => {
    const fake = anonymous(() => ({ status: 500, body: Buffer.alloc(100_000) }));
    await expect(
      createRegistryClient(endpoint, fake.ports).referrers('a', blob.digest),
    ).rejects.toMatchObject({
      code: 'REGISTRY_UNSAFE',
      message: expect.stringContaining('more than 65536 bytes'),
    });
  });
});

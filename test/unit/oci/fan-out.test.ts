import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Clock, systemClock } from '../../../src/core/clock.ts';
import type { Descriptor } from '../../../src/oci/descriptor.ts';
import { hexOf } from '../../../src/oci/digest.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { createLayout } from '../../../src/oci/layout-writer.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { type PushTarget, planPush } from '../../../src/oci/push-plan.ts';
import { endpoint } from './fake-registry.ts';
import { type StoredRegistry, storedRegistry } from './stored-registry.ts';

const names = ['web', 'api', 'worker'];
let dir = '';
let base: Descriptor;
const roots = new Map<string, Descriptor>();

beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'fan-out-'));
  const writer = await createLayout(dir);
  base = await writer.blob(randomBytes(700_000), mediaTypes.layer);
  for (const name of names) {
    const config = await writer.blob(Buffer.from(JSON.stringify({ name })), mediaTypes.config);
    const layer = await writer.blob(randomBytes(100_000), mediaTypes.layer);
    const manifest = { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers: [base, layer] };
    roots.set(name, await writer.manifest(manifest, { refName: name }));
  }
});
afterAll(() => rm(dir, { recursive: true }));

/** Time that runs a thousand times as fast: what goes on beside the push gets its turn too. */
const swift: Clock = {
  now: () => performance.now() * 1000,
  sleep: (ms, signal) => systemClock.sleep(ms / 1000, signal),
};

const target: PushTarget = { endpoint, ensureRepository: async () => 'present' };

async function push(registry: StoredRegistry, to: PushTarget = target, from = dir, clock = swift) {
  const layout = await openLayout(from);
  const items = await planPush(
    layout,
    names.map((refName) => ({ refName, tags: ['v1'] })),
  );
  const [result] = await pushToAll(layout, items, [to], { ports: { ...registry.ports, clock } });
  return result;
}

const tokensOf = ({ asked }: StoredRegistry) => asked.filter(({ url }) => url.pathname === '/token');
const digestOfRoot = (name: string) => roots.get(name)?.digest ?? '';

describe('a push', () => {
  it('arrives whole, the shared layer once, by one token', async () => {
    const registry = storedRegistry();
    const result = await push(registry);
    expect(result).toMatchObject({ state: 'complete', error: undefined, mounted: 2, manifests: 3 });
    expect(result?.pushedBytes).toBeGreaterThan(base.size + 300_000);
    expect(result?.mountedBytes).toBe(2 * base.size);
    expect(tokensOf(registry)).toHaveLength(1);
    for (const name of names) expect(registry.manifests.has(`team/${name}:v1`)).toBe(true);
    const puts = registry.requests().filter((request) => /^PUT .*\/(blobs|manifests)\/[^/]*$/.test(request));
    expect(puts.slice(-3).every((request) => request.endsWith('/v1'))).toBe(true);
  });

  it('asks for tokens one by one where a token service grants the first scope only', async () => {
    const registry = storedRegistry({ scopes: 'first' });
    expect(await push(registry)).toMatchObject({ state: 'complete', error: undefined });
    expect(tokensOf(registry).length).toBeGreaterThan(1);
  });

  it('uploads what it may not mount, where a token service refuses several scopes', async () => {
    const registry = storedRegistry({ scopes: 'one' });
    expect(await push(registry)).toMatchObject({
      state: 'complete',
      error: undefined,
      mounted: 0,
      pushed: 9,
    });
  });

  it('sends nothing and reads no blob when everything is there, in three trips', async () => {
    const registry = storedRegistry();
    await push(registry);
    registry.asked.length = 0;
    const result = await push(registry);
    expect(result).toMatchObject({ state: 'complete', pushed: 0, mounted: 0, skipped: 9 });
    expect(result?.tags).toEqual(names.map((name) => `${name}:v1`));
    // The challenge, a token, then everything at once: no tag is asked for a second time.
    expect(registry.requests().toSorted()).toEqual(
      [
        'GET /v2/',
        ...names.flatMap((name) => [
          `HEAD /v2/team/${name}/manifests/${digestOfRoot(name)}`,
          `HEAD /v2/team/${name}/manifests/v1`,
        ]),
      ].toSorted(),
    );
  });

  it('asks again for a tag that named the digest when something had to be sent', async () => {
    const registry = storedRegistry();
    await push(registry);
    registry.manifests.delete(`team/api@${digestOfRoot('api')}`);
    registry.asked.length = 0;
    expect(await push(registry)).toMatchObject({ state: 'complete', manifests: 1 });
    expect(
      registry.requests().filter((request) => request === 'HEAD /v2/team/web/manifests/v1'),
    ).toHaveLength(2);
  });

  it('asks for blobs in bulk where it can, and one by one where that is denied', async () => {
    const bulk = storedRegistry();
    const asked: (readonly string[])[] = [];
    const hasBlobs = async (_repository: string, digests: readonly string[]) => {
      asked.push(digests);
      return new Set<string>();
    };
    await push(bulk, { ...target, hasBlobs });
    expect(asked.map(({ length }) => length)).toEqual([3, 3, 3]);
    expect(bulk.requests().filter((request) => /^HEAD .*\/blobs\//.test(request))).toEqual([]);

    const single = storedRegistry();
    const denied = () => Promise.reject(new Error('denied'));
    expect(await push(single, { ...target, hasBlobs: denied })).toMatchObject({ state: 'complete' });
    // All nine but the shared layer of two repositories: their mounts say what is there.
    expect(single.requests().filter((request) => /^HEAD .*\/blobs\//.test(request))).toHaveLength(7);
  });

  it('closes every upload it opened when the registry refuses one', async () => {
    const registry = storedRegistry({
      denied: ({ method, body }) => method === 'PUT' && body.length === base.size,
    });
    // One upload at a time, and two opened ahead.
    const narrow = { ...endpoint, traits: { ...endpoint.traits, concurrency: 1 } };
    const result = await push(registry, { ...target, endpoint: narrow });
    expect(result).toMatchObject({ state: 'failed', error: { code: 'REGISTRY_DENIED' } });
    const pathsOf = (method: string) =>
      registry.asked.flatMap((request) => (request.method === method ? [request.url.pathname] : []));
    const ended = new Set([...pathsOf('PUT'), ...pathsOf('DELETE')]);
    expect(pathsOf('DELETE').length).toBeGreaterThan(1);
    // Each opened upload has a path of its own in this registry.
    expect(pathsOf('POST')).toHaveLength(ended.size);
  });

  it('refuses a corrupt layout before the first byte', async () => {
    const registry = storedRegistry();
    const broken = await mkdtemp(path.join(os.tmpdir(), 'fan-out-'));
    const writer = await createLayout(broken);
    for (const name of names) await writer.adopt(await openLayout(dir), name);
    const file = path.join(broken, 'blobs/sha256', hexOf(base.digest));
    await rm(file);
    await writeFile(file, Buffer.alloc(base.size));
    await expect(push(registry, target, broken)).rejects.toMatchObject({ code: 'LAYOUT_INVALID' });
    expect(registry.requests().filter((request) => /^(PUT|POST)/.test(request))).toEqual([]);
    await rm(broken, { recursive: true });
  });
});

describe('the other places of a registry', () => {
  const replica = {
    ...endpoint,
    name: 'test in eu-west-1',
    host: 'eu-west-1.registry.example',
    baseUrl: 'https://eu-west-1.registry.example',
    path: 'copies',
  };
  const replicated = { ...target, replicas: [replica] };
  const copy = (registry: StoredRegistry) => {
    for (const name of names) {
      const bytes = registry.manifests.get(`team/${name}@${digestOfRoot(name)}`);
      if (bytes !== undefined) registry.manifests.set(`copies/${name}@${digestOfRoot(name)}`, bytes);
    }
  };

  it('are waited for before any tag is written', async () => {
    const registry = storedRegistry();
    const asked = `HEAD /v2/copies/web/manifests/${digestOfRoot('web')}`;
    const late: Clock = {
      ...swift,
      sleep: async (ms, signal) => {
        await swift.sleep(ms, signal);
        // The cloud takes its time.
        if (registry.requests().filter((request) => request === asked).length === 5) copy(registry);
      },
    };
    expect(await push(registry, replicated, dir, late)).toMatchObject({
      state: 'complete',
      error: undefined,
    });
    const requests = registry.requests();
    expect(requests.indexOf('PUT /v2/team/web/manifests/v1')).toBeGreaterThan(requests.lastIndexOf(asked));
  });

  it('that never get it fail the registry, without a tag and by name', async () => {
    const registry = storedRegistry();
    const result = await push(registry, replicated);
    expect(result).toMatchObject({ state: 'failed', tags: [] });
    expect(result?.error).toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringMatching(/test in eu-west-1 .*copies\/(web|api|worker)@sha256:.*15 minutes/),
    });
    expect([...registry.manifests.keys()].filter((place) => place.endsWith(':v1'))).toEqual([]);
  });

  it('whose copying the cloud gave up are not waited for', async () => {
    const registry = storedRegistry();
    const replication = async () => [
      { place: 'eu-west-1', state: 'failed' as const, why: 'its repository has another encryption' },
    ];
    const result = await push(registry, { ...replicated, replication });
    expect(result?.error?.message).toMatch(/its repository has another encryption/);
    const asked = registry.requests().filter((request) => request.startsWith('HEAD /v2/copies/'));
    expect(asked.length).toBeLessThanOrEqual(names.length);
  });
});

import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import { planCopy } from '../../../src/oci/copy-plan.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { planPush } from '../../../src/oci/push-plan.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { openRegistrySource } from '../../../src/oci/registry-source.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { named, rawLayout } from '../../support/raw-layout.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { bundleType, type Sample, sampleLayout } from '../../unit/oci/sample-layout.ts';
import { type PlainRegistry, startPlainRegistry } from './plain-registry.ts';

describe('a copy from a registry', () => {
  let strict: PlainRegistry;
  let lax: PlainRegistry;
  let sample: Sample;
  const http = createHttp();
  const ports = { http, clock: systemClock, log: recordingLog().log };
  let place = 0;
  /** Repositories of this test alone. */
  const here = () => `place-${place}`;
  const clientOf = (registry: PlainRegistry) => createRegistryClient(registry.endpoint(here()), ports);
  const targetOf = (registry: PlainRegistry) => {
    return { endpoint: registry.endpoint(here()), ensureRepository: async () => 'present' };
  };
  const digest = () => sample.services['web']?.digest ?? '';

  async function publish(to: PlainRegistry, dir = sample.dir): Promise<void> {
    const layout = await openLayout(dir);
    const items = await planPush(layout, [{ refName: 'web', tags: ['v1'] }]);
    const [result] = await pushToAll(layout, items, [targetOf(to)], { ports });
    expect(result?.state).toBe('complete');
  }
  async function copy(from: PlainRegistry, to: PlainRegistry) {
    const source = openRegistrySource(clientOf(from));
    const roots = [{ repository: 'web', digest: digest(), tags: ['v2'] }];
    const items = await planCopy(source, here(), roots);
    return (await pushToAll(source, items, [targetOf(to)], { ports }))[0];
  }
  const writes = (registry: PlainRegistry) => registry.asked.filter((line) => !/^(GET|HEAD) /.test(line));

  beforeAll(async () => {
    const { bin } = await toolchain();
    [strict, lax] = await Promise.all([startPlainRegistry(bin, 'strict'), startPlainRegistry(bin, 'lax')]);
  });
  afterAll(async () => {
    await Promise.all([http.close(), strict.close(), lax.close()]);
  });
  beforeEach(async () => {
    place++;
    // The lax registry has its blobs in common to all repositories, so each test has its own.
    sample = await sampleLayout(['web'], 3_000_000);
    for (const registry of [strict, lax]) registry.asked.length = 0;
  });
  afterEach(async () => {
    await rm(sample.dir, { recursive: true, force: true });
    for (const registry of [strict, lax]) registry.spoil = () => undefined;
  });

  it('finds referrers that a registry without the API keeps under a tag, and lists them in one that has it', async () => {
    await publish(lax);
    expect(lax.asked).toContain(`PUT /v2/${here()}/web/manifests/${digest().replace(':', '-')}`);
    expect(await copy(lax, strict)).toMatchObject({ state: 'complete', tags: ['web:v2'] });
    for (const subject of (await clientOf(lax).getManifest(`${here()}/web`, 'v1'))?.manifest.children ?? [])
      expect(await clientOf(strict).referrers(`${here()}/web`, subject.digest, bundleType)).toHaveLength(1);
    expect(await clientOf(strict).referrers(`${here()}/web`, digest(), bundleType)).toHaveLength(1);
    expect(strict.asked).toContain(`GET /v2/${here()}/web/referrers/${digest()}`);
  });

  it('goes on where a download broke off', async () => {
    await publish(strict);
    let cuts = 0;
    strict.spoil = (line) => (line.includes(sample.base.digest) && cuts++ === 0 ? 'cut' : undefined);
    expect(await copy(strict, lax)).toMatchObject({ state: 'complete' });
    const reads = strict.asked.filter((line) => line.startsWith('GET') && line.includes(sample.base.digest));
    expect(reads).toEqual([
      expect.not.stringContaining('bytes='),
      expect.stringMatching(/ bytes=1[0-4]\d{5}-$/),
    ]);
  });

  it.each([
    ['a large blob', () => sample.base.digest],
    ['a small blob', () => 'first small'],
  ])('ends at a lie of %s, and leaves neither it nor a tag', async (_, which) => {
    await publish(strict);
    const lied = new Set<string>();
    const wanted = which();
    strict.spoil = (line) => {
      const [, blob] = /\/blobs\/(\S+)/.exec(line) ?? [];
      if (blob === undefined || (wanted.includes(':') && blob !== wanted)) return undefined;
      lied.add(blob);
      return 'lie';
    };
    const result = await copy(strict, lax);
    expect(result).toMatchObject({ state: 'failed', tags: [], error: { code: 'DIGEST_MISMATCH' } });
    expect(result?.error?.message).toMatch(
      /^Registry strict .* sent other content for place-\d+\/web@sha256:/,
    );
    expect(lied.size).toBeGreaterThan(0);
    for (const blob of lied) expect(await clientOf(lax).hasBlob(`${here()}/web`, blob)).toBe(false);
    expect(await clientOf(lax).resolve(`${here()}/web`, 'v2')).toBeUndefined();
    // A lie is no accident: it is not asked for again.
    for (const blob of lied)
      expect(strict.asked.filter((line) => line.startsWith('GET') && line.includes(blob))).toHaveLength(1);
  });

  it('does not wait for itself where all of it is on one host, and nothing can be mounted', async () => {
    const layout = await rawLayout();
    const layers = [];
    for (let at = 0; at < 24; at++) layers.push(await layout.put(randomBytes(200_000), mediaTypes.layer));
    const root = await layout.image(layers);
    await layout.list(named(root, 'web'));
    await publish(strict, layout.dir);
    const source = openRegistrySource(
      createRegistryClient(strict.endpoint(here()), { ...ports, http: http.apart() }),
    );
    const items = await planCopy(source, here(), [{ repository: 'web', digest: root.digest, tags: [] }]);
    const targets = ['a', 'b', 'c', 'd'].map((side) => {
      const endpoint = strict.endpoint(`${here()}-${side}`);
      const traits = { ...endpoint.traits, mount: 'never' as const };
      return { endpoint: { ...endpoint, traits }, ensureRepository: async () => 'present' };
    });
    const results = await pushToAll(source, items, targets, { ports });
    expect(results.map(({ state, pushed }) => [state, pushed])).toEqual(targets.map(() => ['complete', 25]));
    await rm(layout.dir, { recursive: true });
  });

  it('sends nothing where a manifest is a lie, or gone', async () => {
    await publish(strict);
    strict.spoil = (line) => (line.includes('/manifests/') ? 'lie' : undefined);
    await expect(copy(strict, lax)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    strict.spoil = () => undefined;
    place++;
    await expect(copy(strict, lax)).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringMatching(/^Registry strict \(127\S+\), place-\d+\/web: sha256:\w+ is not there$/),
    });
    expect(writes(lax)).toEqual([]);
  });
});

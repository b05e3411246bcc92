import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { openRegistry } from '../../../src/clouds/index.ts';
import type { RegistryAccess } from '../../../src/clouds/provider.ts';
import { type Clock, systemClock } from '../../../src/core/clock.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { createHttp } from '../../../src/core/http.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { judgePush } from '../../../src/oci/judge-push.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { type PushItem, type PushResult, type PushTarget, planPush } from '../../../src/oci/push-plan.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { bundleType, type Sample, sampleLayout } from '../../unit/oci/sample-layout.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { allowHostsOf, jobPorts } from '../identity/job.ts';
import { sampleFleet } from '../identity/sample-fleet.ts';

const entries = z.array(
  z.object({
    at: z.string(),
    method: z.string(),
    path: z.string(),
    status: z.number(),
    requestBytes: z.number(),
  }),
);
const clouds = ['aws', 'gcp', 'azure'] as const;
const services = ['api-gateway', 'order-service', 'user-service'];

describe('a push to ECR, Artifact Registry and ACR at once', () => {
  let fixture: Fixture;
  let sample: Sample;
  let job: Awaited<ReturnType<typeof jobPorts>>;
  let targets: RegistryAccess[];
  let items: PushItem[];
  const http = createHttp();
  // Pauses between tries are a tenth as long as they would be.
  const clock: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 10, signal) };
  const ports = { http, clock, log: recordingLog().log };

  const control = (cloud: (typeof clouds)[number], path: string, init?: RequestInit) =>
    fetch(`${fixture.standIns.registries[cloud].address}/_control/${path}`, init);
  const requests = async (cloud: (typeof clouds)[number]) =>
    entries.parse(await (await control(cloud, 'requests')).json());
  const push = async (tag: string, to: readonly PushTarget[] = targets, signal?: AbortSignal) => {
    const layout = await openLayout(sample.dir);
    items = await planPush(
      layout,
      services.map((refName) => ({ refName, tags: [tag] })),
    );
    return pushToAll(layout, items, to, { ports: { ...ports, signal } });
  };
  const tagsWritten = async (cloud: (typeof clouds)[number], tag: string) =>
    (await requests(cloud)).filter(
      ({ method, path, status }) => method === 'PUT' && path.endsWith(`/manifests/${tag}`) && status === 201,
    );

  beforeAll(async () => {
    fixture = await startFixture();
    sample = await sampleLayout(services);
    job = await jobPorts(fixture.standIns);
    targets = await Promise.all(clouds.map((name) => openRegistry(sampleFleet, name, job.ports)));
  });
  afterAll(async () => {
    await http.close();
    await job.close();
    await fixture.close();
    await rm(sample.dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    for (const cloud of clouds)
      for (const what of ['faults', 'requests']) await control(cloud, what, { method: 'DELETE' });
  });

  it('writes no tag anywhere while one required registry fails', async () => {
    const fault = { match: { method: 'PUT', path: '/order-service/manifests/' }, action: '502', times: 1000 };
    await control('gcp', 'faults', { method: 'POST', body: JSON.stringify(fault) });
    const results = await push('first');
    expect(results.map(({ state }) => state)).toEqual(['held', 'failed', 'held']);
    expect(judgePush(results, recordingLog().log).failure).toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringMatching(/gcp: .*PUT .*order-service\/manifests\/sha256:.* answered 502/),
    });
    for (const cloud of clouds) expect(await tagsWritten(cloud, 'first')).toEqual([]);
  });

  it('converges on the next run and sends only what is missing', async () => {
    const results = await push('second');
    expect(results.map(({ state }) => state)).toEqual(['complete', 'complete', 'complete']);
    expect(judgePush(results, recordingLog().log)).toEqual({ complete: true });
    const [aws, gcp, azure] = results;
    expect([aws?.pushed, azure?.pushed]).toEqual([0, 0]);
    expect(gcp?.manifests).toBeGreaterThan(0);
    for (const cloud of clouds) expect(await tagsWritten(cloud, 'second')).toHaveLength(services.length);
  });

  it('writes tags after everything else, in every registry', async () => {
    const log = (await Promise.all(clouds.map(requests))).flat();
    expect(log).toEqual([]);
    const fresh = await sampleLayout(services);
    await rm(sample.dir, { recursive: true });
    sample = fresh;
    await push('third');
    const written = (await Promise.all(clouds.map(requests))).flat().filter(({ method }) => method !== 'GET');
    const lastContent = written
      .filter(({ method, path }) => ['PUT', 'POST'].includes(method) && !path.endsWith('/third'))
      .map(({ at }) => at)
      .sort()
      .at(-1);
    const firstTag = written
      .filter(({ method, path }) => method === 'PUT' && path.endsWith('/third'))
      .map(({ at }) => at)
      .sort()[0];
    expect(firstTag).toBeDefined();
    expect((lastContent ?? '') <= (firstTag ?? '')).toBe(true);
  });

  it('moves the shared base over the wire once for each registry', async () => {
    const fresh = await sampleLayout(services, 3_000_000);
    await rm(sample.dir, { recursive: true });
    sample = fresh;
    const results = await push('fourth');
    for (const { registry, mounted, pushedBytes } of results) {
      expect({ registry, mounted }).toEqual({ registry, mounted: services.length - 1 });
      expect(pushedBytes).toBeLessThan(4_000_000);
    }
    const aws = await requests('aws');
    expect(aws.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('finds nothing to do in a second run', async () => {
    const results = await push('fourth');
    expect(results.every(({ pushed, mounted, manifests }) => pushed + mounted + manifests === 0)).toBe(true);
    // The control plane, asked as a second witness, logs in by POST; to the registry itself nothing may be sent.
    const sent = (await Promise.all(clouds.map(requests)))
      .flat()
      .filter(({ path }) => path.startsWith('/v2/'));
    expect(sent.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
  });

  it('leaves referrers that each registry lists, and content that can be read back', async () => {
    for (const { endpoint } of targets) {
      const client = createRegistryClient(endpoint, {
        ...ports,
        allowHosts: allowHostsOf(fixture.standIns),
      });
      const repository = `${endpoint.path}/order-service`;
      const root = items.find((item) => item.repository === 'order-service')?.graph.root;
      const digest = root?.descriptor.digest ?? '';
      expect(await client.resolve(repository, 'fourth')).toMatchObject({ digest });
      expect(await client.referrers(repository, digest, bundleType)).toHaveLength(1);
      expect(await client.referrers(repository, digest, 'another/type')).toEqual([]);
      let bytes = 0;
      for await (const chunk of client.openBlob(repository, sample.base)) bytes += chunk.length;
      expect(bytes).toBe(sample.base.size);
    }
  });

  it('goes on without a best-effort registry, which gets no tag', async () => {
    const fresh = await sampleLayout(services);
    await rm(sample.dir, { recursive: true });
    sample = fresh;
    const fault = { match: { method: 'POST', path: '/blobs/uploads/' }, action: '401', times: 1000 };
    await control('gcp', 'faults', { method: 'POST', body: JSON.stringify(fault) });
    const optional = targets.map((target) => ({
      ...target,
      endpoint: { ...target.endpoint, required: target.endpoint.name !== 'gcp' },
    }));
    const results = await push('optional', optional);
    expect(results.map(({ state }) => state)).toEqual(['complete', 'failed', 'complete']);
    expect(results[1]?.error?.code).toBe('REGISTRY_DENIED');
    expect(await tagsWritten('gcp', 'optional')).toEqual([]);
    expect(judgePush(results, recordingLog().log)).toEqual({ complete: false });
  });

  it('ends at once when the job is cancelled, and leaves no tag', async () => {
    const fresh = await sampleLayout(services);
    await rm(sample.dir, { recursive: true });
    sample = fresh;
    const fault = { match: { method: 'PUT', path: '/blobs/uploads/' }, action: 'hang', times: 1000 };
    await control('aws', 'faults', { method: 'POST', body: JSON.stringify(fault) });
    const cancel = new AbortController();
    const pushing = push('cancelled', targets, cancel.signal);
    const interrupted = new ActionError('INTERRUPTED', 'The job was cancelled');
    setTimeout(() => cancel.abort(interrupted), 1000);
    await expect(pushing).rejects.toBe(interrupted);
    for (const cloud of clouds) expect(await tagsWritten(cloud, 'cancelled')).toEqual([]);
  });

  it.each([
    ['429 with Retry-After', { action: '429', retryAfter: 1 }],
    ['500', { action: '500' }],
    ['502', { action: '502' }],
    ['a connection reset in the middle of a body', { action: 'reset', afterBytes: 100_000 }],
    ['a connection reset at once', { action: 'reset' }],
    ['401', { action: '401' }],
  ])('survives %s at uploads, manifests and reads', async (name, fault) => {
    const fresh = await sampleLayout(services, 400_000);
    await rm(sample.dir, { recursive: true });
    sample = fresh;
    for (const cloud of clouds)
      for (const match of [
        { method: 'PUT', path: '/blobs/uploads/' },
        { method: 'POST', path: '/blobs/uploads/' },
        { method: 'PUT', path: '/manifests/sha256' },
        { method: 'PUT', path: '/manifests/fault' },
        { method: 'HEAD', path: '/blobs/' },
        { method: 'GET', path: '/referrers/' },
      ])
        await control(cloud, 'faults', { method: 'POST', body: JSON.stringify({ match, ...fault }) });
    const results: PushResult[] = await push(`fault-${name.replace(/\W+/g, '-')}`);
    expect(results.map(({ registry, state, error }) => ({ registry, state, error }))).toEqual(
      clouds.map((registry) => ({ registry, state: 'complete', error: undefined })),
    );
  });
});

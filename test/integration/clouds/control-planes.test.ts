import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRegistry } from '../../../src/clouds/index.ts';
import type { RegistryAccess, StoredImage } from '../../../src/clouds/provider.ts';
import { createHttp } from '../../../src/core/http.ts';
import { fleet } from '../../../src/fleet/fleet.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { planPush } from '../../../src/oci/push-plan.ts';
import { createRegistryClient, type RegistryClient } from '../../../src/oci/registry-client.ts';
import { aws, azure, type CloudName, cloudNames, gcp } from '../../clouds/identities.ts';
import { type Sample, sampleLayout } from '../../unit/oci/sample-layout.ts';
import { allowHostsOf, jobPorts } from '../identity/job.ts';
import { sampleFleet } from '../identity/sample-fleet.ts';
import { type Fixture, startFixture } from './fixture.ts';

/** The sample fleet, its registries opened by those who may delete. */
const pruning = fleet.parse({
  ...sampleFleet,
  identities: {
    ...sampleFleet.identities,
    'aws-push': { cloud: 'aws', role: aws.roles.prune, region: aws.region },
    'gcp-push': { cloud: 'gcp', provider: gcp.provider, 'service-account': gcp.serviceAccounts.prune },
    'azure-push': { cloud: 'azure', tenant: azure.tenant, client: azure.clients.prune },
  },
});
const none = `sha256:${'0'.repeat(64)}`;

describe('control planes of the three clouds', () => {
  const services = ['team/api', 'web'];
  let fixture: Fixture;
  let sample: Sample;
  let job: Awaited<ReturnType<typeof jobPorts>>;
  let pushing: Record<CloudName, RegistryAccess>;
  let deleting: Record<CloudName, RegistryAccess>;
  const http = createHttp();

  const openAll = async (from: typeof sampleFleet) => ({
    aws: await openRegistry(from, 'aws', job.ports),
    gcp: await openRegistry(from, 'gcp', job.ports),
    azure: await openRegistry(from, 'azure', job.ports),
  });
  const client = ({ endpoint }: RegistryAccess): RegistryClient =>
    createRegistryClient(endpoint, { http, ...job.ports, allowHosts: allowHostsOf(fixture.standIns) });
  const repositoryOf = ({ endpoint }: RegistryAccess, service: string) => `${endpoint.path}/${service}`;
  const list = async (access: RegistryAccess, service: string) => {
    const found: StoredImage[] = [];
    for await (const image of access.listImages?.(repositoryOf(access, service)) ?? []) found.push(image);
    return found;
  };
  const rootOf = (service: string) => sample.services[service]?.digest ?? '';

  beforeAll(async () => {
    fixture = await startFixture();
    sample = await sampleLayout(services, 2000);
    job = await jobPorts(fixture.standIns);
    [pushing, deleting] = [await openAll(sampleFleet), await openAll(pruning)];
    const layout = await openLayout(sample.dir);
    const items = await planPush(
      layout,
      services.map((refName) => ({ refName, tags: ['v1', 'main'] })),
    );
    const ports = { http, ...job.ports, allowHosts: allowHostsOf(fixture.standIns) };
    const results = await pushToAll(layout, items, Object.values(pushing), { ports });
    expect(results.map(({ state, error }) => error ?? state)).toEqual(['complete', 'complete', 'complete']);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([http.close(), job.close()]);
    await fixture.close();
    await rm(sample.dir, { recursive: true, force: true });
  });

  it.each(cloudNames)('%s: lists indexes, children and referrers, tagged or not', async (cloud) => {
    const listed = await list(pushing[cloud], 'team/api');
    expect(listed).toHaveLength(6);
    const root = listed.find(({ digest }) => digest === rootOf('team/api'));
    expect([...(root?.tags ?? [])].sort()).toEqual(['main', 'v1']);
    expect(listed.filter(({ tags }) => tags.length === 0)).toHaveLength(5);
    for (const { storedAt, size } of listed) {
      expect(Math.abs((storedAt ?? 0) - Date.now())).toBeLessThan(120_000);
      expect(size).toBeGreaterThan(100);
    }
    expect(await list(pushing[cloud], 'nothing')).toEqual([]);
  });

  it.each(cloudNames)('%s: describes what is there and what is not', async (cloud) => {
    const access = pushing[cloud];
    const there = await access.describeRepository(repositoryOf(access, 'web'));
    expect(there).toMatchObject({ exists: true, tags: 'mutable' });
    const missing = await access.describeRepository(repositoryOf(access, 'nothing'));
    expect(missing).toMatchObject({ exists: cloud === 'gcp' });
  });

  it.each(cloudNames)('%s: lets a tag name a digest without sending content', async (cloud) => {
    const access = pushing[cloud];
    const repository = repositoryOf(access, 'team/api');
    await access.retag(repository, rootOf('team/api'), 'stable');
    await access.retag(repository, rootOf('team/api'), 'stable');
    expect((await client(access).resolve(repository, 'stable'))?.digest).toBe(rootOf('team/api'));
    const child = (await list(access, 'team/api')).find(({ tags }) => tags.length === 0)?.digest ?? '';
    await access.retag(repository, child, 'stable');
    expect((await client(access).resolve(repository, 'stable'))?.digest).toBe(child);
    await expect(access.retag(repository, none, 'stable')).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringContaining(`does not have ${none}`),
    });
  });

  it.each(cloudNames)('%s: refuses to move an immutable tag', async (cloud) => {
    const access = pushing[cloud];
    const repository = repositoryOf(access, 'team/api');
    const child = (await list(access, 'team/api')).find(({ tags }) => tags.length === 0)?.digest ?? '';
    const { aws: amazon, gcp: google, azure: microsoft } = fixture.standIns;
    const settings = amazon.account.repositories.get(repository);
    const [name, made] = [...google.repositories][0] ?? [];
    if (cloud === 'aws' && settings) settings.imageTagMutability = 'IMMUTABLE';
    if (cloud === 'gcp' && name && made)
      google.repositories.set(name, { ...made, dockerConfig: { immutableTags: true } });
    if (cloud === 'azure') microsoft.locks.add(repository);
    const denied = access.retag(repository, child, 'v1');
    await expect(denied).rejects.toMatchObject({ code: 'TAG_IMMUTABLE' });
    expect(await access.describeRepository(repository)).toMatchObject({ tags: 'immutable' });
    if (settings) settings.imageTagMutability = 'MUTABLE';
    if (name && made) google.repositories.set(name, made);
    microsoft.locks.clear();
  });

  it.each(cloudNames)('%s: deletes parents before children, and names what it may not', async (cloud) => {
    const access = deleting[cloud];
    const repository = repositoryOf(access, 'web');
    const registry = client(pushing[cloud]);
    const root = await registry.getManifest(repository, 'v1');
    const children = root?.manifest.children.map(({ digest }) => digest) ?? [];
    await expect(pushing[cloud].deleteImages?.(repository, children)).rejects.toMatchObject({
      code: 'REGISTRY_DENIED',
      hint: expect.stringMatching(/ecr:BatchDeleteImage|artifactregistry.versions.delete|AcrDelete/),
    });
    // ACR deletes what an index refers to; it keeps what is locked.
    if (cloud === 'azure') fixture.standIns.azure.locks.add(repository);
    const refused = await access.deleteImages?.(repository, children);
    expect(refused?.deleted).toEqual([]);
    expect(refused?.refused.map(({ digest }) => digest)).toEqual(children);
    expect(refused?.refused[0]?.why).toContain(cloud === 'azure' ? 'disallowed' : rootOf('web'));
    fixture.standIns.azure.locks.clear();
    for (const gone of [[rootOf('web')], [...children, none]])
      expect(await access.deleteImages?.(repository, gone)).toEqual({ deleted: gone, refused: [] });
    expect(await registry.resolve(repository, 'v1')).toBeUndefined();
    expect(await access.hasDigest(repository, rootOf('web'))).toBe(false);
    expect(await list(access, 'web')).toHaveLength(3);
  });

  it.each(cloudNames)('%s: asks again where the control plane fails for a moment', async (cloud) => {
    const access = pushing[cloud];
    const { aws: amazon, gcp: google, registries } = fixture.standIns;
    const server = { aws: amazon.ecr, gcp: google.artifactregistry, azure: registries.azure.address }[cloud];
    const path = cloud === 'azure' ? '/acr/v1/' : '';
    for (const action of ['503', 'reset', '429']) {
      const fault = { match: { path }, action };
      await fetch(`${server}/_control/faults`, { method: 'POST', body: JSON.stringify(fault) });
      expect(await access.hasDigest(repositoryOf(access, 'team/api'), rootOf('team/api'))).toBe(true);
    }
    await fetch(`${server}/_control/faults`, { method: 'DELETE' });
  });

  it('aws: knows in bulk which blobs a repository has', async () => {
    const repository = repositoryOf(pushing.aws, 'team/api');
    const many = Array.from({ length: 230 }, (_, at) => `sha256:${String(at).padStart(64, '0')}`);
    const asked = [...many, sample.base.digest];
    expect(await pushing.aws.hasBlobs?.(repository, asked)).toEqual(new Set([sample.base.digest]));
  });
});

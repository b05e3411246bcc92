import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCluster, openRegistry, openTokens } from '../../../src/clouds/index.ts';
import { clusterTargetOf } from '../../../src/clouds/target.ts';
import { clustersFile } from '../../clouds/clusters.ts';
import { aws, type CloudName, cloudNames } from '../../clouds/identities.ts';
import { type Fixture, hostileJobs, startFixture } from '../clouds/fixture.ts';
import { pushSample } from '../clouds/push-sample.ts';
import { reviewToken } from '../clouds/token-review.ts';
import { endpointsOf, jobPorts } from './job.ts';
import { sampleFleet } from './sample-fleet.ts';

describe('the identity of a job at the three clouds', () => {
  let fixture: Fixture;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    fixture = await startFixture();
    const clusters = cloudNames.map((cloud) => [
      cloud,
      { server: `https://${cloud}.test:6443`, caPem: 'PEM' },
    ]);
    await writeFile(path.join(fixture.dir, clustersFile), JSON.stringify(Object.fromEntries(clusters)));
  }, 60_000);
  afterAll(async () => {
    await Promise.all(closing.map((close) => close()));
    await fixture.close();
  });

  const job = async (
    fields?: Readonly<Record<string, unknown>>,
    overrides?: Parameters<typeof jobPorts>[2],
  ) => {
    const made = await jobPorts(fixture.standIns, fields, overrides);
    closing.push(made.close);
    return made;
  };
  /** A token for the repository, as a registry client gets it from the login. */
  const authorize = async (
    cloud: CloudName,
    repository: string,
    ports: Awaited<ReturnType<typeof job>>['ports'],
  ) => {
    const { endpoint } = await openRegistry(sampleFleet, cloud, ports);
    const login = await endpoint.credential?.();
    const basic = `Basic ${Buffer.from(`${login?.username}:${login?.password}`).toString('base64')}`;
    if (cloud === 'aws') return basic;
    const challenge = (await fetch(`${endpoint.baseUrl}/v2/`)).headers.get('www-authenticate') ?? '';
    const [realm, service] = ['realm', 'service'].map(
      (key) => new RegExp(`${key}="([^"]+)"`).exec(challenge)?.[1],
    );
    const query = new URLSearchParams({
      service: service ?? '',
      scope: `repository:${repository}:pull,push`,
    });
    const answer = await fetch(`${realm}?${query}`, { headers: { authorization: basic } });
    const token: unknown = await answer.json();
    const found = token !== null && typeof token === 'object' ? Object.entries(token) : [];
    return `Bearer ${found.find(([name]) => name === 'token' || name === 'access_token')?.[1]}`;
  };

  it.each(cloudNames)(
    'logs in to the registry of %s, makes the repository and is told what it holds',
    async (cloud) => {
      const { ports, masked } = await job({ environment: null });
      const access = await openRegistry(sampleFleet, cloud, ports);
      const repository = `${access.endpoint.path}/identity-test`;
      const first = { aws: 'created', gcp: 'present', azure: 'created-by-push' }[cloud];
      expect(await access.ensureRepository(repository)).toBe(first);
      expect(await access.ensureRepository(repository)).toBe(first === 'created' ? 'present' : first);
      const authorization = await authorize(cloud, repository, ports);
      const registry = access.endpoint.baseUrl;
      const { digest } = await pushSample({ registry, name: repository, authorization, tag: 'v1' });
      expect(await access.hasDigest(repository, digest)).toBe(true);
      expect(await access.hasDigest(repository, `sha256:${'0'.repeat(64)}`)).toBe(false);
      expect(masked).toContain((await access.endpoint.credential?.())?.password);
    },
  );

  it.each(cloudNames)('finds the cluster of %s', async (cloud) => {
    const { ports, masked } = await job();
    const access = await openCluster(sampleFleet, 'production', cloud, ports);
    expect(access).toMatchObject({ server: `https://${cloud}.test:6443`, ca: 'PEM' });
    const token = await access.token?.();
    expect(token?.expiresAt).toBeGreaterThan(Date.now() + 5 * 60_000);
    expect(masked).toContain(token?.value);
  });

  it.each(['aws', 'gcp'] as const)('is known to the API server of %s', async (cloud) => {
    const { ports } = await job();
    const access = await openCluster(sampleFleet, 'production', cloud, ports);
    const { tokenReview } = fixture.standIns[cloud];
    const value = (await access.token?.())?.value ?? '';
    expect(await reviewToken(tokenReview, value)).toMatchObject({
      authenticated: true,
      user: { groups: ['flotilla-deployers'] },
    });
  });

  it('goes back with the identity for that, from the environment for that', async () => {
    const { ports } = await job({ environment: 'production-rollback' });
    const tokens = async (role: 'deploy' | 'rollback') =>
      (await openTokens(clusterTargetOf(sampleFleet, 'production', 'aws', role), ports))?.();
    const review = await reviewToken(
      fixture.standIns.aws.tokenReview,
      (await tokens('rollback'))?.value ?? '',
    );
    expect(review.user?.username).toContain(`:assumed-role/${aws.roles.rollback.split('/')[1]}/`);
    await expect(tokens('deploy')).rejects.toMatchObject({ code: 'IDENTITY_DENIED' });
  });

  describe.each(cloudNames)('is refused at %s', (cloud) => {
    it.each(hostileJobs)('to %s', async (_name, fields) => {
      const { ports, lines } = await job(fields);
      const { endpoint } = await openRegistry(sampleFleet, cloud, ports);
      const error = await endpoint.credential?.().then(String, (thrown: unknown) => thrown);
      const claims = 'repository_id' in fields ? 'repository_id: 6666' : 'sub: repo:';
      expect(error).toMatchObject({
        code: 'IDENTITY_DENIED',
        message: expect.stringContaining(claims),
        hint: expect.stringContaining('Where this job is to be let in'),
      });
      expect(`${error}${lines}`).not.toMatch(/eyJ/);
    });

    it('to a token that has run out', async () => {
      const { ports } = await job({ lifetime: -1 });
      const { endpoint } = await openRegistry(sampleFleet, cloud, ports);
      await expect(endpoint.credential?.()).rejects.toMatchObject({ code: 'IDENTITY_DENIED' });
    });

    it('to a token for another audience', async () => {
      const right = endpointsOf(fixture.standIns);
      const wrong = { ...right, [cloud]: { ...right[cloud], audience: 'somebody-else' } };
      const { ports } = await job({}, wrong);
      const { endpoint } = await openRegistry(sampleFleet, cloud, ports);
      await expect(endpoint.credential?.()).rejects.toMatchObject({
        code: 'IDENTITY_DENIED',
        message: expect.stringContaining('aud: somebody-else'),
      });
    });
  });

  it.each(cloudNames)('does not come to the cluster of %s from a branch', async (cloud) => {
    const { ports } = await job({ environment: null });
    await expect(openCluster(sampleFleet, 'production', cloud, ports)).rejects.toMatchObject({
      code: 'IDENTITY_DENIED',
      message: expect.stringContaining('sub: repo:acme/delivery-platform:ref:refs/heads/main'),
    });
  });
});

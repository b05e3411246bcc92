import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRegistry } from '../../../src/clouds/index.ts';
import type { CloudPorts, RegistryAccess, StoredImage } from '../../../src/clouds/provider.ts';
import { createHttp } from '../../../src/core/http.ts';
import { fleet } from '../../../src/fleet/fleet.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { planPush } from '../../../src/oci/push-plan.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { policies } from '../../clouds/aws/account.ts';
import { publicHost } from '../../clouds/aws/ecr-public.ts';
import { issueRefreshToken, tokenUser } from '../../clouds/azure/registry-tokens.ts';
import { aws } from '../../clouds/identities.ts';
import { type Sample, sampleLayout } from '../../unit/oci/sample-layout.ts';
import { allowHostsOf, endpointsOf, jobPorts } from '../identity/job.ts';
import { sampleFleet } from '../identity/sample-fleet.ts';
import { type Fixture, startFixture } from './fixture.ts';

const replicaRegion = 'eu-central-1';
const replicaHost = `${aws.account}.dkr.ecr.${replicaRegion}.amazonaws.com`;
const hostOf = (url: string) => new URL(url).host;

describe('registries beside those of the three clouds', () => {
  let fixture: Fixture;
  let sample: Sample;
  let job: Awaited<ReturnType<typeof jobPorts>>;
  let ports: CloudPorts;
  const http = createHttp();

  /** The sample fleet with one registry more, `other`, and the identity that opens it. */
  const open = (registry: object, identity: object = sampleFleet.identities['aws-push'] ?? {}) =>
    openRegistry(
      fleet.parse({
        ...sampleFleet,
        identities: { ...sampleFleet.identities, other: identity },
        registries: { ...sampleFleet.registries, other: { identity: 'other', ...registry } },
      }),
      'other',
      ports,
    );
  const client = ({ endpoint }: Pick<RegistryAccess, 'endpoint'>) =>
    createRegistryClient(endpoint, { ...ports, http });
  const push = async (access: RegistryAccess, tags: readonly string[]) => {
    const layout = await openLayout(sample.dir);
    const items = await planPush(layout, [{ refName: 'web', tags }]);
    const [result] = await pushToAll(layout, items, [access], { ports: { ...ports, http } });
    return result;
  };
  const list = async (access: RegistryAccess, repository: string) => {
    const found: StoredImage[] = [];
    for await (const image of access.listImages?.(repository) ?? []) found.push(image);
    return found;
  };
  const root = () => sample.services['web']?.digest ?? '';

  beforeAll(async () => {
    fixture = await startFixture();
    sample = await sampleLayout(['web'], 2000);
    const { aws: amazon, azure, registries } = fixture.standIns;
    const usual = endpointsOf(fixture.standIns);
    job = await jobPorts(
      fixture.standIns,
      {},
      {
        ...usual,
        aws: {
          audience: '',
          ...usual.aws,
          'ecr-public': amazon.ecrPublic.api,
          registry: {
            [aws.registry]: registries.aws.address,
            [replicaHost]: registries.aws.address,
            [publicHost]: amazon.ecrPublic.registry,
          },
        },
      },
    );
    const secrets: Record<string, string> = {
      ROBOT: issueRefreshToken(azure.directory, 'prune'),
      WRITER: issueRefreshToken(azure.directory, 'push'),
      ECR: amazon.account.sessions.mintRegistryToken('arn:test', [...policies.push, ...policies.prune], 3600)
        .password,
    };
    ports = {
      ...job.ports,
      allowHosts: allowHostsOf(fixture.standIns),
      secret: (name) => secrets[name] ?? '',
    };
  }, 60_000);
  afterAll(async () => {
    await Promise.all([http.close(), job.close()]);
    await fixture.close();
    await rm(sample.dir, { recursive: true, force: true });
  });

  it('reads replicas of ECR with a login of their region, and says how far a copy is', async () => {
    const { replication } = fixture.standIns.aws.account;
    replication.set(replicaRegion, 'IN_PROGRESS');
    const access = await open({
      ...{ type: 'ecr', account: aws.account, region: aws.region, path: aws.path },
      replicas: [replicaRegion],
    });
    expect(await push(access, ['v1'])).toMatchObject({ state: 'complete' });
    const repository = `${aws.path}/web`;
    expect(await access.replication?.(repository, root())).toEqual([
      { place: replicaRegion, state: 'under-way' },
    ]);
    const [replica] = access.replicas ?? [];
    expect(replica).toMatchObject({ name: `other (${replicaRegion})`, host: replicaHost, required: true });
    if (replica === undefined) throw new Error('no replica');
    expect((await client({ endpoint: replica }).resolve(repository, 'v1'))?.digest).toBe(root());
    replication.set(replicaRegion, 'FAILED');
    expect(await access.replication?.(repository, root())).toMatchObject([
      { state: 'failed', why: 'AccessDenied' },
    ]);
  });

  it('pushes to ECR Public where the repository was made, and says how where it was not', async () => {
    const { repositories } = fixture.standIns.aws.ecrPublic;
    const access = await open({ type: 'ecr-public', alias: 'a1b2c3d4', path: 'shop' });
    const repository = 'a1b2c3d4/shop/web';
    expect(access.endpoint.path).toBe('a1b2c3d4/shop');
    expect(await push(access, ['v1'])).toMatchObject({
      state: 'failed',
      error: { code: 'REPOSITORY_MISSING' },
    });
    expect(await access.describeRepository(repository)).toMatchObject({
      exists: 'unknown',
      creatable: false,
      notes: [expect.stringMatching(/create-repository --region us-east-1 --repository-name shop\/web$/)],
    });
    repositories.add(repository);
    expect(await push(access, ['v1'])).toMatchObject({ state: 'complete' });
    expect(await list(access, repository)).toEqual([{ digest: root(), tags: ['v1'] }]);
    await access.retag(repository, root(), 'stable');
    expect((await client(access).resolve(repository, 'stable'))?.digest).toBe(root());
    expect(await access.describeRepository(repository)).toMatchObject({ exists: true, notes: [] });
    expect(access.deleteImages).toBeUndefined();
  });

  it('logs in to ECR Public as who may, and names what lacks', async () => {
    const identity = { cloud: 'aws', role: aws.roles.deploy, region: aws.region };
    const access = await open({ type: 'ecr-public', alias: 'a1b2c3d4', path: 'shop' }, identity);
    await expect(access.endpoint.credential?.()).rejects.toMatchObject({
      code: 'REGISTRY_DENIED',
      hint: expect.stringContaining('ecr-public:GetAuthorizationToken, sts:GetServiceBearerToken'),
    });
  });

  it('lists tags, retags and deletes by the distribution API alone', async () => {
    const host = hostOf(fixture.standIns.registries.azure.address);
    const registry = { type: 'oci', host, path: 'any/shop' };
    const writer = await open(registry, { cloud: 'generic', username: tokenUser, password: 'WRITER' });
    expect(await push(writer, ['v1', 'v2', 'main'])).toMatchObject({ state: 'complete' });
    const repository = 'any/shop/web';
    const [listed, ...others] = await list(writer, repository);
    expect(others).toEqual([]);
    expect(listed?.digest).toBe(root());
    expect([...(listed?.tags ?? [])].sort()).toEqual(['main', 'v1', 'v2']);
    await writer.retag(repository, root(), 'stable');
    expect((await client(writer).resolve(repository, 'stable'))?.digest).toBe(root());
    await expect(writer.deleteImages?.(repository, [root()])).rejects.toMatchObject({
      code: 'REGISTRY_DENIED',
    });
    const robot = await open(registry, { cloud: 'generic', username: tokenUser, password: 'ROBOT' });
    const gone = [root(), `sha256:${'0'.repeat(64)}`];
    expect(await robot.deleteImages?.(repository, gone)).toEqual({ deleted: gone, refused: [] });
    expect(await list(robot, repository)).toEqual([]);
    expect(await list(robot, 'any/shop/nothing')).toEqual([]);
  });

  it('says so where a registry deletes nothing', async () => {
    const host = hostOf(fixture.standIns.registries.aws.address);
    const access = await open(
      { type: 'harbor', host, path: aws.path },
      { cloud: 'generic', username: 'AWS', password: 'ECR' },
    );
    const outcome = await access.deleteImages?.(`${aws.path}/web`, [root()]);
    expect(outcome).toMatchObject({
      deleted: [],
      refused: [
        { digest: root(), why: expect.stringContaining('does not delete manifests (405: UNSUPPORTED') },
      ],
    });
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BatchCheckLayerAvailabilityCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  PutImageCommand,
  PutImageTagMutabilityCommand,
} from '@aws-sdk/client-ecr';
import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks';
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audiences, aws } from '../../clouds/identities.ts';
import { type Fixture, forge, hostileJobs, startFixture } from './fixture.ts';
import { pushSample } from './push-sample.ts';

const { region } = aws;
const anonymous = { accessKeyId: 'ASIAUNKNOWN', secretAccessKey: 'x', sessionToken: 'x' };

describe('the stand-in of AWS', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture();
  }, 60_000);
  afterAll(() => fixture.close());

  const assume = async (token: string, role: string = aws.roles.push) => {
    const sts = new STSClient({
      region,
      endpoint: fixture.standIns.aws.sts,
      credentials: anonymous,
      maxAttempts: 1,
    });
    const input = { RoleArn: role, RoleSessionName: 'run-1', WebIdentityToken: token };
    const { Credentials } = await sts.send(new AssumeRoleWithWebIdentityCommand(input));
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
  };
  const assumeAs = async (role: string) => assume(await fixture.idToken(audiences.aws), role);
  const ecrAs = async (role: string) =>
    new ECRClient({
      region,
      endpoint: fixture.standIns.aws.ecr,
      credentials: await assumeAs(role),
      maxAttempts: 1,
    });

  it('lets the official SDK assume a role and say who it is', async () => {
    const credentials = await assumeAs(aws.roles.push);
    const sts = new STSClient({ region, endpoint: fixture.standIns.aws.sts, credentials });
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity.Account).toBe(aws.account);
    expect(identity.Arn).toBe(`arn:aws:sts::${aws.account}:assumed-role/delivery-platform-push/run-1`);
  });

  it.each(hostileJobs)('refuses the role to %s', async (_, job) => {
    const token = await fixture.idToken(audiences.aws, job);
    await expect(assume(token)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('refuses a push job the deploy role', async () => {
    const token = await fixture.idToken(audiences.aws, { environment: null });
    await expect(assume(token, aws.roles.deploy)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(assume(token, aws.roles.push)).resolves.toBeDefined();
  });

  it('refuses tokens of another audience, issuer, signature or time', async () => {
    const good = await fixture.idToken(audiences.aws);
    const cases = [
      [await fixture.idToken('sts.amazonaws.com'), 'InvalidIdentityTokenException', /audience/],
      [forge(good), 'InvalidIdentityTokenException', /verified/],
      [await fixture.idToken(audiences.aws, { lifetime: -1 }), 'ExpiredTokenException', /expired/],
      ['no token', 'InvalidIdentityTokenException', /not a valid JWT/],
    ] as const;
    for (const [token, name, message] of cases) {
      await expect(assume(token)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
    }
  });

  it('refuses a wrong signature, an unknown key, and a session that has ended', async () => {
    const credentials = await assumeAs(aws.roles.push);
    const call = (changed: Partial<typeof credentials>) => {
      const merged = { ...credentials, ...changed };
      const ecr = new ECRClient({
        region,
        endpoint: fixture.standIns.aws.ecr,
        credentials: merged,
        maxAttempts: 1,
      });
      return ecr.send(new DescribeRepositoriesCommand({}));
    };
    await expect(call({})).resolves.toBeDefined();
    await expect(call({ secretAccessKey: 'wrong' })).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
    await expect(call(anonymous)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    const unsigned = await fetch(fixture.standIns.aws.ecr, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.DescribeRepositories' },
      body: '{}',
    });
    expect(await unsigned.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
  });

  it('gives each role what its policy allows', async () => {
    const ecr = await ecrAs(aws.roles.deploy);
    await expect(ecr.send(new DescribeRepositoriesCommand({}))).resolves.toBeDefined();
    const create = new CreateRepositoryCommand({ repositoryName: 'delivery-platform/forbidden' });
    await expect(ecr.send(create)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('is not authorized to perform: ecr:CreateRepository'),
    });
  });

  it('describes repositories and images that the registry really holds', async () => {
    const ecr = await ecrAs(aws.roles.push);
    const repositoryName = 'delivery-platform/described';
    const missing = ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }));
    await expect(missing).rejects.toMatchObject({ name: 'RepositoryNotFoundException' });
    const created = await ecr.send(new CreateRepositoryCommand({ repositoryName }));
    expect(created.repository?.repositoryUri).toBe(`${aws.registry}/${repositoryName}`);
    const again = ecr.send(new CreateRepositoryCommand({ repositoryName }));
    await expect(again).rejects.toMatchObject({ name: 'RepositoryAlreadyExistsException' });
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
    const authorization = `Basic ${authorizationData?.[0]?.authorizationToken}`;
    const registry = fixture.standIns.registries.aws.address;
    const pushed = await pushSample({ registry, name: repositoryName, authorization, tag: 'v1' });

    const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName }));
    expect(imageDetails).toMatchObject([{ imageDigest: pushed.digest, imageTags: ['v1'] }]);
    const unknown = `sha256:${'0'.repeat(64)}`;
    const layerDigests = [pushed.layer, unknown];
    const { layers } = await ecr.send(
      new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests }),
    );
    expect(layers?.map((layer) => layer.layerAvailability)).toEqual(['AVAILABLE', 'UNAVAILABLE']);
    const imageIds = [{ imageTag: 'v1' }, { imageTag: 'nothing' }];
    const got = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds }));
    expect(got.images?.[0]?.imageManifest).toBe(pushed.manifest);
    expect(got.failures).toMatchObject([{ failureCode: 'ImageNotFound' }]);

    const retag = { repositoryName, imageManifest: pushed.manifest, imageTag: 'promoted' };
    await ecr.send(new PutImageCommand(retag));
    await expect(ecr.send(new PutImageCommand(retag))).rejects.toMatchObject({
      name: 'ImageAlreadyExistsException',
    });
    await ecr.send(new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: 'IMMUTABLE' }));
    const second = pushSample({ registry, name: repositoryName, authorization, tag: 'v1' });
    await expect(second).rejects.toThrow(
      /TAG_INVALID.*cannot be overwritten because the repository is immutable/,
    );
  });

  it('describes the cluster once it runs, to the deploy role only', async () => {
    const endpoint = fixture.standIns.aws.eks;
    const deploy = new EKSClient({
      region,
      endpoint,
      credentials: await assumeAs(aws.roles.deploy),
      maxAttempts: 1,
    });
    const describeCluster = new DescribeClusterCommand({ name: aws.cluster });
    await expect(deploy.send(describeCluster)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const clusters = { aws: { server: 'https://127.0.0.1:6443', caPem: 'PEM' } };
    await writeFile(join(fixture.dir, 'clusters.json'), JSON.stringify(clusters));
    const { cluster } = await deploy.send(describeCluster);
    expect(cluster).toMatchObject({ endpoint: 'https://127.0.0.1:6443', status: 'ACTIVE' });
    const push = new EKSClient({
      region,
      endpoint,
      credentials: await assumeAs(aws.roles.push),
      maxAttempts: 1,
    });
    await expect(push.send(describeCluster)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('lets a session end', async () => {
    const credentials = await assumeAs(aws.roles.push);
    const systemClockOffset = 3601 * 1000;
    const { ecr: endpoint } = fixture.standIns.aws;
    const later = new ECRClient({ region, endpoint, credentials, systemClockOffset, maxAttempts: 1 });
    fixture.clock.advance(systemClockOffset);
    const late = later.send(new DescribeRepositoriesCommand({}));
    await expect(late).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  });
});

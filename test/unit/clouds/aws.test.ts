import { describe, expect, it } from '@jest/globals';
import { provider } from '../../../src/clouds/aws/index.ts';
import { claims, fakeCloud, type Seen, tokenFor } from './fake-cloud.ts';

const identity = {
  cloud: 'aws',
  role: 'arn:aws:iam::123456789012:role/flotilla-deploy',
  region: 'eu-west-1',
} as const;
const registry = {
  type: 'ecr',
  account: '123456789012',
  region: 'eu-west-1',
  path: 'delivery-platform',
  identity: 'aws-push',
  required: true,
} as const;
const cluster = {
  cloud: 'aws',
  cluster: 'delivery-eks',
  region: 'eu-west-1',
  identity: 'aws-deploy',
  registry: 'ecr',
  values: [],
} as const;
const mutable = { ...cluster, values: [] };

const session = (expiration = '2026-11-22T13:00:00Z') => ({
  body: `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult><Credentials>
    <AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>secret/key</SecretAccessKey>
    <SessionToken>session&amp;token</SessionToken><Expiration>${expiration}</Expiration>
  </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
});
const stsError = (status: number, code: string, message: string) => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});
const login = {
  body: {
    authorizationData: [
      {
        authorizationToken: Buffer.from('AWS:pass:word').toString('base64'),
        expiresAt: Date.UTC(2026, 10, 23) / 1000,
      },
    ],
  },
};
const isSts = ({ url }: Seen) => url.startsWith('https://sts.');

describe('AWS identity', () => {
  it('exchanges the job token for a session and the session for a registry login', async () => {
    const cloud = fakeCloud((request) => (isSts(request) ? session() : login));
    const { endpoint } = await provider.registry('ecr', registry, identity, cloud.ports);
    expect(cloud.seen).toHaveLength(0);
    expect(await endpoint.credential?.()).toEqual({
      username: 'AWS',
      password: 'pass:word',
      expiresAt: Date.UTC(2026, 10, 23),
    });
    const [sts, ecr] = cloud.seen;
    expect(sts?.url).toBe('https://sts.eu-west-1.amazonaws.com/');
    expect(sts?.headers).not.toHaveProperty('authorization');
    expect(Object.fromEntries(new URLSearchParams(sts?.body))).toEqual({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: identity.role,
      RoleSessionName: 'flotilla-77-1',
      DurationSeconds: '3600',
      WebIdentityToken: tokenFor('sts.amazonaws.com'),
    });
    expect(ecr?.url).toBe('https://api.ecr.eu-west-1.amazonaws.com/');
    expect(ecr?.headers).toMatchObject({
      'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
      'x-amz-security-token': 'session&token',
      authorization: expect.stringContaining('ASIAEXAMPLE/20261122/eu-west-1/ecr/aws4_request'),
    });
    expect(cloud.masked).toEqual(['secret/key', 'session&token', 'pass:word']);
    expect(endpoint.host).toBe('123456789012.dkr.ecr.eu-west-1.amazonaws.com');
    expect(endpoint.traits).toMatchObject({ chunkedUpload: false, mount: 'referenced' });
  });

  it('goes where the overrides say, with their audience', async () => {
    const endpoints = {
      aws: { audience: 'flotilla-local-aws', sts: 'https://127.0.0.1:1', ecr: 'https://127.0.0.1:2' },
    };
    const cloud = fakeCloud(({ url }) => (url.includes(':1/') ? session() : login), { endpoints });
    const { endpoint } = await provider.registry('ecr', registry, identity, cloud.ports);
    await endpoint.credential?.();
    expect(cloud.audiences).toEqual(['flotilla-local-aws']);
    expect(cloud.seen.map(({ url }) => url)).toEqual(['https://127.0.0.1:1/', 'https://127.0.0.1:2/']);
  });

  it('does not blame the trust of the role for a session policy that STS cannot pack', async () => {
    const cloud = fakeCloud(() => stsError(400, 'PackedPolicyTooLarge', 'Packed size is 104 %'));
    const narrowed = { ...identity, 'scope-to-repositories': true };
    const { endpoint } = await provider.registry('ecr', registry, narrowed, cloud.ports);
    await expect(endpoint.credential?.()).rejects.toMatchObject({
      code: 'IDENTITY_DENIED',
      hint: expect.stringContaining('leave out `scope-to-repositories`'),
    });
    expect(cloud.pauses).toEqual([]);
  });

  it.each([
    [400, 'InvalidIdentityToken', 'Incorrect token audience'],
    [400, 'InvalidIdentityToken', 'No OpenIDConnect provider found in your account for https://x'],
    [400, 'ExpiredTokenException', 'Token expired: current date/time 2 must be before 1'],
    [403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'],
    [400, 'ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration'],
  ])('explains the refusal %d %s: %s with claims and trust policy, after one try', async (...refusal) => {
    const cloud = fakeCloud(() => stsError(...refusal));
    const { endpoint } = await provider.registry('ecr', registry, identity, cloud.ports);
    const error = await endpoint.credential?.().then(String, (thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'IDENTITY_DENIED',
      message: expect.stringContaining(`${refusal[1]}: ${refusal[2]}`),
      hint: expect.stringContaining('"token.actions.githubusercontent.com:sub"'),
    });
    const text = JSON.stringify(error, ['message', 'hint']);
    for (const shown of [
      claims.sub,
      claims.job_workflow_ref,
      'aud: sts.amazonaws.com',
      'repository_id: 1001',
    ])
      expect(text).toContain(shown);
    expect(text).not.toContain(tokenFor('sts.amazonaws.com').split('.')[1]);
    expect(cloud.seen).toHaveLength(1);
  });

  it('tries again with a fresh token after a server error, and gives up after five', async () => {
    const cloud = fakeCloud((request, index) =>
      index === 0 ? { status: 503, body: 'busy' } : isSts(request) ? session() : login,
    );
    const { endpoint } = await provider.registry('ecr', registry, identity, cloud.ports);
    await endpoint.credential?.();
    expect(cloud.audiences).toHaveLength(2);

    const broken = fakeCloud(() => new TypeError('fetch failed'));
    const other = await provider.registry('ecr', registry, identity, broken.ports);
    await expect(other.endpoint.credential?.()).rejects.toMatchObject({ code: 'CLOUD_FAILED' });
    expect(broken.seen).toHaveLength(5);
  });

  it('renews the session before it ends', async () => {
    const cloud = fakeCloud((request) =>
      isSts(request) ? session(new Date(cloud.time.now + 3_600_000).toISOString()) : login,
    );
    const token = provider.clusterToken?.('eks', mutable, identity, cloud.ports);
    await token?.();
    cloud.time.now += 30 * 60_000;
    await token?.();
    expect(cloud.seen).toHaveLength(1);
    cloud.time.now += 30 * 60_000;
    await token?.();
    expect(cloud.seen).toHaveLength(2);
  });

  it('names the missing permission where ECR gives no login', async () => {
    const cloud = fakeCloud((request) =>
      isSts(request) ? session() : { status: 400, body: { __type: 'AccessDeniedException', message: 'no' } },
    );
    const { endpoint } = await provider.registry('ecr', registry, identity, cloud.ports);
    await expect(endpoint.credential?.()).rejects.toMatchObject({
      code: 'REGISTRY_DENIED',
      hint: expect.stringContaining('ecr:GetAuthorizationToken'),
    });
  });
});

describe('EKS', () => {
  const described = {
    body: {
      cluster: {
        status: 'ACTIVE',
        endpoint: 'https://ABC.gr7.eu-west-1.eks.amazonaws.com',
        certificateAuthority: { data: Buffer.from('PEM').toString('base64') },
      },
    },
  };

  it('describes the cluster and mints presigned tokens for it', async () => {
    const cloud = fakeCloud((request) => (isSts(request) ? session() : described));
    const access = await provider.cluster('eks', mutable, identity, cloud.ports);
    expect(access).toMatchObject({ server: described.body.cluster.endpoint, ca: 'PEM' });
    expect(cloud.seen[1]?.url).toBe('https://eks.eu-west-1.amazonaws.com/clusters/delivery-eks');
    const token = await access.token?.();
    const [prefix, encoded = ''] = token?.value.split('.') ?? [];
    expect(prefix).toBe('k8s-aws-v1');
    const url = new URL(Buffer.from(encoded, 'base64url').toString());
    expect(encoded).not.toMatch(/[=+/]/);
    expect(url.host).toBe('sts.eu-west-1.amazonaws.com');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      Action: 'GetCallerIdentity',
      'X-Amz-Expires': '60',
      'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
      'X-Amz-Security-Token': 'session&token',
    });
    expect(token?.expiresAt).toBe(cloud.time.now + 14 * 60_000);
    expect(cloud.masked).toContain(token?.value);
  });

  it.each([
    [403, 'AccessDeniedException', 'CLUSTER_DENIED', 'eks:DescribeCluster'],
    [404, 'ResourceNotFoundException', 'CLUSTER_DENIED', 'Correct `cluster`'],
  ])('says what to change on %d %s', async (status, type, code, hint) => {
    const cloud = fakeCloud((request) =>
      isSts(request) ? session() : { status, body: { __type: type, message: 'no' } },
    );
    await expect(provider.cluster('eks', mutable, identity, cloud.ports)).rejects.toMatchObject({
      code,
      hint: expect.stringContaining(hint),
    });
  });

  it.each([
    [{ endpointPublicAccess: false }, /endpoint is private/],
    [{ endpointPublicAccess: true, publicAccessCidrs: ['192.0.2.0/24'] }, /lets only 192\.0\.2\.0\/24/],
    [{ endpointPublicAccess: true, publicAccessCidrs: ['0.0.0.0/0'] }, undefined],
  ])('says whom EKS lets reach the endpoint (%#)', async (resourcesVpcConfig, expected) => {
    const body = { cluster: { ...described.body.cluster, resourcesVpcConfig } };
    const cloud = fakeCloud((request) => (isSts(request) ? session() : { body }));
    const { reach } = await provider.cluster('eks', mutable, identity, cloud.ports);
    if (expected === undefined) expect(reach).toBeUndefined();
    else expect(reach).toMatch(expected);
  });

  it('signs another token before fourteen minutes are over', async () => {
    const cloud = fakeCloud((request) => (isSts(request) ? session() : described));
    const { token } = await provider.cluster('eks', mutable, identity, cloud.ports);
    const first = await token?.();
    cloud.time.now += 10 * 60_000;
    expect(await token?.()).toBe(first);
    cloud.time.now += 3 * 60_000;
    const second = await token?.();
    expect(second?.value).not.toBe(first?.value);
    expect(second?.expiresAt).toBe(cloud.time.now + 14 * 60_000);
  });

  it('reports a cluster without endpoint', async () => {
    const cloud = fakeCloud((request) =>
      isSts(request) ? session() : { body: { cluster: { status: 'CREATING' } } },
    );
    await expect(provider.cluster('eks', mutable, identity, cloud.ports)).rejects.toMatchObject({
      code: 'CLUSTER_UNREACHABLE',
      message: expect.stringContaining('CREATING'),
    });
  });
});

describe('ECR control plane', () => {
  const target = ({ headers }: Seen) => headers['x-amz-target']?.split('.')[1] ?? 'sts';
  const awsError = (type: string) => ({ status: 400, body: { __type: type, message: type } });
  const open = async (answers: Record<string, Parameters<typeof Array.of>[0] | object>) => {
    const cloud = fakeCloud((request) => {
      if (isSts(request)) return session();
      const answer = answers[target(request)];
      return typeof answer === 'object' && answer !== null && 'status' in answer
        ? { status: 400, body: JSON.stringify(Reflect.get(answer, 'body')) }
        : { body: answer };
    });
    const access = await provider.registry('ecr', registry, identity, cloud.ports);
    return { cloud, access };
  };

  it('finds a repository that is there', async () => {
    const { cloud, access } = await open({ DescribeRepositories: { repositories: [{}] } });
    expect(await access.ensureRepository('delivery-platform/api-gateway')).toBe('present');
    expect(JSON.parse(cloud.seen.at(-1)?.body ?? '')).toEqual({
      registryId: '123456789012',
      repositoryNames: ['delivery-platform/api-gateway'],
    });
  });

  it('creates one that is missing, with scanning on', async () => {
    const { cloud, access } = await open({
      DescribeRepositories: awsError('RepositoryNotFoundException'),
      CreateRepository: { repository: {} },
    });
    expect(await access.ensureRepository('delivery-platform/new')).toBe('created');
    expect(JSON.parse(cloud.seen.at(-1)?.body ?? '')).toMatchObject({
      repositoryName: 'delivery-platform/new',
      imageScanningConfiguration: { scanOnPush: true },
    });
  });

  it('lives with somebody else creating it, and with not being allowed to look', async () => {
    const raced = await open({
      DescribeRepositories: awsError('RepositoryNotFoundException'),
      CreateRepository: awsError('RepositoryAlreadyExistsException'),
    });
    expect(await raced.access.ensureRepository('a')).toBe('present');
    const blind = await open({ DescribeRepositories: awsError('AccessDeniedException') });
    expect(await blind.access.ensureRepository('a')).toBe('unknown');
  });

  it('names the permission it lacks to create', async () => {
    const { access } = await open({
      DescribeRepositories: awsError('RepositoryNotFoundException'),
      CreateRepository: awsError('AccessDeniedException'),
    });
    await expect(access.ensureRepository('a')).rejects.toMatchObject({
      code: 'REPOSITORY_MISSING',
      hint: expect.stringContaining('ecr:CreateRepository'),
    });
  });

  const digest = `sha256:${'a'.repeat(64)}`;
  it.each([
    [{ imageDetails: [{ imageDigest: digest }] }, true],
    [awsError('ImageNotFoundException'), false],
    [awsError('AccessDeniedException'), 'unknown'],
  ])('answers whether it has a digest (%#)', async (answer, expected) => {
    const { access } = await open({ DescribeImages: answer });
    expect(await access.hasDigest('delivery-platform/api-gateway', digest)).toBe(expected);
  });
});

import { describe, expect, it } from '@jest/globals';
import { provider } from '../../../src/clouds/gcp/index.ts';
import { type Answer, claims, fakeCloud, type Seen, tokenFor } from './fake-cloud.ts';

const pool = 'projects/424242424242/locations/global/workloadIdentityPools/github';
const direct = { cloud: 'gcp', provider: `${pool}/providers/flotilla` } as const;
const account = 'flotilla-deploy@acme-delivery.iam.gserviceaccount.com';
const impersonating = { ...direct, 'service-account': account } as const;
const registry = {
  type: 'artifact-registry',
  location: 'europe-west1',
  project: 'acme-delivery',
  repository: 'delivery-platform',
  identity: 'gcp-push',
  required: true,
} as const;
const cluster = {
  cloud: 'gcp' as const,
  project: 'acme-delivery',
  location: 'europe-west1',
  cluster: 'delivery-gke',
  endpoint: 'public' as const,
  identity: 'gcp-deploy',
  registry: 'gar',
  values: [],
};

const federated = { body: { access_token: 'federated', expires_in: 3599, token_type: 'Bearer' } };
const generated = { body: { accessToken: 'of-account', expireTime: '2026-11-22T13:00:00Z' } };
const apiError = (code: number, status: string, message = 'no') => ({
  status: code,
  body: { error: { code, status, message } },
});

/** Answers the token endpoints, and everything else with `other`. */
const answering = (other: (request: Seen) => Answer) => (request: Seen) => {
  if (request.url.includes('sts.googleapis.com')) return federated;
  return request.url.includes('iamcredentials') ? generated : other(request);
};

describe('Google identity', () => {
  it('exchanges the job token and hands the federated token to the registry', async () => {
    const cloud = fakeCloud(() => federated);
    const { endpoint } = await provider.registry('gar', registry, direct, cloud.ports);
    expect(await endpoint.credential?.()).toEqual({
      username: 'oauth2accesstoken',
      password: 'federated',
      expiresAt: cloud.time.now + 3_599_000,
    });
    expect(endpoint).toMatchObject({
      host: 'europe-west1-docker.pkg.dev',
      path: 'acme-delivery/delivery-platform',
      baseUrl: 'https://europe-west1-docker.pkg.dev',
    });
    expect(cloud.seen[0]?.url).toBe('https://sts.googleapis.com/v1/token');
    expect(JSON.parse(cloud.seen[0]?.body ?? '')).toEqual({
      audience: `//iam.googleapis.com/${direct.provider}`,
      grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
      requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
      subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
      scope: 'https://www.googleapis.com/auth/cloud-platform',
      subjectToken: tokenFor(`https://iam.googleapis.com/${direct.provider}`),
    });
    expect(cloud.masked).toEqual(['federated']);
  });

  it('impersonates a service account where one is named', async () => {
    const cloud = fakeCloud(answering(() => apiError(500, 'INTERNAL')));
    const token = await provider.clusterToken?.('gke', cluster, impersonating, cloud.ports)();
    expect(token).toEqual({ value: 'of-account', expiresAt: Date.UTC(2026, 10, 22, 13) });
    expect(cloud.seen[1]).toMatchObject({
      url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`,
      headers: { authorization: 'Bearer federated' },
    });
    expect(cloud.masked).toEqual(['federated', 'of-account']);
  });

  it.each([
    [400, { error: 'invalid_grant', error_description: 'ID Token issued at 1 is stale to sign-in.' }],
    [400, { error: 'invalid_target', error_description: 'The target service indicated by …' }],
    [401, { error: 'invalid_client', error_description: 'The audience in ID Token does not match.' }],
    [
      403,
      {
        error: 'unauthorized_client',
        error_description: 'The given credential is rejected by the attribute condition.',
      },
    ],
  ])('explains the refusal %d %j with claims and condition, after one try', async (status, body) => {
    const cloud = fakeCloud(() => ({ status, body }));
    const { endpoint } = await provider.registry('gar', registry, direct, cloud.ports);
    await expect(endpoint.credential?.()).rejects.toMatchObject({
      code: 'IDENTITY_DENIED',
      message: expect.stringMatching(
        new RegExp(
          `${body.error}: ${body.error_description}[\\s\\S]*sub: ${claims.sub}[\\s\\S]*job_workflow_ref`,
        ),
      ),
      hint: expect.stringContaining("assertion.repository_id == '1001'"),
    });
    expect(cloud.seen).toHaveLength(1);
  });

  it('explains a refused impersonation by the grant that lacks', async () => {
    const cloud = fakeCloud((request) =>
      request.url.includes('sts.') ? federated : apiError(403, 'PERMISSION_DENIED', 'getAccessToken denied'),
    );
    const token = provider.clusterToken?.('gke', cluster, impersonating, cloud.ports);
    await expect(token?.()).rejects.toMatchObject({
      code: 'IDENTITY_DENIED',
      message: expect.stringContaining('PERMISSION_DENIED: getAccessToken denied'),
      hint: expect.stringContaining(
        `roles/iam.workloadIdentityUser on ${account} to\n  principal://iam.googleapis.com/${pool}/subject/${claims.sub}`,
      ),
    });
  });
});

describe('GKE', () => {
  const described = {
    status: 'RUNNING',
    endpoint: '198.51.100.7',
    masterAuth: { clusterCaCertificate: Buffer.from('PEM').toString('base64') },
    privateClusterConfig: { privateEndpoint: '10.0.0.2' },
    controlPlaneEndpointsConfig: { dnsEndpointConfig: { endpoint: 'gke-abc.europe-west1.gke.goog' } },
  };

  it.each([
    ['public', 'https://198.51.100.7', 'PEM'],
    ['private', 'https://10.0.0.2', 'PEM'],
    ['dns', 'https://gke-abc.europe-west1.gke.goog', undefined],
  ] as const)('finds the %s endpoint', async (endpoint, server, ca) => {
    const cloud = fakeCloud(answering(() => ({ body: described })));
    const access = await provider.cluster('gke', { ...cluster, endpoint }, direct, cloud.ports);
    expect(access).toMatchObject({ server, ca });
    expect((await access.token?.())?.value).toBe('federated');
    expect(cloud.seen[1]).toMatchObject({
      url: 'https://container.googleapis.com/v1/projects/acme-delivery/locations/europe-west1/clusters/delivery-gke',
      headers: { authorization: 'Bearer federated' },
    });
    expect(cloud.seen).toHaveLength(2);
  });

  it.each([
    [403, 'PERMISSION_DENIED', 'container.clusters.get'],
    [404, 'NOT_FOUND', 'Correct `project`'],
  ])('says what to change on %d %s', async (code, status, hint) => {
    const cloud = fakeCloud(answering(() => apiError(code, status)));
    await expect(provider.cluster('gke', cluster, direct, cloud.ports)).rejects.toMatchObject({
      code: 'CLUSTER_DENIED',
      hint: expect.stringContaining(hint),
    });
  });

  describe('by Connect Gateway', () => {
    const config = { ...cluster, endpoint: 'connect-gateway' } as const;
    const opened = (membership: string | undefined, endpoint: (url: string) => unknown) => {
      const cloud = fakeCloud(
        answering(({ url }) =>
          url.includes('connectgateway')
            ? { body: { endpoint: endpoint(url) } }
            : { body: { ...described, fleet: { membership } } },
        ),
      );
      return { cloud, access: provider.cluster('gke', config, direct, cloud.ports) };
    };
    const gatewayOf = (location: string) =>
      `${location === 'global' ? '' : `${location}-`}connectgateway.googleapis.com`;
    const member = (location: string) => `projects/42/locations/${location}/memberships/delivery`;

    it.each(['global', 'europe-west1'])('finds the address of a membership in %s', async (location) => {
      const path = `v1/projects/42/locations/${location}/gkeMemberships/delivery`;
      const { cloud, access } = opened(
        `//gkehub.googleapis.com/${member(location)}`,
        () => `https://${gatewayOf(location)}/${path}`,
      );
      const { server, ca, token } = await access;
      expect({ server, ca }).toEqual({ server: `https://${gatewayOf(location)}/${path}`, ca: undefined });
      expect((await token?.())?.value).toBe('federated');
      expect(cloud.seen.at(-1)).toMatchObject({
        url: `https://${gatewayOf(location)}/v1/${member(location)}:generateCredentials`,
        headers: { authorization: 'Bearer federated' },
      });
    });

    it('takes no address but the gateway’s own', async () => {
      const { access } = opened(
        `//gkehub.googleapis.com/${member('global')}`,
        () => 'https://evil.example/v1',
      );
      await expect(access).rejects.toMatchObject({ code: 'CLUSTER_DENIED' });
    });

    it('needs a fleet', async () => {
      const { access } = opened(undefined, () => '');
      await expect(access).rejects.toMatchObject({
        code: 'CLUSTER_UNREACHABLE',
        hint: expect.stringContaining('--enable-fleet'),
      });
    });

    it('says what to grant', async () => {
      const cloud = fakeCloud(
        answering(({ url }) =>
          url.includes('connectgateway')
            ? apiError(403, 'PERMISSION_DENIED')
            : {
                body: { ...described, fleet: { membership: `//gkehub.googleapis.com/${member('global')}` } },
              },
        ),
      );
      await expect(provider.cluster('gke', config, direct, cloud.ports)).rejects.toMatchObject({
        code: 'CLUSTER_DENIED',
        hint: expect.stringContaining('roles/gkehub.gatewayEditor'),
      });
    });
  });

  it('says whom a private endpoint lets in', async () => {
    const cloud = fakeCloud(answering(() => ({ body: described })));
    const reach = async (endpoint: 'private' | 'public') =>
      (await provider.cluster('gke', { ...cluster, endpoint }, direct, cloud.ports)).reach;
    expect(await reach('private')).toMatch(/endpoint is private.*connect-gateway or dns/);
    expect(await reach('public')).toBeUndefined();
  });

  it('reports an endpoint the cluster does not have', async () => {
    const cloud = fakeCloud(answering(() => ({ body: { status: 'PROVISIONING' } })));
    await expect(provider.cluster('gke', cluster, direct, cloud.ports)).rejects.toMatchObject({
      code: 'CLUSTER_UNREACHABLE',
      message: expect.stringContaining('PROVISIONING'),
    });
  });
});

describe('Artifact Registry control plane', () => {
  const open = async (answer: (request: Seen) => Answer) => {
    const cloud = fakeCloud(answering(answer));
    return { cloud, access: await provider.registry('gar', registry, direct, cloud.ports) };
  };
  const full = 'projects/acme-delivery/locations/europe-west1/repositories/delivery-platform';

  it('finds the repository once for all services', async () => {
    const { cloud, access } = await open(() => ({ body: { name: full, format: 'DOCKER' } }));
    expect(await access.ensureRepository('acme-delivery/delivery-platform/a')).toBe('present');
    expect(await access.ensureRepository('acme-delivery/delivery-platform/b')).toBe('present');
    expect(cloud.seen).toHaveLength(2);
    expect(cloud.seen[1]?.url).toMatch(`https://artifactregistry.googleapis.com:443/v1/${full}`);
    expect(cloud.seen[1]?.headers['authorization']).toBe('Bearer federated');
  });

  it('creates it where it is missing', async () => {
    const { cloud, access } = await open(({ method }) =>
      method === 'POST'
        ? {
            body: {
              name: 'operations/1',
              done: true,
              response: {
                '@type': 'type.googleapis.com/google.devtools.artifactregistry.v1.Repository',
                name: full,
              },
            },
          }
        : apiError(404, 'NOT_FOUND'),
    );
    expect(await access.ensureRepository('a')).toBe('created');
    expect(cloud.seen.at(-1)?.url).toContain('repositoryId=delivery-platform');
  });

  it.each([
    [() => apiError(403, 'PERMISSION_DENIED'), 'unknown'],
    [
      ({ method }: Seen) =>
        method === 'POST' ? apiError(409, 'ALREADY_EXISTS') : apiError(404, 'NOT_FOUND'),
      'present',
    ],
  ])('lives with less than it hoped for (%#)', async (answer, expected) => {
    const { access } = await open(answer);
    expect(await access.ensureRepository('a')).toBe(expected);
  });

  it('names the permission it lacks, and a repository of another format', async () => {
    const denied = await open(({ method }) =>
      method === 'POST' ? apiError(403, 'PERMISSION_DENIED') : apiError(404, 'NOT_FOUND'),
    );
    await expect(denied.access.ensureRepository('a')).rejects.toMatchObject({
      code: 'REPOSITORY_MISSING',
      hint: expect.stringContaining('artifactregistry.repositories.create'),
    });
    const maven = await open(() => ({ body: { name: full, format: 'MAVEN' } }));
    await expect(maven.access.ensureRepository('a')).rejects.toMatchObject({
      code: 'REPOSITORY_MISSING',
      message: expect.stringContaining('MAVEN'),
    });
  });

  it('tries again where the service is busy, and says so where it stays so', async () => {
    let busy = 2;
    const { access } = await open(() =>
      busy-- > 0 ? apiError(503, 'UNAVAILABLE') : { body: { name: full, format: 'DOCKER' } },
    );
    expect(await access.ensureRepository('a')).toBe('present');
    const down = await open(() => apiError(503, 'UNAVAILABLE'));
    await expect(down.access.ensureRepository('a')).rejects.toMatchObject({ code: 'CLOUD_FAILED' });
  });

  const digest = `sha256:${'a'.repeat(64)}`;
  it.each([
    [
      {
        body: {
          name: `${full}/dockerImages/a`,
          uri: `europe-west1-docker.pkg.dev/acme-delivery/delivery-platform/team/a@${digest}`,
        },
      },
      true,
    ],
    [apiError(404, 'NOT_FOUND'), false],
    [apiError(403, 'PERMISSION_DENIED'), 'unknown'],
  ])('answers whether it has a digest (%#)', async (answer, expected) => {
    const { cloud, access } = await open(() => answer);
    expect(await access.hasDigest('acme-delivery/delivery-platform/team/a', digest)).toBe(expected);
    expect(decodeURIComponent(cloud.seen[1]?.url ?? '')).toContain(`/dockerImages/team`);
  });
});

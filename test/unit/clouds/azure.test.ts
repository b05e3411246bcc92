import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { provider } from '../../../src/clouds/azure/index.ts';
import { claims, fakeCloud, type Seen, tokenFor } from './fake-cloud.ts';

const tenant = '11111111-1111-4111-8111-111111111111';
const client = '33333333-3333-4333-8333-333333333333';
const subscription = '55555555-5555-4555-8555-555555555555';
const identity = { cloud: 'azure', tenant, client } as const;
const registry = {
  type: 'acr',
  registry: 'acmedelivery',
  path: 'delivery-platform',
  identity: 'azure-push',
  required: false,
} as const;
const cluster = {
  cloud: 'azure' as const,
  subscription,
  'resource-group': 'delivery',
  cluster: 'delivery-aks',
  identity: 'azure-deploy',
  registry: 'acr',
  values: [],
};

const granted = { body: { token_type: 'Bearer', expires_in: 3599, access_token: 'entra-token' } };
const exp = Date.UTC(2026, 10, 22, 15) / 1000;
const refreshToken = `h.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.s`;
const isLogin = ({ url }: Seen) => url.startsWith('https://login.');
const form = (request: Seen | undefined) => Object.fromEntries(new URLSearchParams(request?.body));

describe('Azure identity', () => {
  it('exchanges the job token at Entra and Entra’s at the registry', async () => {
    const cloud = fakeCloud((request) =>
      isLogin(request) ? granted : { body: { refresh_token: refreshToken } },
    );
    const { endpoint } = await provider.registry('acr', registry, identity, cloud.ports);
    expect(await endpoint.credential?.()).toEqual({
      username: '00000000-0000-0000-0000-000000000000',
      password: refreshToken,
      expiresAt: exp * 1000,
    });
    expect(cloud.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
      'POST https://acmedelivery.azurecr.io/oauth2/exchange',
    ]);
    expect(form(cloud.seen[0])).toEqual({
      grant_type: 'client_credentials',
      client_id: client,
      scope: 'https://containerregistry.azure.net/.default',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: tokenFor('api://AzureADTokenExchange'),
    });
    expect(form(cloud.seen[1])).toEqual({
      grant_type: 'access_token',
      service: 'acmedelivery.azurecr.io',
      tenant,
      access_token: 'entra-token',
    });
    expect(cloud.masked).toEqual(['entra-token', refreshToken]);
    expect(endpoint.required).toBe(false);
  });

  it('mints a new assertion for each exchange', async () => {
    const cloud = fakeCloud(() => granted);
    const token = provider.clusterToken?.('aks', cluster, identity, cloud.ports);
    await token?.();
    await token?.(true);
    const assertions = cloud.seen.map((request) => form(request)['client_assertion']);
    expect(new Set(assertions).size).toBe(2);
    expect(form(cloud.seen[0])['scope']).toBe('6dae42f8-4368-4678-94ff-3960e28e3630/.default');
  });

  it.each([
    [
      'invalid_client',
      'AADSTS700211: No matching federated identity record found for presented assertion issuer',
    ],
    [
      'invalid_client',
      'AADSTS700213: No matching federated identity record found for presented assertion subject',
    ],
    ['invalid_client', 'AADSTS700024: Client assertion is not within its valid time range.'],
    [
      'invalid_request',
      'AADSTS900023: Specified tenant identifier is neither a valid DNS name, nor a valid external domain.',
    ],
    ['unauthorized_client', 'AADSTS700016: Application with identifier was not found in the directory'],
  ])('explains the refusal %s %s with claims and credential, after one try', async (error, said) => {
    const cloud = fakeCloud(() => ({
      status: 401,
      body: { error, error_description: `${said} Trace ID: 1 Correlation ID: 2`, error_codes: [1] },
    }));
    const { endpoint } = await provider.registry('acr', registry, identity, cloud.ports);
    await expect(endpoint.credential?.()).rejects.toMatchObject({
      code: 'IDENTITY_DENIED',
      message: expect.stringContaining(`${error}: ${said}\nThe job presented`),
      hint: expect.stringContaining(`"subject": "${claims.sub}"`),
    });
    expect(cloud.seen).toHaveLength(1);
  });

  it('names the role that lacks where the registry refuses', async () => {
    const cloud = fakeCloud((request) =>
      isLogin(request) ? granted : { status: 401, body: { errors: [{ code: 'UNAUTHORIZED' }] } },
    );
    const { endpoint } = await provider.registry('acr', registry, identity, cloud.ports);
    await expect(endpoint.credential?.()).rejects.toMatchObject({
      code: 'REGISTRY_DENIED',
      hint: expect.stringContaining('AcrPush'),
    });
  });
});

describe('AKS', () => {
  const kubeconfig = stringify({
    'current-context': 'delivery-aks',
    clusters: [
      {
        name: 'delivery-aks',
        cluster: {
          server: 'https://delivery.hcp.westeurope.azmk8s.io:443',
          'certificate-authority-data': Buffer.from('PEM').toString('base64'),
        },
      },
    ],
    contexts: [{ name: 'delivery-aks', context: { cluster: 'delivery-aks', user: 'clusterUser' } }],
    users: [
      {
        name: 'clusterUser',
        user: {
          ...{ exec: { command: 'kubelogin' }, token: 'local-token' },
          'client-key-data': Buffer.from('PRIVATE KEY').toString('base64'),
        },
      },
    ],
  });

  it('takes address and authority from the user kubeconfig and mints its own tokens', async () => {
    const cloud = fakeCloud((request) =>
      isLogin(request)
        ? granted
        : {
            body: {
              kubeconfigs: [{ name: 'clusterUser', value: Buffer.from(kubeconfig).toString('base64') }],
            },
          },
    );
    const access = await provider.cluster('aks', cluster, identity, cloud.ports);
    expect(access).toMatchObject({ server: 'https://delivery.hcp.westeurope.azmk8s.io:443', ca: 'PEM' });
    expect(cloud.seen[1]?.url).toBe(
      `https://management.azure.com/subscriptions/${subscription}/resourceGroups/delivery/providers/Microsoft.ContainerService/managedClusters/delivery-aks/listClusterUserCredential?api-version=2024-09-01`,
    );
    expect((await access.token?.())?.value).toBe('entra-token');
    // Not the whole text: each of its lines would be hidden from the log, `clusters:` among them.
    expect(cloud.masked.filter((text) => text !== 'entra-token')).toEqual([
      'local-token',
      Buffer.from('PRIVATE KEY').toString('base64'),
      'PRIVATE KEY',
    ]);
    expect(cloud.seen.filter(isLogin).map((request) => form(request)['scope'])).toEqual([
      'https://management.azure.com/.default',
      '6dae42f8-4368-4678-94ff-3960e28e3630/.default',
    ]);
  });

  const opened = (text: string) => {
    const value = Buffer.from(text).toString('base64');
    const cloud = fakeCloud((request) =>
      isLogin(request) ? granted : { body: { kubeconfigs: [{ name: 'clusterUser', value }] } },
    );
    return provider.cluster('aks', cluster, identity, cloud.ports);
  };

  it('says where a private cluster can be reached from', async () => {
    expect((await opened(kubeconfig)).reach).toBeUndefined();
    const away = kubeconfig.replace('delivery.hcp.', 'delivery.0123.privatelink.');
    expect((await opened(away)).reach).toMatch(/private DNS zone/);
  });

  it('refuses a cluster that knows local accounts alone', async () => {
    const local = kubeconfig.replace(/exec:\n\s+command: kubelogin\n\s+/, '');
    expect(local).not.toBe(kubeconfig);
    await expect(opened(local)).rejects.toMatchObject({
      code: 'CLUSTER_DENIED',
      hint: expect.stringContaining('--enable-aad'),
    });
  });

  it.each([
    [403, 'AuthorizationFailed', 'Cluster User Role'],
    [404, 'ResourceNotFound', 'Correct `subscription`'],
  ])('says what to change on %d %s', async (status, code, hint) => {
    const cloud = fakeCloud((request) =>
      isLogin(request) ? granted : { status, body: { error: { code, message: 'no' } } },
    );
    await expect(provider.cluster('aks', cluster, identity, cloud.ports)).rejects.toMatchObject({
      code: 'CLUSTER_DENIED',
      message: expect.stringContaining(`${code}: no`),
      hint: expect.stringContaining(hint),
    });
  });
});

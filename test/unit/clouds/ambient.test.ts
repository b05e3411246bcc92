import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openRegistry } from '../../../src/clouds/index.ts';
import { type Answer, fakeCloud, type Seen, tokenFor } from './fake-cloud.ts';
import {
  anyExchange,
  client,
  fleetWith,
  poolProvider,
  role,
  serviceAccountKey,
  tenant,
} from './identities.ts';

const registries = {
  aws: { type: 'ecr', account: '123456789012', region: 'eu-west-1', path: 'shop' },
  gcp: { type: 'artifact-registry', location: 'europe-west1', project: 'acme', repository: 'shop' },
  azure: { type: 'acr', registry: 'acmeshop', path: 'shop' },
};
const ambient = {
  aws: { cloud: 'aws', source: 'ambient', region: 'eu-west-1' },
  gcp: { cloud: 'gcp', source: 'ambient' },
  azure: { cloud: 'azure', source: 'ambient', tenant },
};
type Cloud = keyof typeof ambient;

/** A metadata service on this machine: what it was asked, and what it answers. */
const asked: { method: string; url: string; headers: IncomingMessage['headers'] }[] = [];
let answer: (url: string) => { status?: number; body: unknown; location?: string } | undefined;
let server: Server;
let base = '';
let dir = '';

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'flotilla-ambient-'));
  server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push({ method: request.method ?? '', url, headers: request.headers });
    const { status = 200, body, location } = answer(url) ?? { status: 404, body: 'not found' };
    response.writeHead(status, location === undefined ? {} : { location });
    if (body instanceof Readable) body.pipe(response);
    else response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  base = `http://127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(dir, { recursive: true, force: true });
});
afterEach(() => {
  asked.length = 0;
});

/** Asks for a registry's credential on a runner with these variables. */
function start(cloud: Cloud, env: Record<string, string> = {}, fields: object = {}, network = anyExchange) {
  const endpoints = { [cloud]: { audience: 'private', metadata: base } };
  const fake = fakeCloud(network, { env, endpoints });
  const fleet = fleetWith(
    { me: { ...ambient[cloud], ...fields } },
    { here: { ...registries[cloud], identity: 'me' } },
  );
  const credential = openRegistry(fleet, 'here', fake.ports).then(({ endpoint }) => endpoint.credential?.());
  return { ...fake, credential };
}
const file = async (name: string, text: string) => {
  const at = path.join(dir, name);
  await writeFile(at, text);
  return at;
};
const keys = {
  Code: 'Success',
  AccessKeyId: 'ASIAMETA',
  SecretAccessKey: 'meta-secret',
  Token: 'meta-session',
  Expiration: '2026-11-22T18:00:00Z',
};
const endless = () =>
  new Readable({
    read() {
      this.push(Buffer.alloc(64 * 1024, ' '));
    },
  });
const signer = (seen: readonly Seen[]) =>
  /Credential=(\w+)/.exec(seen.at(-1)?.headers['authorization'] ?? '')?.[1];

describe('what an AWS runner has by itself', () => {
  it('is keys in its environment', async () => {
    const env = {
      AWS_ACCESS_KEY_ID: 'ASIAENV',
      AWS_SECRET_ACCESS_KEY: 'env-secret',
      AWS_SESSION_TOKEN: 'env-session',
    };
    const { credential, seen, masked } = start('aws', env);
    await expect(credential).resolves.toMatchObject({ password: 'ecr-password' });
    expect(seen).toHaveLength(1);
    expect(signer(seen)).toBe('ASIAENV');
    expect(masked).toEqual(expect.arrayContaining(['env-secret', 'env-session']));
  });

  it('is a token in a file, read anew for each exchange (IRSA)', async () => {
    const env = {
      AWS_ROLE_ARN: role,
      AWS_WEB_IDENTITY_TOKEN_FILE: await file('irsa', `${tokenFor('irsa')}\n`),
    };
    const { credential, seen, audiences } = start('aws', env);
    await credential;
    expect(Object.fromEntries(new URLSearchParams(seen[0]?.body))).toMatchObject({
      RoleArn: role,
      WebIdentityToken: tokenFor('irsa'),
    });
    expect(audiences).toEqual([]);
  });

  it('is at the container’s credential service (ECS, EKS Pod Identity)', async () => {
    answer = () => ({ body: keys });
    const env = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${base}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: await file('pod', 'pod-token'),
      // A proxy must not see what the machine's own link is asked for.
      http_proxy: 'http://127.0.0.1:1',
      HTTP_PROXY: 'http://127.0.0.1:1',
    };
    const { credential, seen, masked } = start('aws', env);
    await credential;
    expect(asked).toMatchObject([{ url: '/v1/credentials', headers: { authorization: 'pod-token' } }]);
    expect(signer(seen)).toBe('ASIAMETA');
    expect(masked).toEqual(expect.arrayContaining(['pod-token', 'meta-secret', 'meta-session']));
  });

  it('may be shown a token of the environment there', async () => {
    answer = () => ({ body: keys });
    const env = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${base}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'task-token',
    };
    const { credential, masked } = start('aws', env);
    await credential;
    expect(asked).toMatchObject([{ headers: { authorization: 'task-token' } }]);
    expect(masked).toContain('task-token');
  });

  it('is in the instance’s metadata, by sessions of its second version', async () => {
    answer = (url) => {
      if (url === '/latest/api/token') return { body: 'imds-session' };
      return { body: url.endsWith('/security-credentials/') ? 'runner-role\n' : keys };
    };
    const { credential, seen, masked } = start('aws');
    await credential;
    expect(masked).toContain('imds-session');
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'PUT /latest/api/token',
      'GET /latest/meta-data/iam/security-credentials/',
      'GET /latest/meta-data/iam/security-credentials/runner-role',
    ]);
    expect(asked[2]?.headers).toMatchObject({ 'x-aws-ec2-metadata-token': 'imds-session' });
    expect(signer(seen)).toBe('ASIAMETA');
  });

  it.each([
    ['another host', 'http://credentials.example/v1'],
    ['https elsewhere', 'https://169.254.170.23/v1/credentials'],
    ['a host that begins alike', 'http://127.0.0.1.evil.example/'],
    ['a user that looks like a host', 'http://169.254.170.2@evil.example/'],
    ['a private address', 'http://10.0.0.1/'],
    ['another address of the link', 'http://169.254.169.254/latest'],
    ['no address', 'credentials'],
  ])('is not asked for at %s', async (_what, address) => {
    const { credential } = start('aws', { AWS_CONTAINER_CREDENTIALS_FULL_URI: address });
    await expect(credential).rejects.toMatchObject({
      code: 'IDENTITY_UNAVAILABLE',
      message: expect.stringContaining('AWS_CONTAINER_CREDENTIALS_FULL_URI'),
    });
  });
});

describe('what a Google runner has by itself', () => {
  it('is a token of its metadata server', async () => {
    answer = () => ({ body: { access_token: 'meta-token', expires_in: 1800, token_type: 'Bearer' } });
    const { credential, time, masked } = start('gcp');
    await expect(credential).resolves.toMatchObject({
      password: 'meta-token',
      expiresAt: time.now + 1_800_000,
    });
    expect(asked).toMatchObject([
      {
        url: '/computeMetadata/v1/instance/service-accounts/default/token',
        headers: { 'metadata-flavor': 'Google' },
      },
    ]);
    expect(masked).toContain('meta-token');
  });

  it('may act as another service account', async () => {
    answer = () => ({ body: { access_token: 'meta-token', expires_in: 1800 } });
    const { credential, seen } = start('gcp', {}, { 'service-account': 'push@acme.iam.gserviceaccount.com' });
    await expect(credential).resolves.toMatchObject({ password: 'google-account' });
    expect(seen).toMatchObject([{ headers: { authorization: 'Bearer meta-token' } }]);
  });

  const configuration = async (fields: object = {}, token: object = {}) =>
    file(
      'config.json',
      JSON.stringify({
        type: 'external_account',
        audience: `//iam.googleapis.com/${poolProvider}`,
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        token_url: 'https://sts.googleapis.com/v1/token',
        credential_source: { file: await file('subject', 'pod-token'), ...token },
        ...fields,
      }),
    );

  it('is a token in a file that a configuration names', async () => {
    const { credential, seen } = start('gcp', { GOOGLE_APPLICATION_CREDENTIALS: await configuration() });
    await credential;
    expect(seen.map(({ url }) => url)).toEqual(['https://sts.googleapis.com/v1/token']);
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({
      audience: `//iam.googleapis.com/${poolProvider}`,
      subjectToken: 'pod-token',
    });
  });

  it('is a token in a field of that file, exchanged for a service account', async () => {
    const url =
      'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/push@acme.iam.gserviceaccount.com:generateAccessToken';
    const source = {
      file: await file('subject.json', '{"access_token":"field-token"}'),
      format: { type: 'json', subject_token_field_name: 'access_token' },
    };
    const at = await configuration({ service_account_impersonation_url: url, credential_source: source });
    const { credential, seen } = start('gcp', { GOOGLE_APPLICATION_CREDENTIALS: at });
    await expect(credential).resolves.toMatchObject({ password: 'google-account' });
    expect(seen[0]?.body).toContain('field-token');
    expect(seen.map((request) => new URL(request.url).host)).toEqual([
      'sts.googleapis.com',
      'iamcredentials.googleapis.com',
    ]);
  });

  it('is a service account’s key, which does not say where its assertion goes', async () => {
    const at = await file('key.json', serviceAccountKey());
    const { credential, seen } = start('gcp', { GOOGLE_APPLICATION_CREDENTIALS: at });
    await credential;
    expect(seen.map(({ url }) => url)).toEqual(['https://oauth2.googleapis.com/token']);
  });

  it.each([
    ['leads tokens elsewhere', { token_url: 'https://evil.example/v1/token' }],
    ['is for another issuer’s pools', { audience: `//iam.evil.example/${poolProvider}` }],
    ['impersonates elsewhere', { service_account_impersonation_url: 'https://evil.example/v1' }],
    ['runs a program', { credential_source: { executable: { command: 'id' } } }],
    ['asks an address', { credential_source: { url: 'https://evil.example' } }],
    ['is of gcloud', { type: 'authorized_user' }],
  ])('is not a configuration that %s', async (_what, fields) => {
    const at = await configuration(fields);
    const { credential, seen } = start('gcp', { GOOGLE_APPLICATION_CREDENTIALS: at });
    await expect(credential).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
    expect(seen.filter(({ url }) => url.includes('evil'))).toEqual([]);
  });
});

describe('what an Azure runner has by itself', () => {
  it('is a managed identity by its metadata', async () => {
    answer = () => ({ body: { access_token: 'meta-token', expires_in: '86399', resource: 'r' } });
    const { credential, seen } = start('azure', {}, { client });
    await expect(credential).resolves.toMatchObject({ password: 'acr-refresh' });
    expect(asked[0]?.headers).toMatchObject({ metadata: 'true' });
    expect(Object.fromEntries(new URL(asked[0]?.url ?? '', base).searchParams)).toEqual({
      'api-version': '2018-02-01',
      resource: 'https://containerregistry.azure.net',
      client_id: client,
    });
    expect(seen[0]?.body).toContain('meta-token');
  });

  it('is a managed identity by App Service’s endpoint', async () => {
    answer = () => ({ body: { access_token: 'meta-token', expires_on: '1795370400' } });
    const env = { IDENTITY_ENDPOINT: `${base}/msi/token`, IDENTITY_HEADER: 'header-secret' };
    const { credential, masked } = start('azure', env);
    await credential;
    expect(masked).toContain('header-secret');
    expect(asked).toMatchObject([
      {
        url: '/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fcontainerregistry.azure.net',
        headers: { 'x-identity-header': 'header-secret' },
      },
    ]);
  });

  it('is the token file of AKS workload identity', async () => {
    const env = { AZURE_FEDERATED_TOKEN_FILE: await file('aks', 'aks-token'), AZURE_CLIENT_ID: client };
    const { credential, seen } = start('azure', env);
    await credential;
    expect(Object.fromEntries(new URLSearchParams(seen[0]?.body))).toMatchObject({
      client_id: client,
      client_assertion: 'aks-token',
    });
  });

  it('is not asked for at another machine', async () => {
    const env = { IDENTITY_ENDPOINT: 'http://evil.example/msi/token', IDENTITY_HEADER: 'header-secret' };
    await expect(start('azure', env).credential).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
  });
});

describe.each(['aws', 'gcp', 'azure'] as const)('a metadata service of %s', (cloud) => {
  it('that refuses is not asked again', async () => {
    answer = () => ({ status: 404, body: 'no identity here' });
    await expect(start(cloud).credential).rejects.toMatchObject({
      code: 'IDENTITY_UNAVAILABLE',
      message: expect.stringContaining('no identity here'),
      hint: expect.stringContaining('runner'),
    });
    expect(asked).toHaveLength(1);
  });

  it('that is busy is asked again', async () => {
    let left = 2;
    answer = () => (left-- > 0 ? { status: 429, body: 'busy' } : { status: 404, body: 'no' });
    await start(cloud).credential.catch(() => undefined);
    expect(asked).toHaveLength(3);
  });

  it('that answers nonsense, which may hold a secret, is not quoted', async () => {
    answer = (url) => ({ body: url === '/latest/api/token' ? 'imds' : '{"SecretAccessKey":"hunter2"}' });
    const error = await start(cloud).credential.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
    expect(String(error)).not.toContain('hunter2');
  });

  it('that redirects is not followed', async () => {
    answer = () => ({ status: 302, body: '', location: 'http://evil.example/' });
    await expect(start(cloud).credential).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
  });

  it.each([204, 600])('that answers %d, which no body goes with, is missed', async (status) => {
    answer = () => ({ status, body: '' });
    await expect(start(cloud).credential).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
  });

  it('that answers without end is not listened to for ever', async () => {
    answer = () => ({ body: endless() });
    await expect(start(cloud).credential).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
  });

  it('that is not there is missed with what to change', async () => {
    const endpoints = { [cloud]: { audience: 'private', metadata: 'http://127.0.0.1:1' } };
    const { ports } = fakeCloud((): Answer => ({ body: '' }), { env: {}, endpoints });
    const fleet = fleetWith({ me: ambient[cloud] }, { here: { ...registries[cloud], identity: 'me' } });
    const { endpoint } = await openRegistry(fleet, 'here', ports);
    await expect(endpoint.credential?.()).rejects.toMatchObject({
      code: 'IDENTITY_UNAVAILABLE',
      hint: expect.stringContaining('source: ambient'),
    });
  });
});

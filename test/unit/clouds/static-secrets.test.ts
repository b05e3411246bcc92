import { createPublicKey, createVerify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { openRegistry } from '../../../src/clouds/index.ts';
import { type Answer, fakeCloud, type Seen } from './fake-cloud.ts';
import { anyExchange, client, fleetWith, serviceAccountKey, tenant } from './identities.ts';

const registries = {
  aws: { type: 'ecr', account: '123456789012', region: 'eu-west-1', path: 'shop' },
  gcp: { type: 'artifact-registry', location: 'europe-west1', project: 'acme', repository: 'shop' },
  azure: { type: 'acr', registry: 'acmeshop', path: 'shop' },
};
const identities = {
  aws: {
    cloud: 'aws',
    source: 'secret',
    region: 'eu-west-1',
    'access-key-id': 'AWS_ID',
    'secret-access-key': 'AWS_KEY',
  },
  gcp: { cloud: 'gcp', source: 'secret', key: 'GOOGLE_KEY' },
  azure: { cloud: 'azure', source: 'secret', tenant, client, 'client-secret': 'AZURE_SECRET' },
};

function start(
  cloud: keyof typeof registries,
  secrets: Record<string, string>,
  answer: (seen: Seen) => Answer = anyExchange,
  endpoints = {},
) {
  const network = fakeCloud(answer, { secrets, endpoints });
  const fleet = fleetWith({ me: identities[cloud] }, { here: { ...registries[cloud], identity: 'me' } });
  const credential = openRegistry(fleet, 'here', network.ports).then(({ endpoint }) =>
    endpoint.credential?.(),
  );
  return { ...network, credential };
}
const form = (request: Seen | undefined) => Object.fromEntries(new URLSearchParams(request?.body));
const decode = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

describe('credentials out of flotilla-secrets', () => {
  it('sign requests to AWS as a user, without a session', async () => {
    const { credential, seen, audiences } = start('aws', { AWS_ID: 'AKIAUSER', AWS_KEY: 'user-secret' });
    await expect(credential).resolves.toMatchObject({ password: 'ecr-password' });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers['authorization']).toContain('Credential=AKIAUSER/');
    expect(seen[0]?.headers).not.toHaveProperty('x-amz-security-token');
    expect(audiences).toEqual([]);
  });

  it('log in to any registry, masked as the header spells them, too', async () => {
    const { ports, masked } = fakeCloud(anyExchange, { secrets: { ROBOT: 'pass-word' } });
    const fleet = fleetWith(
      { robot: { cloud: 'generic', username: 'robot$acme', password: 'ROBOT' } },
      { harbor: { type: 'harbor', host: 'harbor.example', path: 'shop', identity: 'robot' } },
    );
    const { endpoint } = await openRegistry(fleet, 'harbor', ports);
    await endpoint.credential?.();
    expect(masked).toContain(Buffer.from('robot$acme:pass-word').toString('base64'));
  });

  it('sign an assertion for Google that its owner’s public key verifies', async () => {
    const json = serviceAccountKey();
    const { credential, seen, masked, time } = start('gcp', { GOOGLE_KEY: json });
    await expect(credential).resolves.toMatchObject({ username: 'oauth2accesstoken', password: 'token' });
    const { grant_type: grant, assertion = '' } = form(seen[0]);
    expect(grant).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const [head, claims, signature = ''] = assertion.split('.');
    expect(decode(head)).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'key-1' });
    const iat = time.now / 1000;
    expect(decode(claims)).toEqual({
      iss: 'robot@acme.iam.gserviceaccount.com',
      scope: 'https://www.googleapis.com/auth/cloud-platform',
      aud: 'https://oauth2.googleapis.com/token',
      ...{ iat, exp: iat + 300 },
    });
    const publicKey = createPublicKey(JSON.parse(json).private_key);
    const verifier = createVerify('RSA-SHA256').update(`${head}.${claims}`);
    expect(verifier.verify(publicKey, signature, 'base64url')).toBe(true);
    expect(masked).toEqual(expect.arrayContaining([JSON.parse(json).private_key, 'token']));
  });

  it.each(['aws', 'gcp', 'azure'] as const)('are missed when they are needed (%s)', async (cloud) => {
    const { credential, seen } = start(cloud, {});
    await expect(credential).rejects.toThrow('no secret');
    expect(seen).toEqual([]);
  });

  it('are worth nothing at Google where they go to an override', async () => {
    const overrides = { gcp: { audience: 'private', oauth2: 'https://127.0.0.1:1' } };
    const { credential, seen } = start('gcp', { GOOGLE_KEY: serviceAccountKey() }, anyExchange, overrides);
    await credential;
    expect(seen[0]?.url).toBe('https://127.0.0.1:1/token');
    expect(decode(form(seen[0])['assertion']?.split('.')[1])).toMatchObject({ aud: 'private' });
  });

  it('prove a client to Entra', async () => {
    const { credential, seen } = start('azure', { AZURE_SECRET: 'client-secret' });
    await expect(credential).resolves.toMatchObject({ password: 'acr-refresh' });
    expect(form(seen[0])).toEqual({
      grant_type: 'client_credentials',
      client_id: client,
      scope: 'https://containerregistry.azure.net/.default',
      client_secret: 'client-secret',
    });
  });

  it.each([
    ['{"type":"service_account","client_email":"a@b.example"}', 'is not the JSON key'],
    ['hunter2', 'is not the JSON key'],
    [serviceAccountKey({ type: 'authorized_user' }), 'is not the JSON key'],
    [serviceAccountKey({ private_key: 'hunter2' }), 'cannot sign'],
  ])('are refused before anything is sent where they are no key (%#)', async (json, why) => {
    const { credential, seen } = start('gcp', { GOOGLE_KEY: json });
    const error = await credential.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining(why) });
    expect(String(error)).not.toContain('hunter2');
    expect(seen).toEqual([]);
  });

  it.each([
    ['gcp', 400, { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' }, 'store a new one'],
    [
      'azure',
      401,
      {
        error: 'invalid_client',
        error_description: 'AADSTS7000222: The provided client secret keys are expired.',
      },
      'Renew the client secret',
    ],
  ] as const)('that ran out are named at %s, once', async (cloud, status, body, hint) => {
    const secrets = { GOOGLE_KEY: serviceAccountKey(), AZURE_SECRET: 'client-secret' };
    const { credential, seen } = start(cloud, secrets, () => ({ status, body }));
    await expect(credential).rejects.toMatchObject({
      code: 'IDENTITY_DENIED',
      message: expect.stringContaining(body.error_description),
      hint: expect.stringContaining(hint),
    });
    expect(seen).toHaveLength(1);
  });
});

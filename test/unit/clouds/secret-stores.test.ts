import { describe, expect, it } from '@jest/globals';
import { openRegistry } from '../../../src/clouds/index.ts';
import { type Answer, fakeCloud, type Seen } from './fake-cloud.ts';
import { anyExchange, client, fleetWith, poolProvider, role, tenant } from './identities.ts';

const stores = {
  aws: { cloud: 'aws', role, region: 'eu-west-1' },
  gcp: { cloud: 'gcp', provider: poolProvider },
  azure: { cloud: 'azure', tenant, client },
};
const secrets = {
  aws: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:harbor-AbCdEf',
  gcp: 'projects/acme/secrets/harbor/versions/latest',
  azure: 'https://acme.vault.azure.net/secrets/harbor',
};
const isStore = ({ url }: Seen) => /secretsmanager|secretmanager|vault/.test(new URL(url).host);

/** Opens Harbor with a password from one cloud's store, which answers as told. */
async function open(cloud: keyof typeof stores, answer: (index: number) => Answer, key?: string) {
  let asked = 0;
  const network = fakeCloud((seen) => (isStore(seen) ? answer(asked++) : anyExchange(seen)));
  const from = { identity: cloud, secret: secrets[cloud], ...(key === undefined ? {} : { key }) };
  const fleet = fleetWith(
    { ...stores, robot: { cloud: 'generic', username: 'robot', 'password-from': from } },
    { harbor: { type: 'harbor', host: 'harbor.example', path: 'shop', identity: 'robot' } },
  );
  const { endpoint } = await openRegistry(fleet, 'harbor', network.ports);
  const credential = async (renew?: boolean) => (await endpoint.credential?.(renew))?.password;
  return { network, credential };
}

const given = (cloud: keyof typeof stores, text: string): Answer => ({
  body: {
    aws: { SecretString: text },
    gcp: { payload: { data: Buffer.from(text).toString('base64') } },
    azure: { value: text },
  }[cloud],
});
const clouds = ['aws', 'gcp', 'azure'] as const;

describe.each(clouds)('a password in the store of %s', (cloud) => {
  it('is fetched with the keyless identity when it is needed, and masked', async () => {
    const { network, credential } = await open(cloud, () => given(cloud, 'pass-word'));
    expect(network.seen).toHaveLength(0);
    expect(await credential()).toBe('pass-word');
    const header = Buffer.from('robot:pass-word').toString('base64');
    expect(network.masked).toEqual(expect.arrayContaining(['pass-word', header]));
    const asked = network.seen.find(isStore);
    expect(asked?.headers['authorization']).toMatch(
      cloud === 'aws' ? /^AWS4-HMAC-SHA256 / : /^Bearer token$/,
    );
  });

  it('is without the end of the line it was stored as', async () => {
    const { credential } = await open(cloud, () => given(cloud, 'pass-word\n'));
    expect(await credential()).toBe('pass-word');
  });

  it('may be a field of a JSON object', async () => {
    const { network, credential } = await open(
      cloud,
      () => given(cloud, '{"user":"a","password":"pass-word"}'),
      'password',
    );
    expect(await credential()).toBe('pass-word');
    expect(network.masked).toContain('pass-word');
  });

  it.each(['not JSON', '{"other":"x"}', '{"password":7}', '[]'])('is not in %s', async (text) => {
    const { credential } = await open(cloud, () => given(cloud, text), 'password');
    const error = await credential().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'SECRET_UNAVAILABLE', message: expect.stringContaining('password') });
    expect(String(error)).not.toContain(text);
  });

  it('is kept for a while, read again within the hour, and at once where a registry refuses it', async () => {
    const { network, credential } = await open(cloud, (index) => given(cloud, `password-${index}`));
    expect([await credential(), await credential()]).toEqual(['password-0', 'password-0']);
    expect(await credential(true)).toBe('password-1');
    network.time.now += 50 * 60_000;
    expect(await credential()).toBe('password-2');
  });
});

describe('a store says no', () => {
  const aws = (type: string, message = 'no'): Answer => ({ status: 400, body: { __type: type, message } });
  const google = (code: number, status: string): Answer => ({
    status: code,
    body: { error: { code, status, message: 'no' } },
  });
  const vault = (status: number, code: string, inner?: string): Answer => ({
    status,
    body: { error: { code, message: 'no', ...(inner ? { innererror: { code: inner } } : {}) } },
  });

  it.each([
    ['aws', aws('AccessDeniedException'), `Allow ${role} the action secretsmanager:GetSecretValue`],
    ['aws', aws('DecryptionFailure'), 'kms:Decrypt'],
    ['aws', aws('ResourceNotFoundException'), 'Correct `password-from.secret`'],
    ['aws', aws('InvalidRequestException', 'marked for deletion'), 'Restore the secret'],
    [
      'gcp',
      google(403, 'PERMISSION_DENIED'),
      'roles/secretmanager.secretAccessor on projects/acme/secrets/harbor,',
    ],
    ['gcp', google(404, 'NOT_FOUND'), 'Correct `password-from.secret`'],
    ['gcp', google(400, 'FAILED_PRECONDITION'), 'Enable the version'],
    ['azure', vault(403, 'Forbidden', 'ForbiddenByRbac'), 'Key Vault Secrets User'],
    ['azure', vault(403, 'Forbidden', 'SecretDisabled'), 'Enable that version'],
    ['azure', vault(403, 'Forbidden', 'ForbiddenByFirewall'), 'firewall of acme.vault.azure.net'],
    ['azure', vault(404, 'SecretNotFound'), 'Correct `password-from.secret`'],
  ] as const)('%s %#: once, with what to change', async (cloud, answer, hint) => {
    const { network, credential } = await open(cloud, () => answer);
    await expect(credential()).rejects.toMatchObject({
      code: 'SECRET_UNAVAILABLE',
      message: expect.stringContaining(secrets[cloud]),
      hint: expect.stringContaining(hint),
    });
    expect(network.pauses).toEqual([]);
  });

  it('for now: it is asked again', async () => {
    const { network, credential } = await open('aws', (index) =>
      index === 0 ? aws('ThrottlingException') : given('aws', 'pass-word'),
    );
    expect(await credential()).toBe('pass-word');
    expect(network.pauses).toHaveLength(1);
  });

  it('from a vault of another cloud nothing is asked', async () => {
    const network = fakeCloud(anyExchange);
    const from = { identity: 'azure', secret: 'https://acme.vault.evil.example/secrets/harbor' };
    const fleet = fleetWith(
      { ...stores, robot: { cloud: 'generic', username: 'robot', 'password-from': from } },
      { harbor: { type: 'harbor', host: 'harbor.example', path: 'shop', identity: 'robot' } },
    );
    const { endpoint } = await openRegistry(fleet, 'harbor', network.ports);
    await expect(endpoint.credential?.()).rejects.toMatchObject({ code: 'SECRET_UNAVAILABLE' });
    expect(network.seen).toEqual([]);
  });
});

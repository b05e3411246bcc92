import { describe, expect, it } from '@jest/globals';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { endpoint, type Fake, type FakeAnswer, type FakeRequest, fakeRegistry } from './fake-registry.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const basic = `Basic ${Buffer.from('robot:a-password').toString('base64')}`;

/** A registry with a token service on another host, whose tokens say what they are for. */
function withTokens(options: { life?: number; realm?: string; more?: string } = {}): Fake {
  const realm = options.realm ?? 'https://auth.example/token';
  let issued = 0;
  return fakeRegistry(({ url, headers }: FakeRequest): FakeAnswer => {
    if (url.pathname === '/token') {
      const scopes = url.searchParams.getAll('scope').join(' ');
      const body = { token: `${++issued} ${scopes}`, expires_in: options.life ?? 300 };
      return { status: 200, body: JSON.stringify(body) };
    }
    const repository = /^\/v2\/(.+)\/(?:blobs|manifests)\//.exec(url.pathname)?.[1];
    const wanted = `repository:${repository}:pull${options.more ?? ''}`;
    if (repository !== undefined && (headers['authorization'] ?? '').includes(wanted))
      return { status: 200, headers: { 'docker-content-digest': digest, 'content-length': '7' } };
    const scope = repository === undefined ? '' : `,scope="${wanted}",error="insufficient_scope"`;
    const challenge = `Bearer realm="${realm}",service="registry.example"${scope}`;
    return { status: 401, headers: { 'www-authenticate': challenge } };
  });
}

const tokensOf = ({ asked }: Fake) => asked.filter(({ url }) => url.pathname === '/token');

describe('a registry with a token service', () => {
  it('learns the challenge once and asks for one token, however many requests wait', async () => {
    const fake = withTokens();
    const client = createRegistryClient(endpoint, fake.ports);
    const blobs = Array.from({ length: 20 }, (_, at) => `sha256:${String(at).padStart(64, '0')}`);
    await Promise.all(blobs.map((blob) => client.hasBlob('team/a', blob)));
    expect(fake.asked.filter(({ url }) => url.pathname === '/v2/')).toHaveLength(1);
    expect(tokensOf(fake).map(({ url, headers }) => [url.search, headers['authorization']])).toEqual([
      ['?service=registry.example&scope=repository%3Ateam%2Fa%3Apull', basic],
    ]);
    expect(fake.asked).toHaveLength(22);
  });

  it('uses a token for everything it covers, and masks what it sends', async () => {
    const fake = withTokens();
    const client = createRegistryClient(endpoint, fake.ports);
    await client.mountBlob('team/a', digest, 'team/b').catch(() => undefined);
    await client.hasBlob('team/b', digest);
    await client.hasBlob('team/a', digest);
    expect(tokensOf(fake)[0]?.url.searchParams.getAll('scope')).toEqual([
      'repository:team/a:pull,push',
      'repository:team/b:pull',
    ]);
    expect(fake.asked.filter(({ method }) => method === 'HEAD')).toHaveLength(2);
    expect(fake.masked).toEqual(
      expect.arrayContaining(['a-password', expect.stringMatching(/^1 repository/)]),
    );
  });

  it('asks for a new token before the old one ends', async () => {
    const fake = withTokens({ life: 60 });
    const client = createRegistryClient(endpoint, fake.ports);
    await client.hasBlob('team/a', digest);
    fake.now += 44_000;
    await client.hasBlob('team/a', digest);
    expect(tokensOf(fake)).toHaveLength(1);
    fake.now += 2_000;
    await client.hasBlob('team/a', digest);
    expect(tokensOf(fake)).toHaveLength(2);
  });

  it('widens its scope by what a challenge asks for', async () => {
    const fake = withTokens({ more: ',push' });
    const client = createRegistryClient(endpoint, fake.ports);
    expect(await client.hasBlob('team/a', digest)).toBe(true);
    expect(tokensOf(fake).map(({ url }) => url.searchParams.getAll('scope'))).toEqual([
      ['repository:team/a:pull'],
      ['repository:team/a:pull,push'],
    ]);
  });

  it.each([
    ['plain http', 'http://auth.example/token', /it is not https/],
    ['the metadata service', 'https://169.254.169.254/token', /private address/],
    ['a private address', 'https://10.0.0.1/token', /private address/],
    ['a private address in IPv6', 'https://[::ffff:10.0.0.1]/token', /private address/],
    ['this machine', 'https://localhost/token', /this machine/],
    ['a name that leads to a private address', 'https://auth.internal.example/token', /private address/],
    ['a user in its address', 'https://a:b@auth.example/token', /contains a user/],
    ['no address', 'token', /no usable token service/],
  ])('sends nothing to a token service at %s', async (_, realm, message) => {
    const fake = withTokens({ realm });
    const client = createRegistryClient(endpoint, fake.ports);
    await expect(client.hasBlob('team/a', digest)).rejects.toMatchObject({
      code: 'REGISTRY_UNSAFE',
      message: expect.stringMatching(message),
    });
    expect(fake.asked.map(({ url, headers }) => [url.href, headers['authorization']])).toEqual([
      ['https://registry.example/v2/', undefined],
    ]);
  });

  it('follows the name of a registry that is reached under another address', async () => {
    const fake = withTokens({ realm: 'https://registry.example/token' });
    const override = { ...endpoint, baseUrl: 'https://127.0.0.1:9443' };
    await createRegistryClient(override, fake.ports).hasBlob('team/a', digest);
    expect(new Set(fake.asked.map(({ url }) => url.host))).toEqual(new Set(['127.0.0.1:9443']));
  });
});

describe('a registry with Basic authentication', () => {
  const withPassword = (right: string) =>
    fakeRegistry(({ headers }) =>
      headers['authorization'] === `Basic ${Buffer.from(`AWS:${right}`).toString('base64')}`
        ? { status: 200 }
        : { status: 401, headers: { 'www-authenticate': 'Basic realm="https://registry.example/"' } },
    );

  it('renews a password that has run out', async () => {
    const fake = withPassword('second');
    const credential = async (renew = false) => ({ username: 'AWS', password: renew ? 'second' : 'first' });
    const client = createRegistryClient({ ...endpoint, credential }, fake.ports);
    let renewed = false;
    const changing = async (renew = false) => {
      renewed ||= renew;
      return credential(renewed);
    };
    await expect(
      createRegistryClient({ ...endpoint, credential: changing }, fake.ports).hasBlob('a', digest),
    ).resolves.toBe(true);
    await expect(client.hasBlob('a', digest)).rejects.toMatchObject({ code: 'REGISTRY_DENIED' });
  });

  it('says who was refused, and does not try again', async () => {
    const fake = withPassword('another');
    const client = createRegistryClient(endpoint, fake.ports);
    await expect(client.hasBlob('team/a', digest)).rejects.toMatchObject({
      code: 'REGISTRY_DENIED',
      message: `Registry test (registry.example): HEAD /v2/team/a/blobs/${digest} answered 401`,
    });
    expect(fake.asked).toHaveLength(2);
    expect(fake.pauses).toEqual([]);
  });
});

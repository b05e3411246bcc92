import { describe, expect, it } from '@jest/globals';
import { identity } from '../../../src/fleet/identity.ts';
import { parseFleet } from '../../../src/fleet/load.ts';

const role = 'arn:aws:iam::123456789012:role/push';
const provider = 'projects/1/locations/global/workloadIdentityPools/github/providers/flotilla';
const account = 'push@acme.iam.gserviceaccount.com';
const id = '11111111-1111-4111-8111-111111111111';

describe('an identity', () => {
  it.each([
    { cloud: 'aws', role, region: 'eu-west-1' },
    {
      cloud: 'aws',
      source: 'github',
      role,
      region: 'us-gov-west-1',
      fips: true,
      'scope-to-repositories': true,
    },
    { cloud: 'aws', source: 'ambient', region: 'eu-west-1' },
    {
      cloud: 'aws',
      source: 'secret',
      region: 'eu-west-1',
      'access-key-id': 'ID',
      'secret-access-key': 'KEY',
    },
    { cloud: 'gcp', provider, 'service-account': account, delegates: [account] },
    { cloud: 'gcp', provider, 'universe-domain': 'apis-berlin-build0.goog' },
    { cloud: 'gcp', source: 'ambient' },
    { cloud: 'gcp', source: 'secret', key: 'KEY' },
    { cloud: 'azure', tenant: id, client: id, authority: 'us-government' },
    { cloud: 'azure', source: 'ambient', tenant: id },
    { cloud: 'azure', source: 'secret', tenant: id, client: id, 'client-secret': 'KEY' },
    { cloud: 'generic', username: 'robot', password: 'KEY' },
  ])('may be %j', (value) => {
    expect(identity.safeParse(value)).toMatchObject({ success: true, data: value });
  });

  it.each([
    ['a region that is a host', { cloud: 'aws', role, region: 'evil.example/' }],
    ['a region that is a user', { cloud: 'aws', role, region: 'x@evil.example' }],
    ['a universe that anybody may register', { cloud: 'gcp', provider, 'universe-domain': 'evil.example' }],
    [
      'a universe that looks like one',
      { cloud: 'gcp', provider, 'universe-domain': 'apis-x.goog.evil.example' },
    ],
    [
      'an authority that is an address',
      { cloud: 'azure', tenant: id, client: id, authority: 'https://evil.example' },
    ],
    ['a tenant that is a path', { cloud: 'azure', tenant: '../evil', client: id }],
    ['delegates for nobody', { cloud: 'gcp', provider, delegates: [account] }],
    ['a role beside ambient credentials', { cloud: 'aws', source: 'ambient', region: 'eu-west-1', role }],
    [
      'a key in the open',
      {
        cloud: 'aws',
        source: 'secret',
        region: 'a',
        'access-key-id': 'AKIA123+/=',
        'secret-access-key': 'K',
      },
    ],
    ['no password', { cloud: 'generic', username: 'robot' }],
    ['an unknown source', { cloud: 'aws', source: 'file', region: 'eu-west-1' }],
  ])('may not have %s', (_what, value) => {
    expect(identity.safeParse(value).success).toBe(false);
  });
});

describe('a mistake in an identity', () => {
  const parse = (me: string) => () =>
    parseFleet(`version: 1\napplications: {}\nidentities:\n  me: ${me}\nregistries: {}\n`, 'flotilla.yml');

  it.each([
    ['{ cloud: aws, region: eu-west-1 }', '4:3: identities.me.role is required'],
    [
      '{ cloud: aws, source: own, region: a }',
      '4:21: identities.me.source must be one of github, ambient, secret',
    ],
    ['{ cloud: ali }', '4:9: identities.me.cloud must be one of aws, gcp, azure, generic'],
    ['{ cloud: gcp, source: ambient, delegate: [] }', 'is not a key here; did you mean delegates?'],
  ])('is named with its place: %s', (me, message) => {
    expect(parse(me)).toThrow(message);
  });
});

describe('a password in a store', () => {
  const file = (from: object, more: object = {}) => ({
    version: 1,
    applications: {
      shop: { deploy: { kind: 'manifests', path: 'deploy' }, services: { web: { context: '.' } } },
    },
    identities: {
      aws: { cloud: 'aws', role, region: 'eu-west-1' },
      other: { cloud: 'generic', username: 'a', password: 'KEY' },
      robot: { cloud: 'generic', username: 'robot', 'password-from': from, ...more },
    },
    registries: { harbor: { type: 'harbor', host: 'harbor.example', path: 'shop', identity: 'robot' } },
  });
  const secret = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:harbor-AbCdEf';
  const parse = (value: object) => () => parseFleet(JSON.stringify(value, null, 2), 'flotilla.yml');

  it('is read by an identity of its cloud', () => {
    expect(parse(file({ identity: 'aws', secret, key: 'password' }))).not.toThrow();
  });

  it.each([
    [{ identity: 'gone', secret }, {}, 'password-from.identity names "gone"'],
    [{ identity: 'other', secret }, {}, 'names an identity without a store of secrets'],
    [{ identity: 'aws', secret: 'projects/a/secrets/b/versions/1' }, {}, 'is not a secret of aws'],
    [{ identity: 'aws', secret: 'https://evil.example/secrets/a' }, {}, 'must be arn:aws:secretsmanager'],
    [{ identity: 'aws', secret: `${secret}?x=1` }, {}, 'must be arn:aws:secretsmanager'],
    [{ identity: 'aws', secret }, { password: 'KEY' }, 'needs either `password` or `password-from`'],
  ])('is refused with its line: %j %j', (from, more, message) => {
    expect(parse(file(from, more))).toThrow(
      new RegExp(`flotilla\\.yml:\\d+:\\d+: identities\\.robot.*${message.replace(/[.`]/g, '\\$&')}`),
    );
  });
});

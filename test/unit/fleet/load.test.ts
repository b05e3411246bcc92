import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { parseFleet } from '../../../src/fleet/load.ts';

const good = `
version: 1
applications:
  shop:
    deploy: { kind: helm, path: chart, release: shop }
    services:
      web: { context: web }
identities:
  push: { cloud: aws, role: 'arn:aws:iam::123456789012:role/push', region: eu-west-1 }
registries:
  aws: { type: ecr, account: '123456789012', region: eu-west-1, path: shop, identity: push }
environments:
  production:
    application: shop
    namespace: shop
    clusters:
      aws: { cloud: aws, cluster: c, region: eu-west-1, identity: push, registry: aws }
`;

const refusal = (text: string): string => {
  try {
    parseFleet(text, 'flotilla.yml');
  } catch (error) {
    if (error instanceof ActionError && error.code === 'FLEET_INVALID') return error.message;
    throw error;
  }
  throw new Error('the fleet file was accepted');
};

describe('a fleet file', () => {
  it('is read with its defaults', () => {
    const fleet = parseFleet(good, 'flotilla.yml');
    expect(fleet.applications['shop']?.services['web']?.platforms).toEqual(['linux/amd64', 'linux/arm64']);
    expect(fleet.registries['aws']?.required).toBe(true);
    expect(fleet.environments['production']?.['on-failure']).toBe('all-or-nothing');
    expect(fleet.policy.severity).toBe('CRITICAL');
  });

  it('with a misspelt key says where it is and what was meant', () => {
    expect(refusal(good.replace('namespace: shop', 'namespce: shop'))).toContain(
      'flotilla.yml:15:5: environments.production.namespce is not a key here; did you mean namespace?',
    );
  });

  it('reports all its mistakes at once', () => {
    const message = refusal(
      good.replace('region: eu-west-1 }', 'regin: x }').replace("account: '123456789012'", 'account: 12'),
    );
    expect(message).toContain('identities.push.regin is not a key here; did you mean region?');
    expect(message).toContain('identities.push.region');
    expect(message).toContain('registries.aws.account');
  });

  it('tells a number that should be text from one that is missing', () => {
    const unquoted = good.replace("account: '123456789012'", 'account: 123456789012');
    expect(refusal(unquoted)).toMatch(
      /registries\.aws\.account must be text; without quotes YAML reads a number: put it in quotes$/,
    );
    expect(refusal(good.replace("account: '123456789012', ", ''))).toMatch(
      /registries\.aws\.account is required$/,
    );
    expect(refusal(good.replace('namespace: shop', 'namespace:'))).toMatch(
      /production\.namespace has no value$/,
    );
    expect(refusal(good.replace('{ context: web }', '[web]'))).toMatch(
      /services\.web must be a mapping of keys, not a list$/,
    );
  });

  it.each([
    [
      'severity',
      `${good}policy: { severity: CRITICL }\n`,
      'policy.severity must be one of UNKNOWN, .*CRITICAL',
    ],
    ['registry', good.replace('type: ecr', 'type: harbr'), 'registries.aws.type must be one of .*harbor'],
  ])('with a misspelt %s names the words there are and the nearest', (_what, text, said) => {
    expect(refusal(text)).toMatch(new RegExp(`${said}.*; did you mean \\w+\\?$`));
  });

  it('with a text that begins with an asterisk says where to quote it', () => {
    expect(refusal(`${good}policy: { retention: { tags: [semver, *-rc] } }\n`)).toBe(
      'flotilla.yml:18:39: an unquoted * begins an alias, and nothing has that anchor',
    );
  });

  it('may not grow without end by its aliases', () => {
    const ten = (anchor: string, value: string) =>
      `${anchor}: &${anchor} [${Array.from({ length: 10 }, () => value).join(', ')}]`;
    const bomb = [ten('a', 'x'), ten('b', '*a'), ten('c', '*b'), ten('d', '*c')].join('\n');
    expect(refusal(`${good}${bomb}\n`)).toContain('flotilla.yml: Excessive alias count');
  });

  it('may not have a service whose repository is that of the release records', () => {
    expect(refusal(good.replace('web: {', 'releases: {'))).toContain(
      'applications.shop.services must not name one `releases`',
    );
  });

  it.each(['https://ghcr.io', 'ghcr.io/acme', 'robot@ghcr.io', 'ghcr.io:https', ''])(
    'may not give %s as the host of a registry',
    (host) => {
      const other = good
        .replace('identities:\n', 'identities:\n  robot: { cloud: generic, username: r, password: R }\n')
        .replace(
          'registries:\n',
          `registries:\n  hub: { type: oci, host: '${host}', path: shop, identity: robot }\n`,
        );
      expect(refusal(other)).toContain('registries.hub.host must be HOST or HOST:PORT');
    },
  );

  it('may not name what it does not define', () => {
    expect(refusal(good.replace('registry: aws', 'registry: gcp'))).toMatch(
      /flotilla\.yml:17:\d+: environments\.production\.clusters\.aws\.registry names "gcp", but registries has aws/,
    );
  });

  it('may not use an identity of another cloud', () => {
    const text = good.replace(
      'cloud: aws, cluster: c, region: eu-west-1',
      'cloud: gcp, project: p, location: l, cluster: c',
    );
    expect(refusal(text)).toContain('names an identity of aws; this needs one of gcp');
  });

  it('names the identities that prune, of the same clouds', () => {
    const pruned = good
      .replace('identity: push }', 'identity: push, prune-identity: robot }')
      .replace('registry: aws }', 'registry: aws, prune-identity: nobody }')
      .replace('identities:\n', 'identities:\n  robot: { cloud: generic, username: r, password: R }\n');
    expect(refusal(pruned)).toMatch(
      /registries\.aws\.prune-identity names an identity of generic.*\n.*clusters\.aws\.prune-identity names "nobody"/,
    );
  });

  it('that is not YAML says where', () => {
    expect(refusal('version: 1\napplications: [\n')).toMatch(/^flotilla\.yml:\d+:\d+: /);
    expect(refusal(good.replace('registries:', 'registries'))).toBe(
      'flotilla.yml:10:1: Implicit keys need to be on a single line',
    );
  });

  it.each([
    'busybox:1.37',
    'ghcr.io/acme/proxy:v1',
    'localhost:5000/proxy:v1',
    `proxy:v1@sha256:${'0'.repeat(64)}`,
  ])('may not list the image %s, which would match none', (image) => {
    expect(refusal(`${good}policy: { images: ['${image}'] }\n`)).toMatch(
      /policy\.images\.0 must be REPOSITORY or REPOSITORY@DIGEST as the chart writes it, without a tag$/,
    );
  });

  it.each([
    'busybox',
    'docker.io/library/busybox',
    'localhost:5000/a/b',
    `ghcr.io/a/b@sha256:${'0'.repeat(64)}`,
  ])('lists the image %s', (image) => {
    expect(parseFleet(`${good}policy: { images: ['${image}'] }\n`, 'f.yml').policy.images).toEqual([image]);
  });

  it('may not lead out of the repository', () => {
    expect(refusal(good.replace('context: web', 'context: ../web'))).toContain(
      'must stay inside the repository',
    );
  });
});

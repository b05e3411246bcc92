import { describe, expect, it } from '@jest/globals';
import { isActionError } from '../../../src/core/errors.ts';
import { parseFleet } from '../../../src/fleet/load.ts';

const digest = `sha256:${'a'.repeat(64)}`;

const fleetWith = ({ deploy = '{ kind: manifests, path: deploy }', keys = '' }) => `
version: 1
applications:
  shop: { deploy: ${deploy}, services: { web: { context: web } } }
identities:
  push: { cloud: aws, role: 'arn:aws:iam::123456789012:role/push', region: eu-west-1 }
  robot: { cloud: generic, username: robot, password: PASSWORD }
registries:
  main: { type: ecr, account: '123456789012', region: eu-west-1, path: shop, identity: push }
environments:
  production:
    application: shop
    namespace: shop
    clusters:
      east: { cloud: aws, cluster: e, region: eu-west-1, identity: push, registry: main }
${keys.replace(/^/gm, '    ')}
`;

const parse = (parts: Parameters<typeof fleetWith>[0]) => parseFleet(fleetWith(parts), 'flotilla.yml');

const refusal = (parts: Parameters<typeof fleetWith>[0]): string => {
  try {
    parse(parts);
  } catch (error) {
    if (isActionError(error, 'FLEET_INVALID')) return error.message;
    throw error;
  }
  throw new Error('the fleet file was accepted');
};

const chart = (more: string) => ({ deploy: `{ kind: helm, release: shop, ${more} }` });

describe('a chart', () => {
  it('is in the repository or in a registry', () => {
    expect(parse(chart('path: charts/shop')).applications['shop']?.deploy).toMatchObject({
      path: 'charts/shop',
    });
    const pinned = chart(
      `chart: oci://registry.example:5000/charts/shop, version: 1.2.3, digest: '${digest}'`,
    );
    expect(parse(pinned).applications['shop']?.deploy).toMatchObject({ version: '1.2.3', digest });
  });

  it.each([
    ['in neither', 'values: []', 'must be there where `chart` is not'],
    [
      'in both',
      `path: a, chart: oci://r.example/b, version: '1', digest: '${digest}'`,
      'must be there where',
    ],
    [
      'without a digest',
      "chart: oci://r.example/b, version: '1'",
      'goes together with `version` and `digest`',
    ],
    ['by a tag', `chart: 'oci://r.example/b:1', version: '1', digest: '${digest}'`, 'must not name a tag'],
    [
      'by another scheme',
      `chart: 'https://r.example/b', version: '1', digest: '${digest}'`,
      'must be oci://',
    ],
  ])('is refused %s', (_where, more, message) => {
    expect(refusal(chart(more))).toContain(message);
  });
});

describe('what a delivery may do', () => {
  it('has bounds where the file names none', () => {
    expect(parse({}).environments['production']?.apply).toEqual({
      'prune-max': 50,
      'prune-keep': [],
      'hook-timeout': '5m',
    });
  });

  it.each([
    ['apply: { prune-max: 101 }', '100'],
    ['apply: { prune-keep: [stateful sets] }', 'must be KIND or KIND.GROUP'],
    ['decryption: {}', 'needs `age-key` or `identity`'],
    ['decryption: { identity: nobody }', 'names "nobody"'],
    ['decryption: { identity: robot }', 'names an identity without keys'],
    ['vault: { address: http://vault.example, role: shop }', 'must be https://'],
    ['vault: { address: https://vault.example/v1, role: shop }', 'must be https://'],
  ])('%s is refused', (keys, message) => {
    expect(refusal({ keys })).toContain(message);
  });
});

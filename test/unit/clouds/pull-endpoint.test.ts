import { describe, expect, it } from '@jest/globals';
import { openRegistry } from '../../../src/clouds/index.ts';
import { pullEndpoint } from '../../../src/clouds/pull-endpoint.ts';
import { cluster } from '../../../src/fleet/environment.ts';
import { fleet } from '../../../src/fleet/fleet.ts';
import { fakeCloud } from './fake-cloud.ts';

const parsed = fleet.parse({
  version: 1,
  applications: {},
  identities: {
    push: { cloud: 'aws', role: 'arn:aws:iam::123456789012:role/push', region: 'eu-west-1' },
  },
  registries: {
    ecr: {
      ...{ type: 'ecr', account: '123456789012', region: 'eu-west-1', path: 'shop', identity: 'push' },
      replicas: ['eu-central-1', 'us-east-1'],
    },
  },
  environments: {},
});
const common = { cluster: 'shop', identity: 'deploy', registry: 'ecr' };

describe('where a cluster pulls from', () => {
  it.each([
    [{ cloud: 'aws', region: 'us-east-1', ...common }, 'us-east-1'],
    [{ cloud: 'aws', region: 'eu-west-1', ...common }, 'eu-west-1'],
    [{ cloud: 'aws', region: 'ap-south-1', ...common }, 'eu-west-1'],
    [{ cloud: 'gcp', project: 'acme', location: 'us-east-1', ...common }, 'eu-west-1'],
  ])('%j: %s', async (config, region) => {
    const access = await openRegistry(parsed, 'ecr', fakeCloud(() => new Error('no network')).ports);
    const { host, path } = pullEndpoint(access, cluster.parse(config));
    expect(`${host}/${path}`).toBe(`123456789012.dkr.ecr.${region}.amazonaws.com/shop`);
  });
});

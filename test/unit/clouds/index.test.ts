import { describe, expect, it } from '@jest/globals';
import type { ClusterRole } from '../../../src/clouds/cluster-role.ts';
import { openCluster, openRegistry, openTokens } from '../../../src/clouds/index.ts';
import { clusterTargetOf } from '../../../src/clouds/target.ts';
import { fleet as schema } from '../../../src/fleet/fleet.ts';
import { fakeCloud } from './fake-cloud.ts';

const role = (name: string) => ({
  cloud: 'aws',
  role: `arn:aws:iam::123456789012:role/${name}`,
  region: 'eu-west-1',
});
const fleet = schema.parse({
  version: 1,
  applications: {
    shop: {
      deploy: { kind: 'manifests', path: 'deploy' },
      services: { web: { context: '.' } },
    },
  },
  identities: {
    push: role('push'),
    deploy: role('deploy'),
    rollback: role('rollback'),
    prune: role('prune'),
    robot: { cloud: 'generic', username: 'robot', password: 'ROBOT' },
  },
  registries: {
    ecr: { type: 'ecr', account: '123456789012', region: 'eu-west-1', path: 'shop', identity: 'push' },
    harbor: { type: 'harbor', host: 'harbor.example', path: 'shop', identity: 'push' },
  },
  environments: {
    production: {
      application: 'shop',
      namespace: 'shop',
      clusters: {
        eks: {
          cloud: 'aws',
          cluster: 'shop',
          region: 'eu-west-1',
          identity: 'deploy',
          'rollback-identity': 'rollback',
          'prune-identity': 'prune',
          registry: 'ecr',
        },
        edge: { cloud: 'generic', kubeconfig: 'EDGE', registry: 'ecr' },
        wrong: { cloud: 'aws', cluster: 'x', region: 'r', identity: 'robot', registry: 'ecr' },
      },
    },
  },
});
/** As no fleet file can be: its references are checked. */
const mixed = {
  ...fleet,
  registries: { ecr: { ...fleet.registries['ecr'], 'prune-identity': 'robot' } },
} as typeof fleet; // the registry is there
const { ports } = fakeCloud(() => new Error('no network'));

describe('opening by the fleet file', () => {
  it('opens a registry without a request', async () => {
    const { endpoint } = await openRegistry(fleet, 'ecr', ports);
    expect(endpoint).toMatchObject({ name: 'ecr', path: 'shop', required: true });
  });

  it.each([
    ['an unknown registry', () => openRegistry(fleet, 'gar', ports), 'It has ecr, harbor.'],
    ['an identity of another cloud', () => openRegistry(fleet, 'harbor', ports), 'is of cloud aws'],
    [
      'an identity of another cloud for pruning',
      () => openRegistry(mixed, 'ecr', ports, 'prune'),
      'identities.robot is of cloud generic',
    ],
    ['an unknown environment', () => openCluster(fleet, 'staging', 'eks', ports), 'It has production.'],
    ['an unknown cluster', () => openCluster(fleet, 'production', 'gke', ports), 'It has eks, edge, wrong.'],
    [
      'a cluster’s identity of another cloud',
      () => openCluster(fleet, 'production', 'wrong', ports),
      'generic',
    ],
  ])('refuses %s', async (_name, open, hint) => {
    await expect(open()).rejects.toMatchObject({
      code: 'FLEET_INVALID',
      hint: expect.stringContaining(hint),
    });
  });

  it('chooses the identity by the role', () => {
    const arn = (chosen: ClusterRole) => clusterTargetOf(fleet, 'production', 'eks', chosen).identity;
    expect(arn('deploy')).toMatchObject({ role: expect.stringContaining('deploy') });
    expect(arn('rollback')).toMatchObject({ role: expect.stringContaining('rollback') });
    expect(arn('prune')).toMatchObject({ role: expect.stringContaining('prune') });
  });

  it('has no tokens for a kubeconfig', async () => {
    expect(await openTokens(clusterTargetOf(fleet, 'production', 'edge', 'deploy'), ports)).toBeUndefined();
  });
});

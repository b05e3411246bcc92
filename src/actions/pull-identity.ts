import type { Fleet } from '../fleet/fleet.ts';
import { cloudOfRegistry } from '../fleet/registry.ts';
import type { ClusterSession } from './cluster-sessions.ts';

/**
 * The fleet as a job sees it that asks a cluster's registry without pushing: by the cluster's own identity where both
 * are of one cloud, since a job that delivers or rolls back need not be trusted to push.
 */
export function asPuller(fleet: Fleet, { config, role }: Pick<ClusterSession, 'config' | 'role'>): Fleet {
  const registry = fleet.registries[config.registry];
  const identity = (role === 'deploy' ? undefined : config[`${role}-identity`]) ?? config.identity;
  if (registry === undefined || identity === undefined || cloudOfRegistry[registry.type] !== config.cloud)
    return fleet;
  return { ...fleet, registries: { ...fleet.registries, [config.registry]: { ...registry, identity } } };
}

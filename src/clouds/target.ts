import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import { type ClusterConfig, cluster } from '../fleet/environment.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { type Identity, identity } from '../fleet/identity.ts';
import type { ClusterRole } from './cluster-role.ts';

/** One cluster and who goes there: all that is needed to open it without the fleet file. Holds no secret. */
export const clusterTarget = z.strictObject({
  /** Name in the environment, for messages. */
  name: z.string(),
  config: cluster,
  /** Undefined for a kubeconfig, which brings its own. */
  identity: identity.optional(),
});

export type ClusterTarget = z.output<typeof clusterTarget>;

/** Finds a cluster of an environment and the identity for a role. `FLEET_INVALID` for unknown names. */
export function clusterTargetOf(
  fleet: Fleet,
  environment: string,
  name: string,
  role: ClusterRole,
): ClusterTarget {
  const found = fleet.environments[environment];
  if (found === undefined) throw unknownName('environment', environment, Object.keys(fleet.environments));
  const config = found.clusters[name];
  if (config === undefined)
    throw unknownName('cluster', name, Object.keys(found.clusters), ` in environment ${environment}`);
  const identityName = (role === 'deploy' ? undefined : config[`${role}-identity`]) ?? config.identity;
  if (config.cloud === 'generic' || identityName === undefined) return { name, config };
  return { name, config, identity: identityNamed(fleet, identityName, config.cloud, `cluster ${name}`) };
}

/** An identity of the fleet file, of the cloud that `user` is on where that matters. `FLEET_INVALID`. */
export function identityNamed(
  fleet: Fleet,
  name: string,
  cloud: ClusterConfig['cloud'] | undefined,
  user: string,
): Identity {
  const found = fleet.identities[name];
  if (found === undefined) throw unknownName('identity', name, Object.keys(fleet.identities), ` (${user})`);
  if (cloud === undefined || found.cloud === cloud) return found;
  throw new ActionError('FLEET_INVALID', `${user} needs an identity of cloud ${cloud}`, {
    hint: `identities.${name} is of cloud ${found.cloud}; name another one.`,
  });
}

export function unknownName(kind: string, name: string, known: readonly string[], where = ''): ActionError {
  return new ActionError('FLEET_INVALID', `The fleet file has no ${kind} named ${name}${where}`, {
    hint: known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.',
  });
}

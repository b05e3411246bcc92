import { ActionError } from '../core/errors.ts';
import type { ClusterConfig } from '../fleet/environment.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Identity, IdentityOf } from '../fleet/identity.ts';
import type { RegistryConfig } from '../fleet/registry.ts';
import type {
  Cloud,
  CloudPorts,
  ClusterAccess,
  ClusterOf,
  Provider,
  RegistryAccess,
  RegistryOf,
} from './provider.ts';

/** One line per cloud. Loaded when used: who pushes to one registry does not read the code of the others. */
const providers: { readonly [C in Cloud]: () => Promise<Provider<C>> } = {
  aws: async () => (await import('./aws/index.ts')).provider,
  gcp: async () => (await import('./gcp/index.ts')).provider,
  azure: async () => (await import('./azure/index.ts')).provider,
  generic: async () => (await import('./generic/index.ts')).provider,
};

/**
 * Opens a registry of the fleet file. Nothing is asked of the cloud until a credential or its control plane is
 * needed, so `endpoint.host` and `endpoint.path` cost no request. `FLEET_INVALID` for an unknown name.
 */
export async function openRegistry(fleet: Fleet, name: string, ports: CloudPorts): Promise<RegistryAccess> {
  const config = fleet.registries[name];
  if (config === undefined) throw unknown('registry', name, Object.keys(fleet.registries));
  return registryOf(cloudOf(config), name, config, fleet, ports);
}

/** Which of a cluster's two identities acts. */
export type ClusterRole = 'deploy' | 'rollback';

/**
 * Opens a cluster of an environment of the fleet file: finds the API server's address and the identity's token for
 * it. `FLEET_INVALID` for unknown names, `IDENTITY_DENIED` where the cloud refuses, `CLUSTER_DENIED` where it does
 * not show the cluster, `CLUSTER_UNREACHABLE` where it does not answer.
 */
export async function openCluster(
  fleet: Fleet,
  environment: string,
  name: string,
  ports: CloudPorts,
  role: ClusterRole = 'deploy',
): Promise<ClusterAccess> {
  const target = fleet.environments[environment];
  if (target === undefined) throw unknown('environment', environment, Object.keys(fleet.environments));
  const config = target.clusters[name];
  if (config === undefined)
    throw unknown('cluster', name, Object.keys(target.clusters), ` in environment ${environment}`);
  const identity = (role === 'rollback' ? config['rollback-identity'] : undefined) ?? config.identity;
  return clusterOf(config.cloud, name, config, identity, fleet, ports);
}

async function registryOf<C extends Cloud>(
  cloud: C,
  name: string,
  config: RegistryConfig,
  fleet: Fleet,
  ports: CloudPorts,
): Promise<RegistryAccess> {
  if (!isRegistryOf(config, cloud)) throw new Error(`${config.type} is not on ${cloud}`);
  const identity = identityOf(fleet, config.identity, cloud, `registries.${name}`);
  return (await providers[cloud]()).registry(name, config, identity, ports);
}

async function clusterOf<C extends Cloud>(
  cloud: C,
  name: string,
  config: ClusterConfig,
  identityName: string | undefined,
  fleet: Fleet,
  ports: CloudPorts,
): Promise<ClusterAccess> {
  if (!isClusterOf(config, cloud)) throw new Error(`cluster ${name} is not on ${cloud}`);
  const identity =
    identityName === undefined ? undefined : identityOf(fleet, identityName, cloud, `cluster ${name}`);
  return (await providers[cloud]()).cluster(name, config, identity, ports);
}

function identityOf<C extends Cloud>(fleet: Fleet, name: string, cloud: C, user: string): IdentityOf<C> {
  const identity = fleet.identities[name];
  if (identity === undefined) throw unknown('identity', name, Object.keys(fleet.identities), ` (${user})`);
  if (isIdentityOf(identity, cloud)) return identity;
  throw new ActionError('FLEET_INVALID', `${user} needs an identity of cloud ${cloud}`, {
    hint: `identities.${name} is of cloud ${identity.cloud}; name another one.`,
  });
}

function unknown(kind: string, name: string, known: readonly string[], where = ''): ActionError {
  return new ActionError('FLEET_INVALID', `The fleet file has no ${kind} named ${name}${where}`, {
    hint: known.length > 0 ? `It has ${known.join(', ')}.` : `It has none.`,
  });
}

function cloudOf(config: RegistryConfig): Cloud {
  switch (config.type) {
    case 'ecr':
      return 'aws';
    case 'artifact-registry':
      return 'gcp';
    case 'acr':
      return 'azure';
    default:
      return 'generic';
  }
}

const isRegistryOf = <C extends Cloud>(config: RegistryConfig, cloud: C): config is RegistryOf<C> =>
  cloudOf(config) === cloud;
const isClusterOf = <C extends Cloud>(config: ClusterConfig, cloud: C): config is ClusterOf<C> =>
  config.cloud === cloud;
const isIdentityOf = <C extends Cloud>(identity: Identity, cloud: C): identity is IdentityOf<C> =>
  identity.cloud === cloud;

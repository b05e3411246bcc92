import type { ClusterConfig } from '../fleet/environment.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Identity, IdentityOf } from '../fleet/identity.ts';
import { type CloudSource, cloudOfSource } from '../fleet/metric-source.ts';
import { cloudOfRegistry, type RegistryConfig } from '../fleet/registry.ts';
import type { ClusterRole } from './cluster-role.ts';
import { loginOf, type ReadSecret } from './login.ts';
import type { ProgramAccess } from './program-access.ts';
import type {
  Cloud,
  CloudPorts,
  ClusterAccess,
  ClusterIdentityOf,
  ClusterOf,
  Login,
  MetricsAccess,
  MetricsOf,
  Provider,
  RegistryAccess,
  RegistryIdentityOf,
  RegistryOf,
} from './provider.ts';
import type { Renewing } from './renewing.ts';
import { type ClusterTarget, clusterTargetOf, identityNamed, unknownName } from './target.ts';

/** One line per cloud. Loaded when used: who pushes to one registry does not read the code of the others. */
const providers: { readonly [C in Cloud]: () => Promise<Provider<C>> } = {
  aws: async () => (await import('./aws/index.ts')).provider,
  gcp: async () => (await import('./gcp/index.ts')).provider,
  azure: async () => (await import('./azure/index.ts')).provider,
  generic: async () => (await import('./generic/index.ts')).provider,
};

/**
 * Opens a registry of the fleet file. Nothing is asked of the cloud until a credential or its control plane is
 * needed, so `endpoint.host` and `endpoint.path` cost no request. With the role `prune` it is opened by its
 * `prune-identity`, where it has one. `FLEET_INVALID` for an unknown name.
 */
export async function openRegistry(
  fleet: Fleet,
  name: string,
  ports: CloudPorts,
  role: 'push' | 'prune' = 'push',
): Promise<RegistryAccess> {
  const config = fleet.registries[name];
  if (config === undefined) throw unknownName('registry', name, Object.keys(fleet.registries));
  const cloud = cloudOfRegistry[config.type];
  const user = `registries.${name}`;
  const identityName = (role === 'prune' ? config['prune-identity'] : undefined) ?? config.identity;
  const identity = identityNamed(fleet, identityName, cloud, user);
  if (identity.cloud !== 'generic') return registryOf(cloud, name, config, identity, ports);
  const storeOf = (wanted: string) => identityNamed(fleet, wanted, undefined, user);
  return registryOf(cloud, name, config, loginOf(identity, storeOf, readSecret, ports), ports);
}

/**
 * Opens a cluster of an environment of the fleet file: finds the API server's address and the identity's token for
 * it. `FLEET_INVALID` for unknown names, `IDENTITY_DENIED` where the cloud refuses, `CLUSTER_DENIED` where it does
 * not show the cluster, `CLOUD_FAILED` where it does not answer.
 */
export async function openCluster(
  fleet: Fleet,
  environment: string,
  name: string,
  ports: CloudPorts,
  role: ClusterRole = 'deploy',
): Promise<ClusterAccess> {
  return openTarget(clusterTargetOf(fleet, environment, name, role), ports);
}

/** `openCluster` for a target found before. */
export async function openTarget(target: ClusterTarget, ports: CloudPorts): Promise<ClusterAccess> {
  return clusterOf(target.config.cloud, target, ports);
}

/** Only the tokens of a target, with the fewest requests; undefined where it is opened without tokens of a cloud. */
export async function openTokens(
  target: ClusterTarget,
  ports: CloudPorts,
): Promise<Renewing<string> | undefined> {
  return tokensOf(target.config.cloud, target, ports);
}

async function registryOf<C extends Cloud>(
  cloud: C,
  name: string,
  config: RegistryConfig,
  identity: Identity | Login,
  ports: CloudPorts,
): Promise<RegistryAccess> {
  if (!isRegistryOf(config, cloud) || !isRegistryIdentityOf(identity, cloud)) throw mixed(cloud, name);
  return (await providers[cloud]()).registry(name, config, identity, ports);
}

/** A secret out of the store of the identity's cloud. */
const readSecret: ReadSecret = (reference, identity, ports) =>
  secretOf(identity.cloud, reference, identity, ports);

async function secretOf<C extends Cloud>(
  cloud: C,
  reference: string,
  identity: Identity,
  ports: CloudPorts,
): Promise<string> {
  const { secret } = await providers[cloud]();
  if (secret === undefined || !isIdentityOf(identity, cloud)) throw mixed(cloud, reference);
  return secret(reference, identity, ports);
}

/** Lets a program use the key management service of an identity's cloud. `FLEET_INVALID` for an unknown identity. */
export async function openKms(fleet: Fleet, name: string, ports: CloudPorts): Promise<ProgramAccess> {
  const identity = identityNamed(fleet, name, undefined, '`decryption`');
  return kmsOf(identity.cloud, name, identity, ports);
}

async function kmsOf<C extends Cloud>(
  cloud: C,
  name: string,
  identity: Identity,
  ports: CloudPorts,
): Promise<ProgramAccess> {
  const { kms } = await providers[cloud]();
  if (kms === undefined || !isIdentityOf(identity, cloud)) throw mixed(cloud, name);
  return kms(identity, ports);
}

/** Lets Terraform or OpenTofu act as an identity of the fleet file. `FLEET_INVALID` for an unknown one. */
export async function openTerraform(fleet: Fleet, name: string, ports: CloudPorts): Promise<ProgramAccess> {
  const identity = identityNamed(fleet, name, undefined, '`infrastructure`');
  return terraformOf(identity.cloud, name, identity, ports);
}

async function terraformOf<C extends Cloud>(
  cloud: C,
  name: string,
  identity: Identity,
  ports: CloudPorts,
): Promise<ProgramAccess> {
  const { terraform } = await providers[cloud]();
  if (terraform === undefined || !isIdentityOf(identity, cloud)) throw mixed(cloud, name);
  return terraform(identity, ports);
}

/**
 * Opens a cloud’s metrics for a cluster: by the identity the source names, or the one that deploys to that cluster.
 * `FLEET_INVALID` for an unknown identity or one of another cloud.
 */
export async function openMetrics(
  fleet: Fleet,
  source: CloudSource,
  cluster: { readonly name: string; readonly identity: string | undefined },
  ports: CloudPorts,
): Promise<MetricsAccess> {
  const cloud = cloudOfSource[source.kind];
  const user = `the analysis of cluster ${cluster.name}`;
  const identity = identityNamed(fleet, source.identity ?? cluster.identity ?? '', cloud, user);
  return metricsOf(cloud, source, identity, ports);
}

async function metricsOf<C extends Cloud>(
  cloud: C,
  source: CloudSource,
  identity: Identity,
  ports: CloudPorts,
): Promise<MetricsAccess> {
  const { metrics } = await providers[cloud]();
  if (metrics === undefined || !isMetricsOf(source, cloud) || !isIdentityOf(identity, cloud))
    throw mixed(cloud, source.kind);
  return metrics(source, identity, ports);
}

async function clusterOf<C extends Cloud>(
  cloud: C,
  { name, config, identity }: ClusterTarget,
  ports: CloudPorts,
): Promise<ClusterAccess> {
  if (!isClusterOf(config, cloud) || !isClusterIdentityOf(identity, cloud)) throw mixed(cloud, name);
  return (await providers[cloud]()).cluster(name, config, identity, ports);
}

async function tokensOf<C extends Cloud>(
  cloud: C,
  { name, config, identity }: ClusterTarget,
  ports: CloudPorts,
): Promise<Renewing<string> | undefined> {
  if (!isClusterOf(config, cloud) || !isClusterIdentityOf(identity, cloud)) throw mixed(cloud, name);
  return (await providers[cloud]()).clusterToken?.(name, config, identity, ports);
}

// The compiler does not see that what is on one cloud comes together; these tell it, and check.
const mixed = (cloud: Cloud, name: string) => new Error(`${name} is not all on ${cloud}`);
const isRegistryOf = <C extends Cloud>(config: RegistryConfig, cloud: C): config is RegistryOf<C> =>
  cloudOfRegistry[config.type] === cloud;
const isClusterOf = <C extends Cloud>(config: ClusterConfig, cloud: C): config is ClusterOf<C> =>
  config.cloud === cloud;
const isMetricsOf = <C extends Cloud>(source: CloudSource, cloud: C): source is CloudSource & MetricsOf<C> =>
  cloudOfSource[source.kind] === cloud;
const isIdentityOf = <C extends Cloud>(identity: Identity, cloud: C): identity is IdentityOf<C> =>
  identity.cloud === cloud;
const isRegistryIdentityOf = <C extends Cloud>(
  identity: Identity | Login,
  cloud: C,
): identity is RegistryIdentityOf<C> =>
  'cloud' in identity ? identity.cloud === cloud && cloud !== 'generic' : cloud === 'generic';
const isClusterIdentityOf = <C extends Cloud>(
  identity: Identity | undefined,
  cloud: C,
): identity is ClusterIdentityOf<C> =>
  cloud === 'generic' ? identity === undefined : identity?.cloud === cloud;

import type { Provider } from '../provider.ts';
import { openAnyCluster } from './cluster.ts';
import { openOciRegistry } from './registry.ts';

/** Any OCI registry and any Kubernetes cluster, by credentials out of flotilla-secrets. */
export const provider: Provider<'generic'> = {
  registry: async (name, config, identity, ports) => openOciRegistry(name, config, identity, ports),
  cluster: (name, config, _identity, ports) => openAnyCluster(name, config, ports),
};

import type { Provider } from '../provider.ts';
import { openAnyCluster } from './cluster.ts';
import { openOciRegistry } from './registry.ts';

/** Any OCI registry and any Kubernetes cluster, by credentials of their own. */
export const provider: Provider<'generic'> = {
  registry: async (name, config, login, ports) => openOciRegistry(name, config, login, ports),
  cluster: (name, config, _identity, ports) => openAnyCluster(name, config, ports),
};

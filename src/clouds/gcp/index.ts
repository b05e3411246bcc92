import type { Provider } from '../provider.ts';
import { openGke } from './cluster.ts';
import { googleToken } from './identity.ts';
import { openArtifactRegistry } from './registry.ts';

/** Google Cloud: Artifact Registry and GKE by workload identity federation. */
export const provider: Provider<'gcp'> = {
  registry: async (name, config, identity, ports) => openArtifactRegistry(name, config, identity, ports),
  cluster: openGke,
  clusterToken: (_name, _config, identity, ports) => googleToken(identity, ports),
  secret: async (reference, identity, ports) =>
    (await import('./secrets.ts')).googleSecret(reference, identity, ports),
  metrics: async (source, identity, ports) =>
    (await import('./metrics.ts')).googleMetrics(source, identity, ports),
  kms: async (identity, ports) => (await import('./kms.ts')).gcpKms(identity, ports),
  // Terraform's provider and backend read the same variables as everything else.
  terraform: async (identity, ports) => (await import('./kms.ts')).gcpKms(identity, ports),
};

import type { Provider } from '../provider.ts';
import { aksToken, openAks } from './cluster.ts';
import { openAcr } from './registry.ts';

/** Microsoft Azure: Container Registry and AKS by federated credentials of Entra. */
export const provider: Provider<'azure'> = {
  registry: async (name, config, identity, ports) => openAcr(name, config, identity, ports),
  cluster: openAks,
  clusterToken: (_name, _config, identity, ports) => aksToken(identity, ports),
  secret: async (reference, identity, ports) =>
    (await import('./secrets.ts')).azureSecret(reference, identity, ports),
  metrics: async (source, identity, ports) =>
    (await import('./metrics.ts')).azureMetrics(source, identity, ports),
  kms: async (identity, ports) => (await import('./kms.ts')).azureKms(identity, ports),
  terraform: async (identity, ports) => (await import('./terraform.ts')).azureTerraform(identity, ports),
};

import type { Provider } from '../provider.ts';
import { eksToken, openEks } from './cluster.ts';
import { openEcr } from './registry.ts';

/** Amazon Web Services: ECR and EKS by roles that trust the job's token. */
export const provider: Provider<'aws'> = {
  registry: async (name, config, identity, ports) =>
    config.type === 'ecr'
      ? openEcr(name, config, identity, ports)
      : (await import('./public-registry.ts')).openEcrPublic(name, config, identity, ports),
  cluster: openEks,
  clusterToken: (_name, config, identity, ports) => eksToken(config, identity, ports),
  secret: async (reference, identity, ports) =>
    (await import('./secrets.ts')).awsSecret(reference, identity, ports),
  metrics: async (source, identity, ports) =>
    (await import('./metrics.ts')).awsMetrics(source, identity, ports),
  kms: async (identity, ports) => (await import('./kms.ts')).awsKms(identity, ports),
  // Terraform's provider and backend read the same variables as everything else.
  terraform: async (identity, ports) => (await import('./kms.ts')).awsKms(identity, ports),
};

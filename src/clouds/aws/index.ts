import type { Provider } from '../provider.ts';
import { eksToken, openEks } from './cluster.ts';
import { openEcr } from './registry.ts';
import { awsSecret } from './secrets.ts';

/** Amazon Web Services: ECR and EKS by roles that trust the job's token. */
export const provider: Provider<'aws'> = {
  registry: async (name, config, identity, ports) => openEcr(name, config, identity, ports),
  cluster: openEks,
  clusterToken: (_name, config, identity, ports) => eksToken(config, identity, ports),
  secret: awsSecret,
};

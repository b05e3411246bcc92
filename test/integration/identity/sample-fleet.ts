import { type Fleet, fleet } from '../../../src/fleet/fleet.ts';
import { aws, azure, gcp } from '../../clouds/identities.ts';

const role = (duty: 'push' | 'deploy' | 'rollback') => ({
  cloud: 'aws',
  role: aws.roles[duty],
  region: aws.region,
});
const client = (duty: 'push' | 'deploy' | 'rollback') => ({
  cloud: 'azure',
  tenant: azure.tenant,
  client: azure.clients[duty],
});
const federated = { cloud: 'gcp', provider: gcp.provider };

const clusters = {
  aws: {
    cloud: 'aws',
    cluster: aws.cluster,
    region: aws.region,
    identity: 'aws-deploy',
    'rollback-identity': 'aws-rollback',
    registry: 'aws',
  },
  gcp: {
    cloud: 'gcp',
    project: gcp.project,
    location: gcp.location,
    cluster: gcp.cluster,
    identity: 'gcp-deploy',
    registry: 'gcp',
  },
  azure: {
    cloud: 'azure',
    subscription: azure.subscription,
    'resource-group': azure.resourceGroup,
    cluster: azure.cluster,
    identity: 'azure-deploy',
    'rollback-identity': 'azure-rollback',
    registry: 'azure',
  },
};

/** A fleet file over the three local clouds, as the sample consumer has it. JSON is YAML. */
export const sampleFleetText = JSON.stringify({
  version: 1,
  applications: {
    sample: {
      deploy: { kind: 'manifests', path: 'deploy' },
      services: { web: { context: 'web' } },
    },
  },
  identities: {
    'aws-push': role('push'),
    'aws-deploy': role('deploy'),
    'aws-rollback': role('rollback'),
    'gcp-push': federated,
    'gcp-deploy': { ...federated, 'service-account': gcp.serviceAccounts.deploy },
    'azure-push': client('push'),
    'azure-deploy': client('deploy'),
    'azure-rollback': client('rollback'),
  },
  registries: {
    aws: { type: 'ecr', account: aws.account, region: aws.region, path: aws.path, identity: 'aws-push' },
    gcp: {
      type: 'artifact-registry',
      location: gcp.location,
      project: gcp.project,
      repository: gcp.repository,
      identity: 'gcp-push',
    },
    azure: { type: 'acr', registry: 'acmedelivery', path: azure.path, identity: 'azure-push' },
  },
  environments: {
    production: { application: 'sample', namespace: 'delivery', clusters },
  },
});

export const sampleFleet: Fleet = fleet.parse(JSON.parse(sampleFleetText));

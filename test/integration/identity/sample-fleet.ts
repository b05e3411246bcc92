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
    azure: { type: 'acr', registry: 'exampledelivery', path: azure.path, identity: 'azure-push' },
  },
  environments: {
    production: { application: 'sample', namespace: 'delivery', clusters },
  },
});

export const sampleFleet: Fleet = fleet.parse(JSON.parse(sampleFleetText));

const stores = {
  aws: (name: string) => `arn:aws:secretsmanager:${aws.region}:${aws.account}:secret:${name}-AbCdEf`,
  gcp: (name: string) => `projects/${gcp.project}/secrets/${name}/versions/latest`,
  azure: (name: string) => `https://acme.vault.azure.net/secrets/${name}`,
};
const robots = (['aws', 'gcp', 'azure'] as const).flatMap((cloud) => {
  const robot = (name: string, secret: string, more: object = {}) => [
    `${cloud}-${name}`,
    {
      cloud: 'generic',
      username: 'robot$acme',
      'password-from': { identity: `${cloud}-push`, secret: stores[cloud](secret), ...more },
    },
  ];
  return [
    robot('plain', 'harbor'),
    robot('json', 'harbor-json', { key: 'password' }),
    robot('disabled', 'harbor-old'),
    robot('missing', 'harbor-gone'),
    robot('denied', 'harbor', { identity: `${cloud}-deploy` }),
  ];
});

/** Harbor by a robot account, its password in each cloud's store: one registry and one identity a way. */
export const secretsFleet: Fleet = fleet.parse({
  ...JSON.parse(sampleFleetText),
  identities: { ...JSON.parse(sampleFleetText).identities, ...Object.fromEntries(robots) },
  registries: {
    ...JSON.parse(sampleFleetText).registries,
    ...Object.fromEntries(
      robots.map(([name]) => [
        name,
        { type: 'harbor', host: 'harbor.example', path: 'acme', identity: name },
      ]),
    ),
  },
});

import { z } from 'zod';
import { host, location, name } from './names.ts';
import { artifactRegistryCreation, ecrCreation } from './repository-creation.ts';

const repositoryPrefix = z
  .string()
  .regex(/^[a-z0-9]+([._/-][a-z0-9]+)*$/, 'must be a repository path in lower case')
  .describe('repository path below which each service has its repository');

const common = {
  identity: name.describe('name of the identity that pushes'),
  'prune-identity': name
    .optional()
    .describe('name of the identity that lists and deletes; `identity` without it'),
  required: z
    .boolean()
    .default(true)
    .describe(
      'a failure fails the delivery; a registry that a selected cluster pulls from is always required',
    ),
};

const creates = <T extends z.ZodType>(creation: T) =>
  creation
    .optional()
    .describe('how a repository is made that is not there; one that is there is never changed');

const ecr = z.strictObject({
  type: z.literal('ecr'),
  account: z.string().regex(/^\d{12}$/, 'must be a 12-digit account id'),
  region: location,
  replicas: z
    .array(location)
    .min(1)
    .optional()
    .describe('regions that ECR replicates to and that clusters pull from; a push waits for them'),
  create: creates(ecrCreation),
  path: repositoryPrefix,
  ...common,
});

const ecrPublic = z.strictObject({
  type: z.literal('ecr-public'),
  alias: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,49}$/, 'must be the alias of the registry')
    .describe('alias of the registry: `public.ecr.aws/ALIAS`'),
  path: repositoryPrefix,
  ...common,
});

const artifactRegistry = z.strictObject({
  type: z.literal('artifact-registry'),
  location: location.describe('region or multi-region'),
  project: z.string().min(1),
  repository: z.string().min(1).describe('name of the Artifact Registry repository'),
  create: creates(artifactRegistryCreation),
  ...common,
});

const acr = z.strictObject({
  type: z.literal('acr'),
  registry: z.string().regex(/^[a-z0-9]{5,50}$/, 'must be the name of the registry, without .azurecr.io'),
  path: repositoryPrefix,
  ...common,
});

const oci = z.strictObject({
  type: z.enum(['ghcr', 'docker-hub', 'harbor', 'oci']),
  host: host.describe('host, with a port where it is not 443'),
  path: repositoryPrefix,
  ...common,
});

/** A registry that images are pushed to. */
export const registry = z.discriminatedUnion('type', [ecr, ecrPublic, artifactRegistry, acr, oci]);

export type RegistryConfig = z.output<typeof registry>;
export type RegistryConfigOf<T extends RegistryConfig['type']> = Extract<RegistryConfig, { type: T }>;

/** The cloud whose identities each type of registry takes. */
export const cloudOfRegistry = {
  ecr: 'aws',
  'ecr-public': 'aws',
  'artifact-registry': 'gcp',
  acr: 'azure',
  ghcr: 'generic',
  'docker-hub': 'generic',
  harbor: 'generic',
  oci: 'generic',
} as const satisfies Record<RegistryConfig['type'], string>;

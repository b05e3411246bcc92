import { z } from 'zod';
import { location, name } from './names.ts';

const repositoryPrefix = z
  .string()
  .regex(/^[a-z0-9]+([._/-][a-z0-9]+)*$/, 'must be a repository path in lower case')
  .describe('repository path below which each service has its repository');

const common = {
  identity: name.describe('name of the identity that pushes'),
  required: z
    .boolean()
    .default(true)
    .describe(
      'a failure fails the delivery; a registry that a selected cluster pulls from is always required',
    ),
};

const ecr = z.strictObject({
  type: z.literal('ecr'),
  account: z.string().regex(/^\d{12}$/, 'must be a 12-digit account id'),
  region: location,
  path: repositoryPrefix,
  ...common,
});

const artifactRegistry = z.strictObject({
  type: z.literal('artifact-registry'),
  location: location.describe('region or multi-region'),
  project: z.string().min(1),
  repository: z.string().min(1).describe('name of the Artifact Registry repository'),
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
  host: z.string().min(1).describe('host, with a port where it is not 443'),
  path: repositoryPrefix,
  ...common,
});

/** A registry that images are pushed to. */
export const registry = z.discriminatedUnion('type', [ecr, artifactRegistry, acr, oci]);

export type RegistryConfig = z.output<typeof registry>;
export type RegistryConfigOf<T extends RegistryConfig['type']> = Extract<RegistryConfig, { type: T }>;

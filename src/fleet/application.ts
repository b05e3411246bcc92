import { z } from 'zod';
import { name, repositoryPath, secretName } from './names.ts';

/** Platforms as the OCI image specification writes them: os/architecture[/variant]. */
export const platform = z
  .string()
  .regex(/^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/, 'must be a platform such as linux/arm64');

export const service = z.strictObject({
  context: repositoryPath.describe('build context'),
  dockerfile: repositoryPath.optional().describe('Dockerfile; CONTEXT/Dockerfile by default'),
  sources: z
    .array(repositoryPath)
    .min(1)
    .optional()
    .describe(
      'paths the image is made of; the last commit that touched one dates it. Context and Dockerfile by default',
    ),
  target: z.string().optional().describe('stage to build'),
  platforms: z.array(platform).min(1).default(['linux/amd64', 'linux/arm64']),
  'build-args': z.record(z.string(), z.string()).default({}),
  secrets: z
    .array(secretName)
    .default([])
    .describe('entries of flotilla-secrets mounted as build secrets of that name'),
});

const helm = z.strictObject({
  kind: z.literal('helm'),
  path: repositoryPath.describe('directory of the chart'),
  release: name.describe('Helm release name, `.Release.Name` in the chart'),
  values: z.array(repositoryPath).default([]).describe('values files for every environment, in order'),
  set: z
    .record(z.string(), z.string())
    .default({})
    .describe(
      'values written from the release; the text may name {service}, {repository}, {digest}, {revision}, {commit}, {release}, ' +
        '{environment}, {cloud} and {cluster}; a key with {service} is set once per service',
    ),
});

const kustomize = z.strictObject({ kind: z.literal('kustomize'), path: repositoryPath });
const manifests = z.strictObject({ kind: z.literal('manifests'), path: repositoryPath });

/** One application: what is built, and the chart or manifests it is deployed with. */
export const application = z.strictObject({
  deploy: z.discriminatedUnion('kind', [helm, kustomize, manifests]),
  services: z
    .record(name, service)
    .refine((all) => Object.keys(all).length > 0, 'must name at least one service')
    .refine(
      (all) => !Object.hasOwn(all, 'releases'),
      'must not name one `releases`: that repository is for records',
    ),
});

export type Service = z.output<typeof service>;
export type Application = z.output<typeof application>;
export type DeploySource = Application['deploy'];

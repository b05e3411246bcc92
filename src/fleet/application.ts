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

const helmChart = z.strictObject({
  kind: z.literal('helm'),
  path: repositoryPath.optional().describe('directory of the chart; or `chart`, where it is in a registry'),
  chart: z
    .string()
    .regex(/^oci:\/\/[^/@\s]+\/[^@\s]+$/, 'must be oci://HOST/PATH')
    .refine((text) => !/:[^/]*$/.test(text.slice('oci://'.length)), 'must not name a tag; that is `version`')
    .optional()
    .describe('chart in a registry: oci://HOST/PATH. It is fetched when the images are built'),
  version: z.string().min(1).optional().describe('version of `chart`'),
  digest: z
    .string()
    .regex(/^sha256:[a-f0-9]{64}$/, 'must be a digest such as sha256:2c26…')
    .optional()
    .describe('digest of `chart`, as `helm push` prints it: it decides what is delivered'),
  registry: name
    .optional()
    .describe('registry of this file whose login fetches `chart`; without it nobody logs in'),
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

const helm = helmChart
  .refine(({ path, chart }) => (path === undefined) !== (chart === undefined), {
    path: ['path'],
    message: 'must be there where `chart` is not, and only there',
  })
  .refine(
    ({ chart, version, digest }) =>
      [version, digest].every((one) => (one === undefined) === (chart === undefined)),
    {
      path: ['chart'],
      message: 'goes together with `version` and `digest`',
    },
  );

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

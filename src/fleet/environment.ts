import { z } from 'zod';
import { analysis } from './analysis.ts';
import { applyRules } from './apply.ts';
import { decryption } from './decryption.ts';
import { failurePolicy, onCancel } from './failure-policy.ts';
import { freezeWindow } from './freeze.ts';
import { migrationPolicy } from './migrations.ts';
import { durationText, location, name, repositoryPath, secretName } from './names.ts';
import { runnerLabels } from './runner.ts';
import { strategy } from './strategy.ts';
import { vault } from './vault.ts';
import { waves } from './waves.ts';

const common = {
  identity: name.describe('name of the identity that deploys'),
  'rollback-identity': name
    .optional()
    .describe('name of the identity that rolls back; `identity` without it'),
  'plan-identity': name
    .optional()
    .describe('name of the identity that plans pull requests; `identity` without it'),
  'prune-identity': name
    .optional()
    .describe('name of the identity that reads what the registries must keep; `identity` without it'),
  registry: name.describe('name of the registry this cluster pulls from'),
  namespace: name.optional().describe('namespace, where it differs from the environment’s'),
  values: z
    .array(repositoryPath)
    .default([])
    .describe('values files for this cluster, after the application’s'),
  url: z.url().optional().describe('public address of the application there'),
  'runs-on': runnerLabels
    .optional()
    .describe('runner of the job that delivers there, where each cluster has a job of its own'),
};

const eks = z.strictObject({
  cloud: z.literal('aws'),
  cluster: z.string().min(1),
  region: location,
  ...common,
});

const gke = z.strictObject({
  cloud: z.literal('gcp'),
  project: z.string().min(1),
  location,
  cluster: z.string().min(1),
  endpoint: z
    .enum(['public', 'dns', 'private', 'connect-gateway'])
    .default('public')
    .describe('way to the API server; `connect-gateway` needs a fleet membership and no network of its own'),
  ...common,
});

const aks = z.strictObject({
  cloud: z.literal('azure'),
  subscription: z.guid(),
  'resource-group': z.string().min(1),
  cluster: z.string().min(1),
  ...common,
});

const any = z.strictObject({
  cloud: z.literal('generic'),
  kubeconfig: secretName.describe('entry of flotilla-secrets that holds a kubeconfig, base64-encoded'),
  context: z.string().optional(),
  ...common,
  identity: name.optional(),
});

/** A cluster the application is deployed to. */
export const cluster = z.discriminatedUnion('cloud', [eks, gke, aks, any]);

/** One thing the running application must do. */
export const smokeCheck = z.strictObject({
  name: z.string().min(1),
  service: name
    .optional()
    .describe('Service asked through the API server’s proxy; `url` asks the public address'),
  port: z
    .union([z.int().min(1).max(65535), z.string()])
    .default('http')
    .describe('port number or name of the Service'),
  url: z.string().optional().describe('absolute address, or a path below the cluster’s `url`'),
  path: z.string().startsWith('/').default('/'),
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']).default('GET'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
  status: z.array(z.int().min(100).max(599)).default([200]),
  json: z
    .record(z.string(), z.string())
    .default({})
    .describe(
      'dotted path in the answer → text it must equal; may name {commit}, {release}, {digest}, {revision}',
    ),
  timeout: durationText.default('5s'),
});

export const smoke = z.strictObject({
  passes: z.int().min(1).max(100).default(2).describe('consecutive passes that count as success'),
  deadline: durationText.default('60s').describe('for all checks together'),
  checks: z.array(smokeCheck).default([]),
});

/** Where and how one application is deployed. */
export const environment = z.strictObject({
  application: name,
  when: z.array(z.string()).default([]).describe('refs that are delivered here, such as refs/heads/main'),
  'github-environment': z.string().optional().describe('GitHub environment that guards it'),
  namespace: name,
  clusters: z
    .record(name, cluster)
    .refine((all) => Object.keys(all).length > 0, 'must name at least one cluster'),
  strategy: strategy.prefault('rolling').describe('how new pods take over from old ones'),
  timeout: durationText.default('5m').describe('for one cluster’s rollout'),
  apply: applyRules.prefault({}).describe('what a delivery may write and delete'),
  decryption: decryption.optional().describe('what opens values files and manifests that SOPS encrypted'),
  vault: vault.optional().describe('Vault whose secrets values files name as vault:PATH#KEY'),
  waves: waves
    .optional()
    .describe('clusters in the order in which they are delivered to; all at once without it'),
  bake: durationText.optional().describe('for how long a wave must keep serving before the next one begins'),
  'on-failure': failurePolicy
    .default('all-or-nothing')
    .describe('what becomes of the other clusters when one fails'),
  'on-cancel': onCancel.default('leave').describe('what a cancelled delivery does with what it has written'),
  migrations: migrationPolicy
    .default('hold')
    .describe('what a failed delivery does that brought a migration which the last verified release lacks'),
  freeze: z.array(freezeWindow).default([]).describe('times in which nothing is delivered by itself'),
  analysis: analysis.optional().describe('metrics that are watched while traffic shifts'),
  smoke: smoke.prefault({}),
});

export type ClusterConfig = z.output<typeof cluster>;
export type ClusterConfigOf<C extends ClusterConfig['cloud']> = Extract<ClusterConfig, { cloud: C }>;
export type SmokeCheck = z.output<typeof smokeCheck>;
export type SmokeSuite = z.output<typeof smoke>;
export type Environment = z.output<typeof environment>;

import { z } from 'zod';

export const deploymentSchema = z.object({
  ref: z.string(),
  task: z.string().default('deploy'),
  environment: z.string().default('production'),
  description: z.string().nullish(),
  auto_merge: z.boolean().default(true),
  required_contexts: z.array(z.string()).optional(),
  payload: z.unknown().optional(),
  transient_environment: z.boolean().optional(),
  production_environment: z.boolean().optional(),
});

export const statusSchema = z.object({
  state: z.enum(['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success']),
  environment: z.string().optional(),
  environment_url: z.string().optional(),
  log_url: z.string().optional(),
  description: z.string().max(140).optional(),
  auto_inactive: z.boolean().optional(),
});

export type Deployment = z.infer<typeof deploymentSchema> &
  Stored & { readonly repository: string; readonly sha: string };
export type DeploymentStatus = z.infer<typeof statusSchema> & Stored;

interface Stored {
  readonly id: number;
  readonly created_at: string;
}

/** Deployments of all repositories with their statuses, newest first as the API lists them. */
export interface Deployments {
  create(repository: string, input: z.infer<typeof deploymentSchema>): Deployment;
  list(repository: string, query: URLSearchParams): readonly Deployment[];
  get(repository: string, id: number): Deployment | undefined;
  addStatus(deployment: Deployment, input: z.infer<typeof statusSchema>): DeploymentStatus;
  statuses(deployment: Deployment): readonly DeploymentStatus[];
}

/** No deployments yet. */
export function createDeployments(): Deployments {
  const deployments: Deployment[] = [];
  const statuses = new Map<number, DeploymentStatus[]>();
  let lastId = 0;
  const stored = (): Stored => {
    lastId += 1;
    return { id: lastId, created_at: new Date().toISOString() };
  };
  return {
    create: (repository, input) => {
      const sha = /^[0-9a-f]{40}$/.test(input.ref) ? input.ref : '0'.repeat(40);
      const deployment = { ...input, ...stored(), repository, sha };
      deployments.unshift(deployment);
      return deployment;
    },
    list: (repository, query) =>
      deployments.filter((deployment) => {
        const wanted = (name: 'ref' | 'sha' | 'task' | 'environment') => {
          return (query.get(name) ?? deployment[name]) === deployment[name];
        };
        const matches = wanted('ref') && wanted('sha') && wanted('task') && wanted('environment');
        return deployment.repository === repository && matches;
      }),
    get: (repository, id) => deployments.find((entry) => entry.repository === repository && entry.id === id),
    addStatus: (deployment, input) => {
      const status = { ...input, ...stored() };
      statuses.set(deployment.id, [status, ...(statuses.get(deployment.id) ?? [])]);
      return status;
    },
    statuses: (deployment) => statuses.get(deployment.id) ?? [],
  };
}

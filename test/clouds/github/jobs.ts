import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { consumer } from '../identities.ts';

/** What a job is, as far as its ID token says it; every field has the sample consumer's value by default. */
export const jobSchema = z.strictObject({
  repository: z.string().default(consumer.repository),
  repository_id: z.string().default(consumer.repositoryId),
  repository_owner: z.string().default(consumer.owner),
  repository_owner_id: z.string().default(consumer.ownerId),
  repository_visibility: z.enum(['public', 'private', 'internal']).default('private'),
  /** null: a job without an environment, whose `sub` names the ref. */
  environment: z.string().nullable().default('production'),
  ref: z.string().default('refs/heads/main'),
  sha: z.string().default('0'.repeat(40)),
  event_name: z.string().default('push'),
  workflow: z.string().default('pipeline'),
  workflow_ref: z.string().default(`${consumer.repository}/.github/workflows/pipeline.yml@refs/heads/main`),
  job_workflow_ref: z.string().default('flotilla/flotilla/.github/workflows/pipeline.yml@refs/heads/main'),
  run_id: z.string().default('1'),
  run_attempt: z.string().default('1'),
  actor: z.string().default('octocat'),
  /** Lifetime of its tokens in seconds; negative for a hostile test with an expired one. */
  lifetime: z.number().int().default(300),
});

export type Job = z.infer<typeof jobSchema>;

/** A running job and the bearer token that lets it ask for ID tokens. */
export interface RegisteredJob {
  readonly id: string;
  readonly requestToken: string;
  readonly job: Job;
}

/** The jobs that may ask for ID tokens, by id. */
export interface Jobs {
  add(job: Job, id?: string): RegisteredJob;
  get(id: string): RegisteredJob | undefined;
}

/** No jobs yet. */
export function createJobs(): Jobs {
  const jobs = new Map<string, RegisteredJob>();
  return {
    add: (job, id = randomUUID()) => {
      const registered = { id, requestToken: randomBytes(24).toString('base64url'), job };
      jobs.set(id, registered);
      return registered;
    },
    get: (id) => jobs.get(id),
  };
}

/** The `sub` claim as GitHub forms it: environment before pull request before ref. */
export function subjectOf(job: Job): string {
  if (job.environment !== null) return `repo:${job.repository}:environment:${job.environment}`;
  if (job.event_name === 'pull_request') return `repo:${job.repository}:pull_request`;
  return `repo:${job.repository}:ref:${job.ref}`;
}

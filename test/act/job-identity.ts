import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { control } from './control.ts';
import type { WorkflowRun } from './run-workflow.ts';

/** What a job asks for its identity tokens with. */
export const jobIdentity = z.object({ requestUrl: z.string(), requestToken: z.string() });

/** What the stack's issuer will say of this run's jobs: GitHub does this for each job, the runner here cannot. */
export async function registerJob(
  run: Pick<WorkflowRun, 'stack' | 'consumer' | 'workflow' | 'event' | 'actor'>,
  runId: string,
): Promise<z.output<typeof jobIdentity>> {
  const { stdout: sha } = await promisify(execFile)('git', ['-C', run.consumer, 'rev-parse', 'HEAD']);
  // The template's callers bear the names of the workflows they call, but for this one.
  const workflow = run.workflow === 'deliver.yml' ? 'pipeline.yml' : run.workflow;
  const job = {
    sha: sha.trim(),
    event_name: run.event,
    run_id: runId,
    environment: run.workflow === 'prune.yml' ? 'prune' : 'production',
    workflow_ref: `acme/delivery-platform/.github/workflows/${run.workflow}@refs/heads/main`,
    job_workflow_ref: `flotilla/flotilla/.github/workflows/${workflow}@refs/tags/v1`,
    ...(run.actor === undefined ? {} : { actor: run.actor }),
  };
  return jobIdentity.parse(await control(run.stack, '/_control/jobs', job));
}

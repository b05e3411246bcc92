import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { WorkflowRun } from './run-workflow.ts';

const identity = z.object({ requestUrl: z.string(), requestToken: z.string() });

/** What the stack's issuer will say of this run's jobs: GitHub does this for each job, the runner here cannot. */
export async function registerJob(run: WorkflowRun, runId: string): Promise<z.output<typeof identity>> {
  const { stdout: sha } = await promisify(execFile)('git', ['-C', run.consumer, 'rev-parse', 'HEAD']);
  const called = { 'deliver.yml': 'pipeline.yml', 'check.yml': 'check.yml', 'rollback.yml': 'rollback.yml' };
  const workflow = Object.entries(called).find(([caller]) => caller === run.workflow)?.[1] ?? run.workflow;
  const job = {
    sha: sha.trim(),
    event_name: run.event,
    run_id: runId,
    environment: 'production',
    workflow_ref: `acme/delivery-platform/.github/workflows/${run.workflow}@refs/heads/main`,
    job_workflow_ref: `flotilla/flotilla/.github/workflows/${workflow}@refs/tags/v1`,
    ...(run.actor === undefined ? {} : { actor: run.actor }),
  };
  const ca = await readFile(run.stack.ca);
  const agent = new Agent({ ca });
  const url = new URL('/_control/jobs', run.stack.github.api);
  const answer = await new Promise<string>((resolve, reject) => {
    const post = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      },
    );
    post.once('error', reject);
    post.end(JSON.stringify(job));
  });
  agent.destroy();
  return identity.parse(JSON.parse(answer));
}

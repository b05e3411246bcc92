import path from 'node:path';
import { z } from 'zod';
import { templates } from './checks.ts';
import { manifestsOf } from './manifests.ts';
import { runTask, type TaskOutcome } from './tekton-step.ts';

const value = z.union([z.string(), z.array(z.string())]);
const pipelineSchema = z.object({
  params: z.array(z.object({ name: z.string(), default: z.string().optional() })),
  tasks: z.array(
    z.object({
      name: z.string(),
      runAfter: z.array(z.string()).default([]),
      taskRef: z.object({ name: z.enum(['fetch-source', 'flotilla']) }),
      params: z.array(z.object({ name: z.string(), value })),
    }),
  ),
});

export interface PipelineRun {
  readonly params: Readonly<Record<string, string>>;
  /** What Tekton calls the run; its id is what the ledger and the locks know it by. */
  readonly uid: string;
  readonly work: string;
  readonly env: Readonly<Record<string, string>>;
  /** The last task that runs; all of them without it. */
  readonly until?: string;
}

/**
 * Runs the template's pipeline as Tekton's controller does, one task after the other: parameters and results put in,
 * nothing after a task that failed. The identity of the pod is what `env` brings.
 */
export async function runPipeline(run: PipelineRun): Promise<Map<string, TaskOutcome>> {
  const file = path.join(templates, 'delivery-platform/tekton/pipelines/deliver.yaml');
  const [manifest] = await manifestsOf(file);
  const { params, tasks } = pipelineSchema.parse(manifest?.['spec']);
  const given = new Map(params.map(({ name, default: otherwise }) => [name, run.params[name] ?? otherwise]));
  const done = new Map<string, TaskOutcome>();
  const put = (text: string): string =>
    text
      .replaceAll('$(context.pipelineRun.uid)', run.uid)
      .replaceAll(/\$\(tasks\.([a-z]+)\.results\.([a-z]+)\)/g, (whole, task: string, result: string) => {
        const found = done.get(task)?.results[result];
        if (found === undefined) throw new Error(`${whole} is not there yet`);
        return found;
      })
      .replaceAll(/\$\(params\.([a-z-]+)\)/g, (whole, name: string) => {
        const found = given.get(name);
        if (found === undefined) throw new Error(`${whole} has no value`);
        return found;
      });
  for (const { name, runAfter, taskRef, params: wanted } of tasks) {
    for (const before of runAfter)
      if (!done.has(before)) throw new Error(`${name} would run before ${before}`);
    const outcome = await runTask({
      task: taskRef.name,
      params: {
        ...Object.fromEntries(
          wanted.map((one) => [
            one.name,
            typeof one.value === 'string' ? put(one.value) : one.value.map(put),
          ]),
        ),
        ...(taskRef.name === 'flotilla' ? { identity: 'none' } : {}),
      },
      work: run.work,
      env: run.env,
    });
    done.set(name, outcome);
    if (outcome.code !== 0 || name === run.until) break;
  }
  return done;
}

import { z } from 'zod';

export const runSchema = z.strictObject({
  id: z.number().int(),
  status: z.enum(['queued', 'in_progress', 'completed']).default('in_progress'),
  conclusion: z.enum(['success', 'failure', 'cancelled']).nullable().default(null),
  run_attempt: z.number().int().default(1),
  head_branch: z.string().default('main'),
});

export type WorkflowRun = z.infer<typeof runSchema>;

/** Workflow runs by id; one that nobody told of is in progress. */
export interface Runs {
  set(run: WorkflowRun): void;
  get(id: number): WorkflowRun;
}

/** No runs told of yet. */
export function createRuns(): Runs {
  const runs = new Map<number, WorkflowRun>();
  return {
    set: (run) => {
      runs.set(run.id, run);
    },
    get: (id) => runs.get(id) ?? runSchema.parse({ id }),
  };
}

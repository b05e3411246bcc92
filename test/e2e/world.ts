import type { Consumer } from '../act/consumer.ts';
import { consumerVariables, createConsumer } from '../act/consumer.ts';
import { publishSuite } from '../act/publish-suite.ts';
import { runWorkflow, type WorkflowResult, type WorkflowRun } from '../act/run-workflow.ts';
import { down, type Stack, toolchain, up } from '../clouds/index.ts';

/** Name of the stack that the suites of this tier share, one after the other; scripts/test.ts takes it down. */
export const sharedStack = 'e2e';

/** Three clouds, the suite on their git server and a consumer's repository. */
export interface World {
  readonly stack: Stack;
  readonly bin: string;
  readonly consumer: Consumer;
  /** Runs a workflow of the consumer; each run without `rerun` has the next run number. */
  run(run: Pick<WorkflowRun, 'workflow' | 'event'> & Partial<WorkflowRun>): Promise<WorkflowResult>;
  end(): Promise<void>;
}

/**
 * Clouds of a test's own, but for those of the shared name: these are found as they are, and stay. `source` is what
 * becomes the consumer's repository: the delivery platform, or another that users copy.
 */
export async function createWorld(name: string, source?: string): Promise<World> {
  const { bin } = await toolchain('test');
  if (name !== sharedStack) await down(name);
  const stack = await up({ name, say: () => {} });
  await publishSuite(stack);
  const consumer = await createConsumer(stack, source);
  const variables = await consumerVariables(stack);
  let runs = 0;
  return {
    stack,
    bin,
    consumer,
    run: (run) =>
      runWorkflow({
        stack,
        bin,
        consumer: consumer.dir,
        variables,
        runNumber: run.runNumber ?? ++runs,
        ...run,
      }),
    end: async () => {
      await consumer.remove();
      if (name !== sharedStack) await down(name);
    },
  };
}

/** The end of a run's log, for the message of a failed assertion. */
export const tail = (result: WorkflowResult) => result.text.split('\n').slice(-60).join('\n');

import type { Consumer } from '../../test/act/consumer.ts';
import { type Running, whatRuns } from '../../test/act/outside.ts';
import { runWorkflow, type WorkflowResult, type WorkflowRun } from '../../test/act/run-workflow.ts';
import type { Stack } from '../../test/clouds/stack.ts';
import { deliveryTable } from './table.ts';
import { runView } from './view.ts';

/** Everything the stages of the demo share. */
export interface Stage {
  readonly stack: Stack;
  readonly bin: string;
  readonly consumer: Consumer;
  readonly variables: Readonly<Record<string, string>>;
  /** Counts runs, as GitHub numbers them. */
  nextRun(): number;
  readonly say: (line: string) => void;
  /** Told each finished run. */
  readonly keep: (result: WorkflowResult) => void;
  /** Figures for the end, in seconds. */
  readonly figures: Map<string, number>;
}

export interface Delivered {
  readonly result: WorkflowResult;
  readonly running: readonly Running[];
}

/** Runs one of the consumer's workflows and shows it; afterwards the table of what the clusters serve. */
export async function deliver(
  stage: Stage,
  run: Pick<WorkflowRun, 'workflow' | 'event'> & Partial<WorkflowRun>,
): Promise<Delivered> {
  const { stack, bin, consumer, variables, say } = stage;
  const show = runView(say);
  const rollouts: Record<string, string> = {};
  const result = await runWorkflow({
    stack,
    bin,
    consumer: consumer.dir,
    variables,
    runNumber: run.runNumber ?? stage.nextRun(),
    ...run,
    onLine: (line) => {
      const [, cloud, seconds] = /^(aws|gcp|azure)\s+rolled out in ([\d.]+ s)/.exec(line.msg) ?? [];
      if (cloud !== undefined && seconds !== undefined) rollouts[cloud] = seconds;
      show(line);
      run.onLine?.(line);
    },
  });
  stage.keep(result);
  const running = await whatRuns(stack, bin);
  say('');
  say(deliveryTable(releasedDigests(result), running, verdictsOf(result), rollouts));
  say(`\n${result.ok ? 'succeeded' : 'failed'} after ${result.seconds.toFixed(1)} s`);
  return { result, running };
}

/** The digest of each service in the release that a run built. */
export function releasedDigests(result: WorkflowResult): Record<string, string> {
  const text = result.outputs.get('build/build/digests');
  return text === undefined ? {} : JSON.parse(text);
}

/** The verdict of each cluster, from the output of the step that delivered or rolled back. */
export function verdictsOf(result: WorkflowResult): Record<string, string> {
  const text = [...result.outputs].find(([name]) => /^(deliver|rollback)\/.*\/results$/.test(name))?.[1];
  return text === undefined || text === '' ? {} : JSON.parse(text);
}

/** One digest for each service, equal on every cloud; an error where clouds disagree or a pod is not ready. */
export function servedDigests(running: readonly Running[]): Map<string, string> {
  const digests = new Map<string, string>();
  for (const { service, cloud, digest, ready, wanted } of running) {
    const other = digests.get(service);
    if (other !== undefined && other !== digest)
      throw new Error(`${service} differs on ${cloud}: ${digest}, ${other}`);
    if (ready !== wanted) throw new Error(`${service} on ${cloud} has ${ready} of ${wanted} pods ready`);
    digests.set(service, digest);
  }
  return digests;
}

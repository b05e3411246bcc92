import type { z } from 'zod';
import type { ActionSpec } from './action.ts';
import { systemClock } from './clock.ts';
import type { Context } from './context.ts';
import { ActionError } from './errors.ts';
import { systemExec } from './exec.ts';
import { createHttp } from './http.ts';
import { kebab } from './inputs.ts';
import { redact } from './masked.ts';
import { exportVariable, readState, saveState, writeOutput } from './runner-files.ts';
import { runnerLog } from './runner-log.ts';
import { createSummary } from './summary.ts';
import { createTemp, sweepTemp } from './temp.ts';

/** Hears what went wrong, also while tidying up: more than once, if need be. */
type OnError = (error: unknown) => void;

/** Does the work of an action whose inputs are right, and writes its outputs. */
export async function runMain<S extends Record<string, z.ZodType>, O extends string>(
  spec: ActionSpec<S, O>,
  inputs: z.output<z.ZodObject<S>>,
  onError: OnError,
): Promise<void> {
  await asStep(async (context) => {
    await sweepTemp(context.env, context.clock.now());
    const outputs = await spec.run(inputs, context);
    for (const name of spec.outputs) writeOutput(kebab(name), outputs[name] ?? '');
    if (outputs.failure !== undefined) throw outputs.failure;
  }, onError);
}

/** Gives work what it may touch, and leaves nothing of that open or lying about. */
export async function asStep(work: (context: Context) => Promise<void>, onError: OnError): Promise<void> {
  const cancel = new AbortController();
  const interrupt = () => cancel.abort(new ActionError('INTERRUPTED', 'The job was cancelled'));
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const context: Context = {
    log: runnerLog,
    exec: systemExec,
    http: createHttp(),
    clock: systemClock,
    env: process.env,
    summary: createSummary(process.env['GITHUB_STEP_SUMMARY'], redact),
    temp: createTemp(process.env),
    state: { save: saveState, read: readState },
    signal: cancel.signal,
    exportVariable,
  };
  try {
    await work(context);
  } catch (error) {
    onError(error);
  } finally {
    await context.summary.write().catch(onError);
    await context.temp.remove().catch(onError);
    await context.http.close().catch(onError);
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

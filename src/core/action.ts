import * as core from '@actions/core';
import type { z } from 'zod';
import { systemClock } from './clock.ts';
import type { Context } from './context.ts';
import { ActionError, isActionError, messageOf } from './errors.ts';
import { systemExec } from './exec.ts';
import { createHttp } from './http.ts';
import { isSecret, kebab } from './inputs.ts';
import { runnerLog } from './runner-log.ts';
import { createSummary } from './summary.ts';
import { createTemp, sweepTemp } from './temp.ts';

export type OutputValue = string | number | boolean | undefined;

/** An action: what it takes, what it gives, what it does. `outputs` is tied to action.yml by a contract test. */
export interface ActionSpec<S extends Record<string, z.ZodType>, O extends string> {
  readonly inputs: z.ZodObject<S>;
  /** Names of the outputs, in camelCase. */
  readonly outputs: readonly O[];
  /** Returns the outputs. With a `failure` among them they are written and the step then ends with that error. */
  run(
    inputs: z.output<z.ZodObject<S>>,
    context: Context,
  ): Promise<Record<O, OutputValue> & { readonly failure?: unknown }>;
  /** Runs after the job's other steps, also after a cancel. It may only clean up; a failure is a warning. */
  post?(context: Context): Promise<void>;
}

/** Ties a schema to the code that uses it, so that `run` never sees a raw string. */
export const defineAction = <S extends Record<string, z.ZodType>, const O extends string>(
  spec: ActionSpec<S, O>,
) => spec;

/** Runs an action as a step: reads inputs, writes outputs, reports errors, sets the exit code and never exits. */
export async function runAction<S extends Record<string, z.ZodType>, O extends string>(
  spec: ActionSpec<S, O>,
): Promise<void> {
  await asStep(async (context) => {
    const inputs = readInputs(spec.inputs, context);
    await sweepTemp(context.env, context.clock.now());
    const outputs = await spec.run(inputs, context);
    for (const name of spec.outputs) core.setOutput(kebab(name), outputs[name] ?? '');
    if (outputs.failure !== undefined) throw outputs.failure;
  }, fail);
}

/** Runs an action's post step. Whatever goes wrong is a warning: the job's verdict stands. */
export async function runPost<S extends Record<string, z.ZodType>, O extends string>(
  spec: ActionSpec<S, O>,
): Promise<void> {
  await asStep(
    async (context) => spec.post?.(context),
    (error) => core.warning(`Cleaning up failed: ${messageOf(error)}`),
  );
}

async function asStep(
  work: (context: Context) => Promise<void>,
  onError: (error: unknown) => void,
): Promise<void> {
  const cancel = new AbortController();
  const interrupt = () => cancel.abort(new ActionError('INTERRUPTED', 'The job was cancelled'));
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const context: Context = {
    log: runnerLog,
    exec: systemExec,
    http: createHttp(),
    clock: systemClock,
    env: process.env,
    summary: createSummary(process.env['GITHUB_STEP_SUMMARY']),
    temp: createTemp(process.env),
    state: { save: core.saveState, read: (name) => core.getState(name) || undefined },
    signal: cancel.signal,
    exportVariable: core.exportVariable,
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

function readInputs<S extends Record<string, z.ZodType>>(
  schema: z.ZodObject<S>,
  { log }: Context,
): z.output<z.ZodObject<S>> {
  const fields = Object.entries<z.ZodType>(schema.shape);
  const raw = Object.fromEntries(fields.map(([key]) => [key, core.getInput(kebab(key)) || undefined]));
  for (const [key, field] of fields) if (isSecret(field) && raw[key] !== undefined) log.mask(raw[key]);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const [input, ...inner] = issue.path.map(String);
    const place = [input === undefined ? 'inputs' : kebab(input), ...inner].join('.');
    return `${place}: ${issue.message}`;
  });
  throw new ActionError('INPUT_INVALID', `Invalid inputs\n${lines.join('\n')}`, {
    hint: 'Correct the `with:` block of this step.',
  });
}

function fail(error: unknown): void {
  process.exitCode = 1;
  if (isActionError(error)) {
    core.error(messageOf(error), { title: error.code });
    if (error.hint !== undefined) core.info(`What to do: ${error.hint}`);
    core.debug(error.stack ?? '');
  } else {
    core.error(error instanceof Error ? (error.stack ?? error.message) : String(error), { title: 'BUG' });
    core.info(
      'This is a mistake in Flotilla, not in your configuration. Please report it with the lines above.',
    );
  }
}

import type { z } from 'zod';
import { systemClock } from './clock.ts';
import type { Context } from './context.ts';
import { ActionError, isActionError, messageOf } from './errors.ts';
import { systemExec } from './exec.ts';
import { createHttp } from './http.ts';
import { isSecret, kebab } from './inputs.ts';
import {
  annotate,
  debugLine,
  exportVariable,
  logLine,
  readInput,
  readState,
  saveState,
  writeOutput,
} from './runner-commands.ts';
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

/**
 * Runs an action as a step: reads inputs, writes outputs, reports errors, sets the exit code and never exits. The code
 * is loaded when the inputs are right, so a wrong one is refused in the time it takes to start.
 */
export async function runAction<S extends Record<string, z.ZodType>, O extends string>(
  inputs: z.ZodObject<S>,
  load: () => Promise<ActionSpec<S, O>>,
): Promise<void> {
  await asStep(async (context) => {
    const given = await readInputs(inputs, context);
    const spec = await load();
    await sweepTemp(context.env, context.clock.now());
    const outputs = await spec.run(given, context);
    for (const name of spec.outputs) writeOutput(kebab(name), outputs[name] ?? '');
    if (outputs.failure !== undefined) throw outputs.failure;
  }, fail);
}

/** Runs an action's post step. Whatever goes wrong is a warning: the job's verdict stands. */
export async function runPost<S extends Record<string, z.ZodType>, O extends string>(
  spec: ActionSpec<S, O>,
): Promise<void> {
  await asStep(
    async (context) => spec.post?.(context),
    (error) => annotate('warning', `Cleaning up failed: ${messageOf(error)}`),
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

async function readInputs<S extends Record<string, z.ZodType>>(
  schema: z.ZodObject<S>,
  { log }: Context,
): Promise<z.output<z.ZodObject<S>>> {
  const fields = Object.entries<z.ZodType>(schema.shape);
  const raw = Object.fromEntries(fields.map(([key]) => [key, readInput(kebab(key))]));
  for (const [key, field] of fields) if (isSecret(field) && raw[key] !== undefined) log.mask(raw[key]);
  const parsed = await schema.safeParseAsync(raw);
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
    annotate('error', messageOf(error), { title: error.code });
    if (error.hint !== undefined) logLine(`What to do: ${error.hint}`);
    debugLine(error.stack ?? '');
  } else {
    annotate('error', error instanceof Error ? (error.stack ?? error.message) : String(error), {
      title: 'BUG',
    });
    logLine(
      'This is a mistake in Flotilla, not in your configuration. Please report it with the lines above.',
    );
  }
}

import type { z } from 'zod';
import type { ActionSpec, Post } from './action.ts';
import { isActionError, messageOf } from './errors.ts';
import { readInputs } from './read-inputs.ts';
import { annotate, debugLine, logLine } from './runner-commands.ts';
import { runnerLog } from './runner-log.ts';

/**
 * Runs an action as a step: reads inputs, writes outputs, reports errors, sets the exit code and never exits. Its code,
 * and what a step needs of the system, are loaded when the inputs are right: a wrong one is refused at once.
 */
export async function runAction<S extends Record<string, z.ZodType>, O extends string>(
  schema: z.ZodObject<S>,
  load: () => Promise<ActionSpec<S, O>>,
): Promise<void> {
  try {
    const inputs = await readInputs(schema, runnerLog);
    const [{ runMain }, spec] = await Promise.all([import('./step.ts'), load()]);
    await runMain(spec, inputs, fail);
  } catch (error) {
    fail(error);
  }
}

/** Runs an action's post step. Whatever goes wrong is a warning: the job's verdict stands. */
export async function runPost(load: () => Promise<Post | undefined>): Promise<void> {
  try {
    const [{ asStep }, post] = await Promise.all([import('./step.ts'), load()]);
    await asStep(async (context) => post?.(context), warn);
  } catch (error) {
    warn(error);
  }
}

const warn = (error: unknown) => annotate('warning', `Cleaning up failed: ${messageOf(error)}`);

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

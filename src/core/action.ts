import type { z } from 'zod';
import type { Context } from './context.ts';

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
  readonly post?: Post;
}

/** Runs after the job's other steps, also after a cancel. It may only clean up; a failure is a warning. */
export type Post = (context: Context) => Promise<void>;

/** Ties a schema to the code that uses it, so that `run` never sees a raw string. */
export const defineAction = <S extends Record<string, z.ZodType>, const O extends string>(
  spec: ActionSpec<S, O>,
) => spec;

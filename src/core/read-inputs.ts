import type { z } from 'zod';
import { ActionError } from './errors.ts';
import { isSecret, kebab } from './inputs.ts';
import type { Log } from './log.ts';
import { readInput } from './runner-commands.ts';

/** The inputs of this step by their schema, secrets masked first. `INPUT_INVALID` names all that is wrong at once. */
export async function readInputs<S extends Record<string, z.ZodType>>(
  schema: z.ZodObject<S>,
  log: Log,
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

import { ActionError } from './errors.ts';
import { secret } from './inputs.ts';
import type { Log } from './log.ts';

/** The input that carries every secret a fleet names: `NAME=value` lines. */
export const secretLines = () => secret().optional();

/** Looks up a secret by name; `INPUT_INVALID` names the one that is missing. */
export type Secrets = (name: string) => string;

/**
 * Reads `NAME=value` lines and masks each value. A value may be quoted with double quotes and then hold `\n` and
 * `\"`, so that a key in PEM fits on a line. Blank lines and lines that begin with `#` are skipped.
 */
export function parseSecrets(lines: string | undefined, log: Log): Secrets {
  const values = new Map<string, string>();
  const wrong: number[] = [];
  for (const [index, line] of (lines ?? '').split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const match = /^\s*([A-Z_][A-Z0-9_]*)=(.*)$/.exec(line);
    const value = match?.[2] === undefined ? undefined : unquote(match[2].trim());
    if (match?.[1] === undefined || value === undefined) wrong.push(index + 1);
    else {
      log.mask(value);
      values.set(match[1], value);
    }
  }
  // The line itself may hold a secret, so only its number is named.
  if (wrong.length > 0) {
    throw new ActionError('INPUT_INVALID', `secrets: line ${wrong.join(', line ')} is not NAME=value`, {
      hint: 'Write one NAME=value a line in the secret flotilla-secrets; quote a value of several lines as "a\\nb".',
    });
  }
  return (name) => {
    const value = values.get(name);
    if (value !== undefined) return value;
    throw new ActionError(
      'INPUT_INVALID',
      `The fleet file names the secret ${name}, but flotilla-secrets does not hold it`,
      {
        hint: `Add a line ${name}=… to the secret flotilla-secrets and pass it to the workflow.`,
      },
    );
  };
}

function unquote(value: string): string | undefined {
  if (!value.startsWith('"')) return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'string' ? parsed : undefined;
  } catch {
    return undefined;
  }
}

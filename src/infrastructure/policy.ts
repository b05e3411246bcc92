import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import { type Exec, plainEnvironment, run } from '../core/exec.ts';

export interface PolicyVerdict {
  /** Why the plan must not be applied; empty where it may. */
  readonly denied: readonly string[];
  /** What is worth a look, and stops nothing. */
  readonly warnings: readonly string[];
}

export interface PolicyPorts {
  readonly exec: Exec;
  readonly env: NodeJS.ProcessEnv;
}

const messages = z.array(z.string());
const answer = z.object({ deny: messages, warn: messages.default([]) });

/**
 * Holds the JSON of a plan, a private file, to the Rego policies of a directory: the sets `data.infrastructure.deny`
 * and `data.infrastructure.warn`. A policy that cannot be asked is not one that agrees: `TOOL_FAILED`.
 * https://www.openpolicyagent.org/docs/cli#eval
 */
export async function judge(
  opa: string,
  policy: string,
  planFile: string,
  { exec, env }: PolicyPorts,
): Promise<PolicyVerdict> {
  const argv = [
    opa,
    'eval',
    '--strict-builtin-errors',
    ...['--data', policy, '--input', planFile, '--format', 'raw'],
    'data.infrastructure',
  ] as const;
  const said = await run(exec, { argv: [...argv], env: plainEnvironment(env) });
  const read = answer.safeParse(said.trim() === '' ? undefined : JSON.parse(said));
  if (read.success) return { denied: read.data.deny.toSorted(), warnings: read.data.warn.toSorted() };
  throw new ActionError('TOOL_FAILED', `The policies in ${policy} give no set data.infrastructure.deny`, {
    hint: 'Write rules `deny contains message if …` in the package `infrastructure`.',
  });
}

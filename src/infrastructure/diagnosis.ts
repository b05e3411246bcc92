import { ActionError } from '../core/errors.ts';
import type { Finished } from '../core/exec.ts';
import { redact } from '../core/redact.ts';

/** Lines of a failed program that are shown. */
const shownLines = 40;

/** The lines of an `Error acquiring the state lock` that say whose it is. */
const lockFields = ['ID', 'Who', 'Operation', 'Created'] as const;

/** How clouds say that a write of the lock is not allowed. */
const denial =
  /AccessDenied|Access Denied|not authorized|AuthorizationPermissionMismatch|AuthorizationFailed|StatusCode: 403|Error 403|forbidden/i;

/** A failed call as an error its reader can act on. `step` is such as `terraform plan of production/aws`. */
export function failureOf(step: string, { code, stdout, stderr }: Finished): ActionError {
  const said = redact(stderr.trim() || stdout.trim());
  const [program] = step.split(' ');
  if (/Saved plan (is stale|does not match the given state)/.test(said))
    return new ActionError('PLAN_STALE', `${step}: the state was changed after the plan was made`, {
      hint: 'Run the workflow again: it plans anew, and the new plan is approved.',
    });
  if (/Error acquiring the state lock/.test(said)) {
    const holder = holderOf(said);
    if (holder !== undefined)
      return new ActionError(
        'STATE_LOCKED',
        `${step}: somebody else holds the lock of the state: ${holder}`,
        {
          hint: `Wait for that run, or raise \`lock-timeout\`. When you have seen that it is dead: ${program} force-unlock ID, in the root.`,
        },
      );
    const message = `${step}: the lock of the state could not be taken\n${lastLines(said)}`;
    if (denial.test(said))
      return new ActionError('TOOL_FAILED', message, {
        hint: 'Let the identity write the lock. An identity that only reads plans without one: `lock-plans: false` in the root.',
      });
    return new ActionError('STATE_LOCKED', message, {
      hint: 'Run it again when nothing else works on that state, or raise `lock-timeout`.',
    });
  }
  const message = `${step} exited with ${code}\n${lastLines(said)}`;
  return new ActionError('TOOL_FAILED', message, {
    hint: /lock file|[Dd]ependency changes/.test(said)
      ? `Commit .terraform.lock.hcl of the root: ${program} providers lock -platform=linux_amd64.`
      : undefined,
  });
}

/** Whose lock it is, as far as the backend says. */
function holderOf(said: string): string | undefined {
  // The backend `http` shows the lock that was asked for, and of the one that is held nothing but this.
  const held = /state already locked: ID=(\S+)/.exec(said)?.[1];
  if (held !== undefined) return `id ${held}`;
  const found = lockFields.flatMap((field) => {
    const value = new RegExp(`^\\W*${field}:\\s+(.+)$`, 'm').exec(said)?.[1];
    return value === undefined ? [] : [`${field.toLowerCase()} ${value.trim()}`];
  });
  return found.length > 0 ? found.join(', ') : undefined;
}

const lastLines = (text: string): string => text.split('\n').slice(-shownLines).join('\n');

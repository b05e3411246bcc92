import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Change, changedOutputs, changesOf } from './changes.ts';
import { type PlanPorts, readSaved } from './plan-root.ts';
import type { StateStamp, Terraform } from './terraform.ts';

/** What a plan would do. */
export interface Changes {
  readonly changes: readonly Change[];
  /** Names of outputs that change. */
  readonly outputs: readonly string[];
}

export interface AppliedRoot {
  /** What the plan was to do. */
  readonly planned: Changes;
  /** All of it was done. */
  readonly isDone: boolean;
  /** The state before; undefined for the first apply. */
  readonly before: StateStamp | undefined;
  /** The state afterwards; undefined where it could not be read. */
  readonly after: StateStamp | undefined;
  /** What a plan would change again at once, which should be nothing; undefined where none could be made. */
  readonly leftover: Changes | undefined;
  /** Why the plan was not carried out to its end or, where it was, why nobody could look afterwards. */
  readonly failure: unknown;
}

/**
 * Carries out a saved plan, and looks afterwards whether anything is left to do. The lock of the state is taken, and
 * never broken. What goes wrong once it has begun is in what it returns, with what is known of the state: `PLAN_STALE`,
 * `STATE_LOCKED`, `TOOL_FAILED`, `INTERRUPTED`.
 */
export async function applyRoot(terraform: Terraform, saved: Buffer, ports: PlanPorts): Promise<AppliedRoot> {
  const file = path.join(ports.directory, 'plan.bin');
  await writeFile(file, saved, { mode: 0o600 });
  await terraform.init();
  const { plan } = await readSaved(terraform, file, ports);
  const planned = { changes: changesOf(plan), outputs: changedOutputs(plan) };
  const before = await terraform.state();
  let isDone = false;
  let after: StateStamp | undefined;
  try {
    await terraform.apply(file);
    isDone = true;
    after = await terraform.state();
    const leftover = await planAgain(terraform, ports);
    return { planned, isDone, before, after, leftover, failure: undefined };
  } catch (failure) {
    // What is worse is said: that the state cannot be read now is not.
    after ??= await terraform.state().catch(() => undefined);
    return { planned, isDone, before, after, leftover: undefined, failure };
  }
}

async function planAgain(terraform: Terraform, ports: PlanPorts): Promise<Changes> {
  const file = path.join(ports.directory, 'again.bin');
  const { hasChanges } = await terraform.plan(file, { lock: true });
  if (!hasChanges) return { changes: [], outputs: [] };
  const { plan } = await readSaved(terraform, file, ports);
  return { changes: changesOf(plan), outputs: changedOutputs(plan) };
}

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Change, changedOutputs, changesOf } from './changes.ts';
import { type PlanPorts, readSaved } from './plan-root.ts';
import type { StateStamp, Terraform } from './terraform.ts';

export interface AppliedRoot {
  /** What was carried out. */
  readonly changes: readonly Change[];
  /** Names of outputs that changed. */
  readonly outputs: readonly string[];
  /** The state before, which its place keeps as an older version; undefined for the first apply. */
  readonly before: StateStamp | undefined;
  readonly after: StateStamp | undefined;
  /** What a plan would change again at once; it should be nothing. */
  readonly leftover: readonly Change[];
}

/**
 * Carries out a saved plan, and looks afterwards whether anything is left to do. The lock of the state is taken, and
 * never broken. `PLAN_STALE`, `STATE_LOCKED`, `TOOL_FAILED`.
 */
export async function applyRoot(terraform: Terraform, saved: Buffer, ports: PlanPorts): Promise<AppliedRoot> {
  const file = path.join(ports.directory, 'plan.bin');
  await writeFile(file, saved, { mode: 0o600 });
  await terraform.init();
  const { plan } = await readSaved(terraform, file, ports);
  const before = await terraform.state();
  await terraform.apply(file);
  const after = await terraform.state();
  return {
    changes: changesOf(plan),
    outputs: changedOutputs(plan),
    before,
    after,
    leftover: await planAgain(terraform, ports),
  };
}

async function planAgain(terraform: Terraform, ports: PlanPorts): Promise<readonly Change[]> {
  const file = path.join(ports.directory, 'again.bin');
  if (!(await terraform.plan(file, { lock: true }))) return [];
  return changesOf((await readSaved(terraform, file, ports)).plan);
}

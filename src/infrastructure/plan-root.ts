import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../core/log.ts';
import { type Change, changedOutputs, changesOf, driftOf } from './changes.ts';
import { type CostChange, costChange, type PriceList } from './costs.ts';
import { parsePlan } from './plan-json.ts';
import { judge, type PolicyPorts, type PolicyVerdict } from './policy.ts';
import { sensitiveValues } from './sensitive.ts';
import type { Terraform } from './terraform.ts';

/** What a plan is held to. */
export interface Review {
  /** Path of `opa` and the directory of the policies. */
  readonly policy: { readonly opa: string; readonly directory: string } | undefined;
  readonly prices: PriceList | undefined;
}

export interface PlannedRoot {
  /** Whether there is anything to apply: resources, outputs or addresses. */
  readonly hasChanges: boolean;
  readonly changes: readonly Change[];
  /** Names of outputs whose value changes. */
  readonly outputs: readonly string[];
  /** Undefined where no policies are named. */
  readonly verdict: PolicyVerdict | undefined;
  /** Undefined where no price list is named. */
  readonly cost: CostChange | undefined;
  /** The plan as Terraform writes it for people: what is marked sensitive is not in it. */
  readonly text: string;
  /** Everything said while planning, warnings as well. */
  readonly said: string;
  /** The saved plan, which holds secrets. */
  readonly saved: Buffer;
}

export interface PlanPorts extends PolicyPorts {
  readonly log: Pick<Log, 'mask'>;
  /** A private directory of this step, removed after it. */
  readonly directory: string;
}

/** Plans one root and holds the plan to the review. Nothing is changed. `TOOL_FAILED`, `STATE_LOCKED`. */
export async function planRoot(
  terraform: Terraform,
  { policy, prices }: Review,
  lock: boolean,
  ports: PlanPorts,
): Promise<PlannedRoot> {
  const file = path.join(ports.directory, 'plan.bin');
  await terraform.init();
  await terraform.validate();
  const { hasChanges, said } = await terraform.plan(file, { lock });
  const { plan, jsonFile } = await readSaved(terraform, file, ports);
  return {
    hasChanges,
    changes: changesOf(plan),
    outputs: changedOutputs(plan),
    verdict: policy && (await judge(policy.opa, policy.directory, jsonFile, ports)),
    cost: prices && costChange(plan, prices),
    text: await terraform.text(file),
    said,
    saved: await readFile(file),
  };
}

/** What has changed in the world since the last apply. */
export interface Drift {
  readonly changes: readonly Change[];
  readonly text: string;
  readonly said: string;
}

/** Compares the state of a root with the world, and changes neither. */
export async function findDrift(terraform: Terraform, lock: boolean, ports: PlanPorts): Promise<Drift> {
  const file = path.join(ports.directory, 'drift.bin');
  await terraform.init();
  const { said } = await terraform.plan(file, { lock, refreshOnly: true });
  const { plan } = await readSaved(terraform, file, ports);
  return { changes: driftOf(plan), text: await terraform.text(file), said };
}

/** The JSON of a saved plan; every secret in it is masked before anything else is done with it. */
export async function readSaved(
  terraform: Terraform,
  file: string,
  { log, directory }: Pick<PlanPorts, 'log' | 'directory'>,
) {
  const json = await terraform.json(file);
  const plan = parsePlan(json);
  for (const value of sensitiveValues(plan)) log.mask(value);
  const jsonFile = path.join(directory, 'plan.json');
  await writeFile(jsonFile, json, { mode: 0o600 });
  return { plan, jsonFile };
}

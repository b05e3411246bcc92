import { z } from 'zod';
import { ActionError } from '../core/errors.ts';

const change = z.object({
  actions: z.array(z.string()),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
  /** Paths of the values for which a resource is made anew. */
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  importing: z.unknown().optional(),
});

const resource = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  /** Set for what an earlier replacement left behind: the resource of that address itself stays. */
  deposed: z.string().optional(),
  /** Why, where the actions alone do not say it, such as `replace_because_tainted`. */
  action_reason: z.string().optional(),
  mode: z.enum(['managed', 'data']).or(z.string()),
  type: z.string(),
  change,
});

const stateResource = z.object({ values: z.unknown().optional(), sensitive_values: z.unknown().optional() });

/** A module of a state, with those it calls. */
const stateModule = z.object({
  resources: z.array(stateResource).default([]),
  get child_modules() {
    return z.array(stateModule).default([]);
  },
});

const state = z.object({
  values: z
    .object({
      outputs: z
        .record(z.string(), z.object({ sensitive: z.boolean().optional(), value: z.unknown().optional() }))
        .default({}),
      root_module: stateModule.prefault({}),
    })
    .prefault({}),
});

const variable = z.looseObject({ default: z.unknown().optional(), sensitive: z.boolean().optional() });

/**
 * A plan as `terraform show -json` writes it, as far as it is read here.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
const plan = z.object({
  format_version: z.string().regex(/^1\./),
  terraform_version: z.string(),
  variables: z.record(z.string(), z.object({ value: z.unknown().optional() })).default({}),
  resource_changes: z.array(resource).default([]),
  resource_drift: z.array(resource).default([]),
  output_changes: z.record(z.string(), change).default({}),
  /** The state as it was found, with the data that was read: those have no change. */
  prior_state: state.prefault({}),
  configuration: z
    .object({
      root_module: z.object({ variables: z.record(z.string(), variable).default({}) }).prefault({}),
    })
    .prefault({}),
});

export type Plan = z.output<typeof plan>;
export type PlannedResource = z.output<typeof resource>;
export type StateModule = z.output<typeof stateModule>;
export type PlannedChange = z.output<typeof change>;

/** Reads the JSON of a plan; `TOOL_FAILED` for a format of another age. */
export function parsePlan(json: string): Plan {
  const read = plan.safeParse(readJson(json, 'the plan'));
  if (read.success) return read.data;
  const what = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new ActionError('TOOL_FAILED', `The plan's JSON is not of format 1: ${what}`, {
    hint: 'Use Terraform 1.5 or later, or OpenTofu 1.6 or later.',
  });
}

/** JSON that a program gave; `TOOL_FAILED` for anything else, without the parser's reason: it quotes a text that is secret. */
export function readJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ActionError('TOOL_FAILED', `${what} is not JSON`, {
      hint: 'Run the program by hand in the root: it may print something before.',
    });
  }
}

import type { Plan, PlannedChange } from './plan-json.ts';

/** Shorter values would mask ordinary words, and could be guessed anyway. */
const shortest = 6;

/**
 * Every text of a plan that is marked sensitive: values of resources, of outputs and of variables. Terraform hides
 * them; providers that fail may not.
 */
export function sensitiveValues(plan: Plan): string[] {
  const changes: PlannedChange[] = [
    ...[...plan.resource_changes, ...plan.resource_drift].map(({ change }) => change),
    ...Object.values(plan.output_changes),
  ];
  const declared = plan.configuration.root_module.variables;
  const variables = Object.entries(declared).flatMap(([name, { sensitive, default: given }]) =>
    sensitive ? [...textsOf(plan.variables[name]?.value), ...textsOf(given)] : [],
  );
  const values = changes.flatMap((change) => [
    ...marked(change.before, change.before_sensitive),
    ...marked(change.after, change.after_sensitive),
  ]);
  return [...new Set([...variables, ...values])].filter((text) => text.length >= shortest);
}

/** Texts in a value where a value of the same shape says `true`. */
function marked(value: unknown, marks: unknown): string[] {
  if (marks === true) return textsOf(value);
  if (value === null || typeof value !== 'object' || marks === null || typeof marks !== 'object') return [];
  const shape: Record<string, unknown> = { ...marks };
  return Object.entries(value).flatMap(([key, inner]) => marked(inner, shape[key]));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

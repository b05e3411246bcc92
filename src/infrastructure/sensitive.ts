import type { Plan, PlannedChange, StateModule } from './plan-json.ts';

/** Shorter values would mask ordinary words, and could be guessed anyway. */
const shortest = 6;

/**
 * Every text of a plan that is marked sensitive: values of resources, of data, of outputs and of variables. Terraform
 * hides them; providers that fail may not.
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
  const { outputs, root_module: root } = plan.prior_state.values;
  const known = [
    ...Object.values(outputs).flatMap(({ sensitive, value }) => (sensitive ? textsOf(value) : [])),
    ...markedIn(root),
  ];
  return [...new Set([...variables, ...values, ...known])].filter((text) => text.length >= shortest);
}

/** Of a module's resources and data, and of those of the modules it calls. */
const markedIn = ({ resources, child_modules: inner }: StateModule): string[] => [
  ...resources.flatMap(({ values, sensitive_values: marks }) => marked(values, marks)),
  ...inner.flatMap(markedIn),
];

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

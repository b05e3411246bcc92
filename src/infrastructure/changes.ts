import { isDeepStrictEqual } from 'node:util';
import type { Plan, PlannedChange, PlannedResource } from './plan-json.ts';

/** What becomes of a resource; `forget`: it leaves the state and stays in the world. */
export type ChangeKind = 'add' | 'change' | 'replace' | 'destroy' | 'import' | 'move' | 'forget';

export interface Change {
  readonly address: string;
  readonly type: string;
  readonly kind: ChangeKind;
  /** Names of the values that differ, those first for which it is made anew. Never a value. */
  readonly fields: readonly string[];
}

/** In the order in which a reader should look. */
export const kinds = ['destroy', 'replace', 'change', 'add', 'forget', 'import', 'move'] as const;

/** What a plan does to resources, the most dangerous first. Data that is only read is left out. */
export const changesOf = (plan: Plan): Change[] => sorted(plan.resource_changes.flatMap(changeOf));

/** How resources differ from the state, without a word of the code's. */
export const driftOf = (plan: Plan): Change[] => sorted(plan.resource_drift.flatMap(changeOf));

/** Names of outputs whose value changes. */
export const changedOutputs = (plan: Plan): string[] =>
  Object.entries(plan.output_changes)
    .filter(([, { actions }]) => actions.some((action) => action !== 'no-op'))
    .map(([name]) => name)
    .sort();

const sorted = (changes: readonly Change[]): Change[] =>
  changes.toSorted(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.address < b.address ? -1 : 1),
  );

function changeOf(resource: PlannedResource): Change[] {
  const kind = resource.mode === 'data' ? undefined : kindOf(resource);
  if (kind === undefined) return [];
  const { address, type, change } = resource;
  return [{ address, type, kind, fields: kind === 'add' || kind === 'destroy' ? [] : fieldsOf(change) }];
}

function kindOf({ change, address, previous_address: before }: PlannedResource): ChangeKind | undefined {
  switch (change.actions.join(',')) {
    case 'create':
      return 'add';
    case 'update':
      return 'change';
    case 'delete':
      return 'destroy';
    case 'delete,create':
    case 'create,delete':
    case 'create,forget':
      return 'replace';
    case 'forget':
      return 'forget';
    default:
      if (change.importing !== undefined && change.importing !== null) return 'import';
      return before !== undefined && before !== address ? 'move' : undefined;
  }
}

function fieldsOf({ before, after, after_unknown: unknown, replace_paths: paths = [] }: PlannedChange) {
  const [was, is, open] = [before, after, unknown].map((value) => entriesOf(value));
  const names = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {}), ...Object.keys(open ?? {})]);
  const differing = [...names]
    .filter((name) => hasTrue(open?.[name]) || !isDeepStrictEqual(was?.[name], is?.[name]))
    .sort();
  return [...new Set([...paths.map((path) => path.join('.')), ...differing])];
}

const entriesOf = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? { ...value } : {};

const hasTrue = (value: unknown): boolean =>
  value === true || (value !== null && typeof value === 'object' && Object.values(value).some(hasTrue));

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
  /** How many of the first fields it is made anew for. */
  readonly forcing?: number;
  /** Why, where the fields do not say it: the word of the plan, such as `replace_because_tainted`. */
  readonly reason?: string | undefined;
  /** Its address before, where it moves. */
  readonly from?: string | undefined;
  /** It comes into the state by this plan, whatever else becomes of it. */
  readonly isImported?: boolean;
}

/** In the order in which a reader should look. */
export const kinds = ['destroy', 'replace', 'change', 'add', 'forget', 'import', 'move'] as const;

/** What a plan does to resources, the most dangerous first. Data that is only read is left out. */
export const changesOf = (plan: Plan): Change[] => sorted(plan.resource_changes.flatMap(changeOf));

/** How resources differ from the state. A move is the code's word, and nothing that happened in the world. */
export const driftOf = (plan: Plan): Change[] =>
  sorted(plan.resource_drift.flatMap(changeOf).filter(({ kind }) => kind !== 'move'));

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
  const { address, type, change, previous_address: before, deposed, action_reason: reason } = resource;
  const forcing = kind === 'replace' ? forcingOf(change) : [];
  const differing = kind === 'add' || kind === 'destroy' ? [] : differingOf(change);
  return [
    {
      ...{ address, type, kind, fields: [...new Set([...forcing, ...differing])] },
      ...(forcing.length > 0 ? { forcing: forcing.length } : {}),
      ...(deposed === undefined && reason === undefined ? {} : { reason: deposed ? 'deposed' : reason }),
      ...(hasMoved(resource) ? { from: before } : {}),
      ...(isImported(change) ? { isImported: true } : {}),
    },
  ];
}

const isImported = ({ importing }: PlannedChange): boolean => importing !== undefined && importing !== null;

const hasMoved = ({ address, previous_address: before }: PlannedResource): boolean =>
  before !== undefined && before !== address;

function kindOf(resource: PlannedResource): ChangeKind | undefined {
  switch (resource.change.actions.join(',')) {
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
      if (isImported(resource.change)) return 'import';
      return hasMoved(resource) ? 'move' : undefined;
  }
}

/** Paths of the values it is made anew for. */
const forcingOf = ({ replace_paths: paths = [] }: PlannedChange): string[] => [
  ...new Set(paths.map((path) => path.join('.'))),
];

function differingOf({ before, after, after_unknown: unknown }: PlannedChange): string[] {
  const [was, is, open] = [before, after, unknown].map((value) => entriesOf(value));
  const names = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {}), ...Object.keys(open ?? {})]);
  return [...names]
    .filter((name) => hasTrue(open?.[name]) || !isDeepStrictEqual(was?.[name], is?.[name]))
    .sort();
}

const entriesOf = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? { ...value } : {};

const hasTrue = (value: unknown): boolean =>
  value === true || (value !== null && typeof value === 'object' && Object.values(value).some(hasTrue));

import { at, isRecord } from './fields.ts';
import { isOurs } from './managed-fields.ts';
import type { KubeObject } from './object.ts';

/**
 * The object as we would apply it once more to change nothing: its name and the fields our manager owns, no others;
 * undefined where we own none. A change made to it and applied keeps the ownership of every field as it was. The field
 * set is a trie of `f:FIELD`, `k:{KEYS}` and `v:VALUE` (structured-merge-diff, FieldsV1).
 */
export function ownedObject(live: KubeObject): KubeObject | undefined {
  const entry = (live.metadata.managedFields ?? []).find(isOurs);
  const fields = at(entry, 'fieldsV1');
  if (!isRecord(fields)) return undefined;
  const { apiVersion, kind, metadata } = live;
  const owned = pick(live, fields);
  const { name, namespace } = metadata;
  return {
    ...(isRecord(owned) ? owned : {}),
    apiVersion,
    kind,
    metadata: {
      ...(isRecord(owned) && isRecord(owned['metadata']) ? owned['metadata'] : {}),
      name,
      ...(namespace === undefined ? {} : { namespace }),
    },
  };
}

function pick(value: unknown, fields: unknown): unknown {
  if (!isRecord(fields)) return value;
  const steps = Object.keys(fields).filter((step) => step !== '.');
  // A leaf: we own all that is below it.
  if (steps.length === 0) return value;
  if (Array.isArray(value)) return pickItems(value, fields, steps);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    steps.flatMap((step) => {
      const name = step.slice(2);
      return step.startsWith('f:') && name in value ? [[name, pick(value[name], fields[step])]] : [];
    }),
  );
}

/** Items of a list with keys, or of a set of values, in the order of the list. */
function pickItems(
  list: readonly unknown[],
  fields: Readonly<Record<string, unknown>>,
  steps: readonly string[],
): unknown[] {
  return list.flatMap((item) => {
    const step = steps.find((candidate) => isAbout(candidate, item));
    if (step === undefined) return [];
    if (step.startsWith('v:') || !isRecord(item)) return [item];
    const keys: unknown = JSON.parse(step.slice(2));
    const picked = pick(item, fields[step]);
    return [{ ...(isRecord(keys) ? keys : {}), ...(isRecord(picked) ? picked : {}) }];
  });
}

function isAbout(step: string, item: unknown): boolean {
  const said: unknown = JSON.parse(step.slice(2));
  if (step.startsWith('v:')) return JSON.stringify(said) === JSON.stringify(item);
  if (!step.startsWith('k:') || !isRecord(said)) return false;
  return Object.entries(said).every(([key, value]) => at(item, key) === value);
}

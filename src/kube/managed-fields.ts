import { at, isRecord, textAt } from './fields.ts';
import type { KubeObject } from './object.ts';
import { fieldManager } from './writer.ts';

/** Tools an application may have been deployed with before; what they own becomes ours when we take over. */
const predecessors = new Set([
  'helm',
  'kubectl',
  'kubectl-client-side-apply',
  'kubectl-create',
  'kubectl-replace',
]);

/** Whether somebody before us owns fields of the object: by client-side apply, or by Helm. */
export function hasPredecessor(object: KubeObject): boolean {
  return (object.metadata.managedFields ?? []).some(isPredecessor);
}

/**
 * The object's managedFields with predecessors' fields moved into our own entry. Without this a field they wrote and
 * the new chart leaves out would stay for ever. The field sets are tries, so their union is a deep merge
 * (structured-merge-diff, FieldsV1).
 */
export function adoptedFields({ apiVersion, kind, metadata }: KubeObject): unknown[] {
  const entries = metadata.managedFields ?? [];
  const taken = entries.filter((entry) => isPredecessor(entry) || isOurs(entry));
  const fieldsV1 = asStored(kind, taken.map((entry) => at(entry, 'fieldsV1')).reduce(merge, {}));
  const ours = {
    manager: fieldManager,
    operation: 'Apply',
    apiVersion,
    time: metadata.creationTimestamp,
    fieldsType: 'FieldsV1',
    fieldsV1,
  };
  return [ours, ...entries.filter((entry) => !taken.includes(entry))];
}

/** Who applied a Secret by `stringData` owns fields of that name, while the values are in `data` and nobody's there. */
function asStored(kind: string, fields: unknown): unknown {
  if (kind !== 'Secret' || !isRecord(fields)) return fields;
  const { 'f:stringData': written, ...rest } = fields;
  return written === undefined ? fields : merge(rest, { 'f:data': written });
}

/** What our manager owns, as one text to compare. */
export const ownedFields = ({ metadata }: KubeObject): string =>
  JSON.stringify((metadata.managedFields ?? []).filter(isOurs).map((entry) => at(entry, 'fieldsV1')));

function isPredecessor(entry: unknown): boolean {
  return predecessors.has(textAt(entry, 'manager') ?? '') && !at(entry, 'subresource');
}

export const isOurs = (entry: unknown): boolean =>
  at(entry, 'manager') === fieldManager && at(entry, 'operation') === 'Apply' && !at(entry, 'subresource');

function merge(a: unknown, b: unknown): unknown {
  if (!isRecord(a) || !isRecord(b)) return b ?? a;
  const merged: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) merged[key] = key in a ? merge(a[key], value) : value;
  return merged;
}

/** Whether our manager set the field. */
export const isSetByUs = ({ metadata }: KubeObject, ...path: readonly string[]): boolean =>
  (metadata.managedFields ?? [])
    .filter(isOurs)
    .some((entry) => at(entry, 'fieldsV1', ...path.map((step) => `f:${step}`)) !== undefined);

/** Whether the field goes away once we no longer apply it: nobody but us, and who we take over from, owns it. */
export function isOursAlone({ metadata }: KubeObject, ...path: readonly string[]): boolean {
  const owners = (metadata.managedFields ?? []).filter(
    (entry) => at(entry, 'fieldsV1', ...path.map((step) => `f:${step}`)) !== undefined,
  );
  return owners.length > 0 && owners.every((entry) => isOurs(entry) || isPredecessor(entry));
}

/** When we last changed the object, by the server's clock; milliseconds since the epoch. */
export function writtenAt({ metadata }: KubeObject): number | undefined {
  const times = (metadata.managedFields ?? [])
    .filter(isOurs)
    .map((entry) => Date.parse(textAt(entry, 'time') ?? ''))
    .filter((time) => !Number.isNaN(time));
  return times.length === 0 ? undefined : Math.max(...times);
}

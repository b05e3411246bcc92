import { isDeepStrictEqual } from 'node:util';
import { at, isRecord } from './fields.ts';
import { isOurs } from './managed-fields.ts';
import type { KubeObject } from './object.ts';
import { isBuiltin } from './status.ts';

/**
 * Whether applying `wanted` would change nothing in `live`, told without asking the server: our manager owns exactly
 * the fields that are wanted (whoever changes one takes it from us), and the server has each as it is wanted. Where
 * it is not sure, as with values the server writes in another way (`1000m`), the answer is no. The field sets are
 * those of server-side apply (structured-merge-diff, FieldsV1).
 */
export function isAsApplied(wanted: KubeObject, live: KubeObject): boolean {
  const entries = (live.metadata.managedFields ?? []).filter(isOurs);
  const [entry] = entries;
  if (entries.length !== 1 || at(entry, 'apiVersion') !== wanted.apiVersion) return false;
  if (live.metadata.deletionTimestamp !== undefined) return false;
  return isSame(
    at(entry, 'fieldsV1'),
    stated(wanted),
    live,
    isBuiltin(live) ? isSameOrDefault : isDeepStrictEqual,
  );
}

/** Whether two values that are owned as a whole mean the same. */
type Compare = (wanted: unknown, live: unknown) => boolean;

/** What of an object is in field sets: all but what names it. */
function stated({ apiVersion: _apiVersion, kind: _kind, metadata, ...rest }: KubeObject) {
  const { name: _name, namespace: _namespace, ...more } = metadata;
  return Object.keys(more).length === 0 ? rest : { ...rest, metadata: more };
}

function isSame(fields: unknown, wanted: unknown, live: unknown, compare: Compare): boolean {
  if (!isRecord(fields)) return false;
  // A dot stands for the place itself, beside what is below it.
  const below = Object.keys(fields).filter((key) => key !== '.');
  if (below.length === 0) return compare(wanted, live);
  if (Array.isArray(wanted)) return Array.isArray(live) && isSameList(fields, below, wanted, live, compare);
  if (!isRecord(wanted) || !isRecord(live)) return false;
  const names = Object.keys(wanted).filter((name) => wanted[name] !== undefined);
  return (
    names.length === below.length &&
    names.every((name) => isSame(fields[`f:${name}`], wanted[name], live[name], compare))
  );
}

/** Fields of Kubernetes' own kinds within values that are owned as a whole, which the server fills in if left out. */
const defaults: Readonly<Record<string, (beside: Readonly<Record<string, unknown>>) => unknown>> = {
  protocol: () => 'TCP',
  // Of a reference to a field of the pod.
  apiVersion: (beside) => ('fieldPath' in beside ? 'v1' : undefined),
};

function isSameOrDefault(wanted: unknown, live: unknown): boolean {
  if (Array.isArray(wanted) && Array.isArray(live))
    return wanted.length === live.length && wanted.every((item, index) => isSameOrDefault(item, live[index]));
  if (!isRecord(wanted) || !isRecord(live)) return isDeepStrictEqual(wanted, live);
  const isLeftOut = (name: string) => live[name] !== undefined && live[name] === defaults[name]?.(wanted);
  return (
    Object.keys(wanted).every((name) => name in live && isSameOrDefault(wanted[name], live[name])) &&
    Object.keys(live).every((name) => name in wanted || isLeftOut(name))
  );
}

/** Lists whose items go by keys (`k:`) or by themselves (`v:`). Their order counts, as that of init containers does. */
function isSameList(
  fields: Readonly<Record<string, unknown>>,
  below: readonly string[],
  wanted: readonly unknown[],
  live: readonly unknown[],
  compare: Compare,
): boolean {
  const items = below
    .map((entry) => ({ entry, ...placesOf(entry, wanted, live) }))
    .sort((a, b) => a.wanted - b.wanted);
  return (
    wanted.length === items.length &&
    items.every(
      (item, index) =>
        item.wanted === index &&
        item.live > (items[index - 1]?.live ?? -1) &&
        isSame(fields[item.entry], wanted[item.wanted], live[item.live], compare),
    )
  );
}

/** Where the item of an entry is in two lists; -1 where it is not, or may be several. */
function placesOf(entry: string, wanted: readonly unknown[], live: readonly unknown[]) {
  const [how, what] = [entry.slice(0, 2), entry.slice(2)];
  if (how === 'v:') {
    const value: unknown = JSON.parse(what);
    const isValue = (item: unknown) => isDeepStrictEqual(item, value);
    return { wanted: onlyIndex(wanted, isValue), live: onlyIndex(live, isValue) };
  }
  const keys: unknown = how === 'k:' ? JSON.parse(what) : undefined;
  if (!isRecord(keys)) return { wanted: -1, live: -1 };
  const isExact = (item: unknown) => Object.entries(keys).every(([key, value]) => at(item, key) === value);
  // A key may be left to its default, as the protocol of a port.
  const mayMean = (item: unknown) =>
    Object.entries(keys).every(([key, value]) => [value, undefined].includes(at(item, key)));
  return {
    wanted: onlyIndex(wanted, wanted.some(isExact) ? isExact : mayMean),
    live: onlyIndex(live, isExact),
  };
}

function onlyIndex(list: readonly unknown[], test: (item: unknown) => boolean): number {
  const first = list.findIndex(test);
  return first === list.findLastIndex(test) ? first : -1;
}

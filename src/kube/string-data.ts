import { isRecord } from './fields.ts';
import { groupKind, type KubeObject } from './object.ts';

/** A key of `stringData` whose value is no text, and the JSON type it has. Never the value: it is secret. */
export interface Unquoted {
  readonly key: string;
  readonly type: string;
}

/**
 * Keys of a Secret's `stringData` that the API server refuses: numbers, booleans, lists and mappings. They are not
 * made text here, as nobody knows what was written: `1.10` reached us as 1.1, `yes` as true.
 */
export const unquoted = (object: KubeObject): Unquoted[] =>
  entriesOf(object)
    .filter(([, value]) => value !== null && typeof value !== 'string')
    .map(([key, value]) => ({ key, type: typeOf(value) }));

/**
 * A Secret with its `stringData` in `data`: server-side apply cannot tell which key came by `stringData`, so removed
 * ones would stay. Null is empty text, as for the API server; other values that are no text are left out, see
 * `unquoted`. A `stringData` that is no mapping stays as it is, for the API server to refuse.
 */
export function withoutStringData(object: KubeObject): KubeObject {
  const { stringData, ...secret } = object;
  if (!isSecret(object) || (stringData !== null && !isRecord(stringData))) return object;
  const encoded = entriesOf(object).flatMap(([key, value]) =>
    value === null || typeof value === 'string' ? [[key, base64(value ?? '')] as const] : [],
  );
  return { ...secret, data: { ...secret.data, ...Object.fromEntries(encoded) } };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const isSecret = (object: KubeObject): boolean => groupKind(object) === 'Secret';

function entriesOf(object: KubeObject): [string, unknown][] {
  const { stringData } = object;
  return isSecret(object) && isRecord(stringData) ? Object.entries(stringData) : [];
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'mapping' : typeof value;
}

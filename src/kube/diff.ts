import { createHmac, randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import { diffLines } from './diff-lines.ts';
import { isRecord } from './fields.ts';
import type { KubeObject } from './object.ts';

/** Fields the server writes; they differ after every write and tell nobody anything. */
const serverFields = [
  'creationTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];
/** Annotations that repeat the object, values of Secrets and all. */
const copies = ['kubectl.kubernetes.io/last-applied-configuration'];

/** Of this process alone: a plain digest in a log would let anybody try out short values. */
const fingerprintKey = randomBytes(32);

/**
 * What changes in an object, as the changed lines of its YAML with a little around them; empty when nothing does.
 * Values of Secrets appear as a short digest, so that a change shows and the value does not.
 */
export function diffObjects(before: KubeObject | undefined, after: KubeObject | undefined): string {
  return diffLines(toLines(before), toLines(after));
}

function toLines(object: KubeObject | undefined): string[] {
  if (object === undefined) return [];
  const { status: _status, metadata, ...rest } = object;
  const annotations = without(metadata.annotations ?? {}, copies);
  const shown = {
    ...rest,
    ...(object.kind === 'Secret' ? hidden(object) : {}),
    metadata: {
      ...without({ ...metadata }, [...serverFields, 'annotations']),
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    },
  };
  return stringify(sorted(shown), { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd().split('\n');
}

const without = (fields: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

function hidden(secret: KubeObject): Record<string, unknown> {
  const hide = (values: unknown) =>
    isRecord(values)
      ? Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fingerprint(secret, value)]))
      : values;
  return {
    ...('data' in secret ? { data: hide(secret.data) } : {}),
    ...('stringData' in secret ? { stringData: hide(secret['stringData']) } : {}),
  };
}

/** Different per object, so that equal values of two Secrets do not look alike. */
function fingerprint({ metadata }: KubeObject, value: unknown): string {
  const hmac = createHmac('sha256', fingerprintKey).update(`${metadata.namespace}/${metadata.name}/${value}`);
  return `(hidden ${hmac.digest('hex').slice(0, 8)})`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

import { ActionError } from '../core/errors.ts';
import type { KubeClient } from './client.ts';
import { at, textAt } from './fields.ts';
import { describeRef, groupKind, type KubeObject, objectKey, refOf } from './object.ts';

type Scope = 'Namespaced' | 'Cluster';

/**
 * The objects as they are sent: in the namespace they are meant for, without what only a server writes. Kinds defined
 * by a CRD among them count as known. `CHART_INVALID` for unknown kinds and for the same object twice.
 */
export async function normalize(
  client: KubeClient,
  objects: readonly KubeObject[],
  namespace: string,
): Promise<KubeObject[]> {
  const defined = definedKinds(objects);
  const placed = await Promise.all(
    objects.map(async (object) => {
      const scope = defined.get(groupKind(object)) ?? (await client.scopeOf(object));
      return scope === undefined ? undefined : place(object, scope, namespace);
    }),
  );
  const unknown = objects.filter((_, index) => placed[index] === undefined);
  if (unknown.length > 0) {
    const lines = unknown.map(
      (object) => `${describeRef(refOf(object))}: ${object.apiVersion} ${object.kind}`,
    );
    throw invalid(
      `Cluster ${client.name} does not know the kind of`,
      lines,
      'Install the CustomResourceDefinition first, or use a version of the API the cluster serves.',
    );
  }
  const known = placed.filter((object) => object !== undefined);
  refuseDuplicates(known);
  return known;
}

/** `CHART_INVALID` naming every object that is there twice. */
export function refuseDuplicates(objects: readonly KubeObject[]): void {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const object of objects) {
    const key = objectKey(refOf(object));
    if (seen.has(key)) twice.add(describeRef(refOf(object)));
    seen.add(key);
  }
  if (twice.size > 0)
    throw invalid('The same object is rendered twice', [...twice], 'Rename one of them, or drop it.');
}

const invalid = (message: string, lines: readonly string[], hint: string) =>
  new ActionError('CHART_INVALID', `${message}\n${lines.join('\n')}`, { hint });

/** Kinds that CustomResourceDefinitions among the objects bring along. */
export function definedKinds(objects: readonly KubeObject[]): Map<string, Scope> {
  const kinds = new Map<string, Scope>();
  for (const object of objects) {
    if (object.kind !== 'CustomResourceDefinition') continue;
    const kind = `${textAt(object, 'spec', 'names', 'kind')}.${textAt(object, 'spec', 'group')}`;
    kinds.set(kind, at(object, 'spec', 'scope') === 'Cluster' ? 'Cluster' : 'Namespaced');
  }
  return kinds;
}

function place({ status: _status, ...object }: KubeObject, scope: Scope, home: string): KubeObject {
  const { name, labels, annotations, finalizers, ownerReferences, namespace = home } = object.metadata;
  const metadata = {
    name,
    ...(scope === 'Namespaced' ? { namespace } : {}),
    ...(labels ? { labels } : {}),
    ...(annotations ? { annotations } : {}),
    ...(finalizers ? { finalizers } : {}),
    ...(ownerReferences ? { ownerReferences } : {}),
  };
  return withoutStringData({ ...object, metadata });
}

/** Server-side apply cannot tell which key of a Secret came by `stringData`, so removed ones would stay. */
function withoutStringData(object: KubeObject): KubeObject {
  if (object.kind !== 'Secret' || object['stringData'] === undefined) return object;
  const { stringData, ...secret } = object;
  const encoded = Object.entries(stringData ?? {}).map(
    ([key, value]) => [key, Buffer.from(String(value)).toString('base64')] as const,
  );
  return { ...secret, data: { ...secret.data, ...Object.fromEntries(encoded) } };
}

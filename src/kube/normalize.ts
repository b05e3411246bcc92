import type { KubeClient } from './client.ts';
import { timeoutAnnotation, wrongDeadline } from './deadline.ts';
import { definedKinds, kindKey, type Scope } from './definitions.ts';
import { withoutFilledFields } from './filled-fields.ts';
import { describeRef, type KubeObject, objectKey, refOf } from './object.ts';
import type { Problem } from './problems.ts';
import { unquoted, withoutStringData } from './string-data.ts';

/** Objects fit to be sent, and what keeps the rest from it. */
export interface Normalized {
  readonly objects: readonly KubeObject[];
  readonly problems: readonly Problem[];
}

/**
 * The objects as they are sent: in the namespace they are meant for, without what only a server or a controller
 * writes. Kinds defined by a CRD among them count as known. Unknown kinds, the second of two equal objects, durations
 * that are none and values of `stringData` that are no text are problems.
 */
export async function normalize(
  client: KubeClient,
  objects: readonly KubeObject[],
  namespace: string,
): Promise<Normalized> {
  const defined = definedKinds(objects);
  const placed = await Promise.all(
    objects.map(async (object) => {
      const scope = (await client.scopeOf(object)) ?? defined.get(kindKey(object));
      return scope === undefined ? undefined : place(object, scope, namespace);
    }),
  );
  const unknown = objects.filter((_, index) => placed[index] === undefined);
  const { distinct, twice } = deduplicate(placed.filter((object) => object !== undefined));
  return {
    objects: distinct.map(withoutStringData),
    problems: [
      {
        title: `Cluster ${client.name} does not know the kind of`,
        lines: unknown.map((object) => `${describeRef(refOf(object))}: ${object.apiVersion} ${object.kind}`),
        hint: 'Install the CustomResourceDefinition first, or use a version of the API the cluster serves.',
      },
      {
        title: 'The same object is rendered twice',
        lines: twice,
        hint: 'Rename one of them, or drop it.',
      },
      {
        title: `No duration in the annotation ${timeoutAnnotation} of`,
        lines: distinct
          .filter((object) => wrongDeadline(object) !== undefined)
          .map((object) => `${describeRef(refOf(object))}: ${JSON.stringify(wrongDeadline(object))}`),
        hint: 'Write a duration such as 90s, 5m or 1h30m.',
      },
      {
        title: 'No text in stringData of',
        lines: distinct.flatMap((object) =>
          unquoted(object).map(({ key, type }) => `${describeRef(refOf(object))}: ${key} is a ${type}`),
        ),
        hint: 'Quote the value, in a template with the function quote: a Secret holds only text.',
      },
    ],
  };
}

/** The first of equal objects, and the names of those that are there again, at whatever version of their kind. */
function deduplicate(objects: readonly KubeObject[]): { distinct: KubeObject[]; twice: string[] } {
  const seen = new Map<string, KubeObject>();
  const twice = new Set<string>();
  for (const object of objects) {
    const key = objectKey(refOf(object));
    const first = seen.get(key);
    if (first === undefined) seen.set(key, object);
    else {
      const versions = [...new Set([first.apiVersion, object.apiVersion])];
      const how = versions.length > 1 ? ` (${versions.join(' and ')})` : '';
      twice.add(`${describeRef(refOf(object))}${how}`);
    }
  }
  return { distinct: [...seen.values()], twice: [...twice] };
}

function place({ status: _status, ...object }: KubeObject, scope: Scope, home: string): KubeObject {
  const { name, labels, annotations, finalizers, ownerReferences, namespace } = object.metadata;
  const metadata = {
    name,
    ...(scope === 'Namespaced' ? { namespace: namespace || home } : {}),
    ...(labels ? { labels } : {}),
    ...(annotations ? { annotations } : {}),
    ...(finalizers ? { finalizers } : {}),
    ...(ownerReferences ? { ownerReferences } : {}),
  };
  return withoutFilledFields({ ...object, metadata });
}

import { ActionError } from '../core/errors.ts';
import type { KubeClient } from './client.ts';
import { at, conditionOf, listAt, textAt } from './fields.ts';
import { type KindRef, type KubeObject, refOf } from './object.ts';
import { until } from './until.ts';
import type { Writing } from './writing.ts';

export type Scope = 'Namespaced' | 'Cluster';

/** How long a CustomResourceDefinition may take to be served, in milliseconds. */
const patienceMs = 60_000;

/** `test.example/v1/Widget` */
export const kindKey = ({ apiVersion, kind }: KindRef): string => `${apiVersion}/${kind}`;

/** Kinds that CustomResourceDefinitions among the objects bring along, at the versions they serve; see `kindKey`. */
export const definedKinds = (objects: readonly KubeObject[]): Map<string, Scope> =>
  new Map(
    objects.flatMap((object) =>
      kindsOf(object).map((kind): [string, Scope] => [
        kindKey(kind),
        at(object, 'spec', 'scope') === 'Cluster' ? 'Cluster' : 'Namespaced',
      ]),
    ),
  );

/** Whether an object defines kinds. */
export const isDefinition = ({ kind }: Pick<KubeObject, 'kind'>): boolean =>
  kind === 'CustomResourceDefinition';

function kindsOf(object: KubeObject): KindRef[] {
  if (!isDefinition(object)) return [];
  const group = textAt(object, 'spec', 'group');
  const kind = textAt(object, 'spec', 'names', 'kind') ?? '';
  return listAt(object, 'spec', 'versions')
    .filter((version) => version['served'] !== false)
    .map((version) => ({ apiVersion: `${group}/${version['name']}`, kind }));
}

/** Waits until a CustomResourceDefinition's kinds may be written; `ROLLOUT_FAILED` when they may not. */
export async function established(
  client: KubeClient,
  definition: KubeObject,
  { clock, signal }: Writing,
): Promise<void> {
  const look = async () => {
    const found = await client.get(refOf(definition));
    if (conditionOf(found, 'Established')?.status !== 'True') return undefined;
    // The condition is set a moment before discovery shows the kinds.
    const resources = await Promise.all(kindsOf(definition).map((kind) => client.resourceOf(kind)));
    return resources.every((resource) => resource !== undefined) || undefined;
  };
  if (await until(look, { clock, signal, patienceMs })) return;
  throw new ActionError(
    'ROLLOUT_FAILED',
    `CustomResourceDefinition ${definition.metadata.name} was not established by cluster ${client.name}`,
    { hint: 'See its conditions: another definition may already use the same names.' },
  );
}

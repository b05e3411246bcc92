import { ActionError } from '../core/errors.ts';
import { apiPath, type Discovery } from './discovery.ts';
import type { KindRef, ObjectRef } from './object.ts';

/** Where things are on an API server. */
export interface Paths {
  /** The collection of a kind: of one namespace, or of all. `CHART_INVALID` for a kind the server does not know. */
  kind(kind: KindRef, namespace?: string): Promise<string>;
  object(ref: ObjectRef): Promise<string>;
}

export function createPaths(discovery: Discovery, cluster: string): Paths {
  async function collection({ apiVersion, kind }: KindRef, namespace?: string): Promise<string> {
    const resource = await discovery.find({ apiVersion, kind });
    if (resource === undefined)
      throw new ActionError('CHART_INVALID', `Cluster ${cluster} does not serve ${kind} of ${apiVersion}`, {
        hint: 'Install the CustomResourceDefinition first, or use a version of the API the cluster serves.',
      });
    const scope =
      resource.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
    return `${apiPath(apiVersion)}${scope}/${resource.plural}`;
  }
  return {
    kind: collection,
    object: async (ref) => `${await collection(ref, ref.namespace)}/${encodeURIComponent(ref.name)}`,
  };
}

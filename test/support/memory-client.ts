import type { KubeClient, KubeObject, ObjectRef } from '../../src/kube/client.ts';
import { objectKey, refOf } from '../../src/kube/object.ts';
import { KubeStatusError } from '../../src/kube/status-error.ts';

export interface MemoryClient extends KubeClient {
  readonly objects: Map<string, KubeObject>;
  /** Called before each write; may throw in the server's place. */
  onWrite: ((verb: 'create' | 'replace' | 'delete', ref: ObjectRef) => void) | undefined;
}

/** The storage half of an API server: creates, replaces with optimistic concurrency, lists by label, deletes. */
export function memoryClient(name = 'aws'): MemoryClient {
  const objects = new Map<string, KubeObject>();
  let version = 0;
  const refuse = (status: number, reason: string, ref: ObjectRef): never => {
    throw new KubeStatusError({ where: name, status, reason, said: `${ref.kind} ${ref.name}` });
  };
  const store = (object: KubeObject): KubeObject => {
    const stored = structuredClone(object);
    stored.metadata.resourceVersion = String(++version);
    stored.metadata.creationTimestamp ??= new Date(1_700_000_000_000 + version * 1000).toISOString();
    objects.set(objectKey(refOf(object)), stored);
    return structuredClone(stored);
  };
  const unused = () => {
    throw new Error('not part of the memory client');
  };
  const client: MemoryClient = {
    name,
    server: `https://${name}.invalid`,
    objects,
    onWrite: undefined,
    version: async () => ({ gitVersion: 'v1.34.2' }),
    apiVersions: async () => ['v1'],
    scopeOf: async () => 'Namespaced',
    resourceOf: async ({ kind }) => ({ plural: `${kind.toLowerCase()}s`, namespaced: true }),
    get: async (ref) => structuredClone(objects.get(objectKey(ref))),
    list: async ({ kind }, { namespace, labelSelector = '' } = {}) => {
      const wanted = labelSelector.split(',').filter((term) => term !== '');
      return [...objects.values()]
        .filter((object) => object.kind === kind && object.metadata.namespace === namespace)
        .filter(({ metadata }) =>
          wanted.every((term) => {
            const [key = '', value] = term.split('=');
            const label = metadata.labels?.[key];
            return value === undefined ? label !== undefined : label === value;
          }),
        )
        .map((object) => structuredClone(object));
    },
    create: async (object) => {
      const ref = refOf(object);
      client.onWrite?.('create', ref);
      if (objects.has(objectKey(ref))) return refuse(409, 'AlreadyExists', ref);
      return store(object);
    },
    replace: async (object) => {
      const ref = refOf(object);
      client.onWrite?.('replace', ref);
      const current = objects.get(objectKey(ref));
      if (current === undefined) return refuse(404, 'NotFound', ref);
      const expected = object.metadata.resourceVersion;
      if (expected !== undefined && expected !== current.metadata.resourceVersion)
        return refuse(409, 'Conflict', ref);
      return store(object);
    },
    delete: async (ref) => {
      client.onWrite?.('delete', ref);
      objects.delete(objectKey(ref));
    },
    apply: unused,
    patch: unused,
    patchStatus: unused,
    watch: unused,
    logs: unused,
    proxy: unused,
    close: async () => undefined,
  };
  return client;
}

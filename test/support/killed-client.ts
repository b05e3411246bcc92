import type { KubeClient, KubeObject, ObjectRef } from '../../src/kube/client.ts';
import { refOf } from '../../src/kube/object.ts';

/** One write of a process, counted from 1. */
export interface Write {
  readonly index: number;
  readonly ref: ObjectRef;
}

/**
 * The client of a process that is killed at one of its writes: just before it reaches the server or, with `after`, just
 * before its answer comes back. Nothing works from then on.
 */
export function killedClient(
  client: KubeClient,
  isFatal: (write: Write) => boolean,
  after = false,
): KubeClient {
  let index = 0;
  let isDead = false;
  const alive = () => {
    if (isDead) throw new Error('killed');
  };
  const write = async <T>(ref: ObjectRef, work: () => Promise<T>): Promise<T> => {
    alive();
    index += 1;
    if (!isFatal({ index, ref })) return work();
    isDead = true;
    if (after) await work();
    throw new Error('killed');
  };
  return {
    ...client,
    get: async (ref) => {
      alive();
      return client.get(ref);
    },
    list: async (kind, options) => {
      alive();
      return client.list(kind, options);
    },
    create: (object: KubeObject) => write(refOf(object), () => client.create(object)),
    replace: (object: KubeObject) => write(refOf(object), () => client.replace(object)),
    apply: (object, options) =>
      options?.dryRun
        ? client.apply(object, options)
        : write(refOf(object), () => client.apply(object, options)),
    patch: (ref, patch, type) => write(ref, () => client.patch(ref, patch, type)),
    delete: (ref, options) => write(ref, () => client.delete(ref, options)),
  };
}

/** A client whose process is not killed, and the number of its writes so far. */
export function countedClient(client: KubeClient): { readonly client: KubeClient; writes(): number } {
  let writes = 0;
  const counted = killedClient(client, () => {
    writes += 1;
    return false;
  });
  return { client: counted, writes: () => writes };
}

/** 1 where the work ended because its process was killed, 0 where it was done before. */
export const wasKilled = (work: Promise<unknown>): Promise<0 | 1> =>
  work.then(
    () => 0,
    (error: unknown) => {
      if (error instanceof Error && error.message.includes('killed')) return 1;
      throw error;
    },
  );

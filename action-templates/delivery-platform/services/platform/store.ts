import type { Peers } from './peers.ts';
import { problem } from './problem.ts';
import type { Route } from './router.ts';

/** A value with what decides between two replicas that both wrote it. */
export interface StoredRecord<T> {
  readonly key: string;
  readonly value: T;
  /** Number of writes so far; the higher one wins. */
  readonly revision: number;
  /** Replica that wrote it; decides where the revisions are equal. */
  readonly replica: string;
}

/**
 * A bounded map in memory, the same in all replicas of a service: a write is sent to the others before it is
 * answered, and a new replica takes over all records before it is ready. So orders survive a rolling update.
 * It is no database: what is in memory is gone when all replicas are.
 */
export interface Store<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): Promise<void>;
  values(): IterableIterator<T>;
  size(): number;
  /** Takes over the records of the other replicas; returns how many. */
  join(): Promise<number>;
  readonly routes: readonly Route[];
}

const wins = (next: StoredRecord<unknown>, current: StoredRecord<unknown>): boolean =>
  next.revision > current.revision || (next.revision === current.revision && next.replica > current.replica);

/** Creates the store `name`; beyond `capacity` records the one written longest ago is dropped. */
export const createStore = <T>(options: {
  readonly name: string;
  readonly capacity: number;
  readonly replica: string;
  readonly peers: Peers;
}): Store<T> => {
  const { name, capacity, replica, peers } = options;
  const records = new Map<string, StoredRecord<T>>();

  const apply = (record: StoredRecord<T>): boolean => {
    const current = records.get(record.key);
    if (current && !wins(record, current)) return false;
    records.delete(record.key);
    records.set(record.key, record);
    for (const oldest of records.keys()) {
      if (records.size <= capacity) break;
      records.delete(oldest);
    }
    return true;
  };

  // Records come from a replica of the same service that proved it with the peer token.
  const trusted = (body: unknown): StoredRecord<T>[] =>
    Array.isArray(body) ? (body as StoredRecord<T>[]) : [];
  const path = `/internal/stores/${name}`;

  return {
    get: (key) => records.get(key)?.value,
    values: function* () {
      for (const { value } of records.values()) yield value;
    },
    size: () => records.size,
    put: async (key, value) => {
      const record = { key, value, revision: (records.get(key)?.revision ?? 0) + 1, replica };
      apply(record);
      await peers.broadcast(path, [record]);
    },
    join: async () => {
      const snapshots = await peers.collect(path);
      return snapshots.flatMap(trusted).filter(apply).length;
    },
    routes: [
      {
        method: 'GET',
        path,
        quiet: true,
        handle: ({ headers }) => {
          if (!peers.admit(headers)) throw problem(404, 'not-found', 'No such resource');
          return { status: 200, body: [...records.values()] };
        },
      },
      {
        method: 'PUT',
        path,
        quiet: true,
        handle: ({ headers, body }) => {
          if (!peers.admit(headers)) throw problem(404, 'not-found', 'No such resource');
          trusted(body).forEach(apply);
          return { status: 204 };
        },
      },
    ],
  };
};

import type { WatchEvent } from './client.ts';
import type { KubeObject } from './object.ts';
import { controllerOf } from './pods.ts';

/** What controllers made, found by its controller: a scene of many workloads asks for the pods of each. */
export interface Owned {
  note(event: WatchEvent): void;
  /** Everything whose controller is the object. */
  of(owner: KubeObject): KubeObject[];
}

export function createOwned(): Owned {
  const byOwner = new Map<string, Map<string, KubeObject>>();
  const owners = new Map<string, string>();
  return {
    note: ({ type, object }) => {
      const [owner, uid] = [controllerOf(object) ?? '', object.metadata.uid ?? ''];
      // A pod whose labels were changed is let go.
      byOwner.get(owners.get(uid) ?? owner)?.delete(uid);
      owners.delete(uid);
      if (type === 'DELETED') return;
      owners.set(uid, owner);
      byOwner.set(owner, (byOwner.get(owner) ?? new Map<string, KubeObject>()).set(uid, object));
    },
    of: ({ metadata }) => [...(byOwner.get(metadata.uid ?? '')?.values() ?? [])],
  };
}

import type { Log } from '../core/log.ts';
import type { HeldLease } from '../kube/lease.ts';
import type { KubeObject } from '../kube/object.ts';
import type { Release } from '../release/release.ts';
import type { SuiteResult } from '../smoke/result.ts';
import type { Ledger } from './ledger.ts';
import type { ManifestStore, StoredRelease } from './manifest-store.ts';

/** One cluster as the transaction sees it: no cloud and no GitHub in it. */
export interface Target {
  /** Name in the fleet file. */
  readonly cluster: string;
  /** Prefixed with the cluster's name. */
  readonly log: Log;
  readonly ledger: Ledger;
  readonly store: ManifestStore;
  /** Takes the application's lock there, waiting for at most `waitMs`. */
  lock(waitMs: number, signal: AbortSignal): Promise<HeldLease>;
  /** The objects of the release to be delivered, rendered against this cluster. */
  render(signal: AbortSignal): Promise<readonly KubeObject[]>;
  /** Tries a release freshly rendered on the server, without writing. */
  planForward(rendered: StoredRelease): Promise<Plan>;
  /** The same for one that was delivered there before; `undefined` plans the removal of all there is. */
  planBack(stored: StoredRelease | undefined): Promise<Plan>;
  /** Asks the application whether it serves the release. */
  smoke(release: Release, signal: AbortSignal): Promise<SuiteResult>;
}

/** What a release would change in a cluster, and the way to do it. */
export interface Plan {
  readonly changes: Changes;
  /** The changes object by object, for a person; no value of a Secret in it. */
  readonly diff: string;
  /** Writes what is new or changed; `guard` is awaited before every single write. */
  apply(guard: () => Promise<void>, signal: AbortSignal): Promise<void>;
  /**
   * Waits until every pod is Ready and runs the release, then deletes what the release no longer has. Has its own
   * time budget. `ROLLOUT_FAILED`, `ROLLOUT_TIMED_OUT`.
   */
  finish(guard: () => Promise<void>, signal: AbortSignal): Promise<readonly Workload[]>;
}

/** What runs after a rollout. */
export interface Workload {
  readonly name: string;
  readonly pods: number;
  /** Digests of the release's images its pods run. */
  readonly digests: readonly string[];
}

/** Numbers of objects. */
export interface Changes {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly pruned: number;
}

/** `3 created, 2 changed, 20 unchanged`. */
export function describeChanges(changes: Changes): string {
  const parts = Object.entries(changes)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`);
  return parts.length > 0 ? parts.join(', ') : 'no objects';
}

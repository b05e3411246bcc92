import type { Log } from '../core/log.ts';
import type { HeldLease } from '../kube/lease.ts';
import type { KubeObject } from '../kube/object.ts';
import type { Risk } from '../kube/risks.ts';
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
  /** Begins to ask what `lock` needs to know. Never throws: what goes wrong `lock` says. */
  meet?(): void;
  /** Takes the application's lock there, waiting for at most `waitMs`. */
  lock(waitMs: number, signal: AbortSignal): Promise<HeldLease>;
  /** The objects of the release to be delivered, rendered against this cluster. */
  render(signal: AbortSignal): Promise<readonly KubeObject[]>;
  /**
   * Every image of these objects is there to be pulled, by what the cluster pulls with where that can be known.
   * Writes nothing. `IMAGE_UNAVAILABLE` naming each that is not.
   */
  provePullable(objects: readonly KubeObject[], signal: AbortSignal): Promise<void>;
  /** Tries a release freshly rendered on the server, without writing. */
  planForward(rendered: StoredRelease): Promise<Plan>;
  /**
   * The same for one that was delivered there before, whose pods are always simply replaced; `undefined` plans the
   * removal of all there is, which `complete` does.
   */
  planBack(stored: StoredRelease | undefined): Promise<Plan>;
  /** Asks the application whether it serves the release. */
  smoke(release: Release, signal: AbortSignal): Promise<SuiteResult>;
  /**
   * Gives all traffic back to what served before, at once, where a strategy is or was under way; what that is is read
   * from the cluster, so that a killed run's shift is found too. Where promotion had begun, traffic stays where it is
   * until a release is restored. Can be repeated; does nothing where nothing shifts. New pods stay, for the diagnosis.
   */
  retreat(guard: () => Promise<void>, signal: AbortSignal): Promise<void>;
  /**
   * Removes what a strategy left beside the release: preview and canary workloads, narrowed selectors, held
   * autoscalers. Without interrupting traffic, can be repeated. For after a release was restored.
   */
  tidy(guard: () => Promise<void>, signal: AbortSignal): Promise<void>;
}

/** What a release would change in a cluster, and the way to do it. */
export interface Plan {
  readonly changes: Changes;
  /** The changes object by object, for a person; no value of a Secret in it. */
  readonly diff: string;
  /** What a person should look at before it is carried out. */
  readonly risks: readonly Risk[];
  /**
   * Writes what is new or changed; where the strategy shifts traffic, all but the workloads that shift, and their new
   * pods beside the old ones. `guard` is awaited before every single write.
   */
  apply(guard: () => Promise<void>, signal: AbortSignal): Promise<void>;
  /**
   * Waits until every new pod is Ready and runs the release, then shifts traffic as the strategy has it, with smoke
   * tests and analysis in between; ends with all traffic on the release and, except when rolling, the old pods still
   * there. Post hooks run here. Has its own time budget. `ROLLOUT_FAILED`, `ROLLOUT_TIMED_OUT`, `SMOKE_FAILED`,
   * `ANALYSIS_FAILED`.
   */
  rollOut(guard: () => Promise<void>, signal: AbortSignal): Promise<readonly Workload[]>;
  /**
   * Watches the metrics of the new pods beside the old ones for so many milliseconds, between `rollOut` and `complete`.
   * Absent where a strategy has no two kinds of pods then. `ANALYSIS_FAILED`, `SMOKE_FAILED`.
   */
  readonly watch?: (step: string, forMs: number, signal: AbortSignal) => Promise<void>;
  /** Makes it permanent: promotes what shifted and waits for it, then deletes what the release no longer has. */
  complete(guard: () => Promise<void>, signal: AbortSignal): Promise<void>;
}

/** What part of the traffic a step of a canary really gave to the new pods of one workload. */
export interface TrafficShare {
  readonly cluster: string;
  /** `step 1 of 2, 10 %` */
  readonly step: string;
  /** `web: 1 of 9 pods, 11.1 %` */
  readonly share: string;
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

import type { Clock } from '../core/clock.ts';
import type { FailurePolicy, OnCancel } from '../fleet/failure-policy.ts';
import type { FreezeWindow } from '../fleet/freeze.ts';
import type { MigrationPolicy } from '../fleet/migrations.ts';
import type { Release } from '../release/release.ts';
import type { PerCluster } from './each-cluster.ts';
import type { EntryMaker, Origin } from './entries.ts';
import type { PhaseRecorder } from './phases.ts';
import type { Policy } from './policy.ts';

export interface DeliverOptions {
  readonly origin: Origin;
  readonly onFailure: FailurePolicy;
  readonly onCancel: OnCancel;
  readonly migrations: MigrationPolicy;
  /** Names of the clusters in the order of their turns; all at once without it. */
  readonly waves: readonly (readonly string[])[] | undefined;
  /** Milliseconds a wave is watched before the next one begins. */
  readonly bakeMs: number;
  /** Times in which nothing is delivered by itself. */
  readonly freeze: readonly FreezeWindow[];
  /** Deliver whatever the ledgers say of this release. */
  readonly force: boolean;
  /** Why it is forced; goes to the ledgers. */
  readonly reason: string | undefined;
  /** A person started this very run, or ran it again. */
  readonly byHand: boolean;
  /** Plans only; takes no lock and writes nothing. */
  readonly dryRun: boolean;
  /** Milliseconds to wait for other deliveries. */
  readonly lockWaitMs: number;
  /** Clusters that are to be delivered to as well but could not be opened, and what with. */
  readonly unreachable?: ReadonlyMap<string, unknown> | undefined;
}

export interface RolloutPorts {
  readonly clock: Clock;
  /** Aborts when the job is cancelled. Verdicts are still written and locks released afterwards. */
  readonly signal: AbortSignal;
  /** Aborts when a way back that began after the cancel has to end, so that the rest can still be written. */
  readonly grace?: AbortSignal | undefined;
}

/** One delivery under way. */
export interface Delivery {
  readonly release: Release;
  readonly options: DeliverOptions;
  readonly policy: Policy;
  readonly signal: AbortSignal;
  readonly grace: AbortSignal;
  readonly now: () => number;
  /** When it began. */
  readonly since: number;
  readonly entry: EntryMaker;
  readonly phases: PerCluster<PhaseRecorder>;
}

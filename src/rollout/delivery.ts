import type { Clock } from '../core/clock.ts';
import type { Environment } from '../fleet/environment.ts';
import type { Release } from '../release/release.ts';
import type { PerCluster } from './each-cluster.ts';
import type { EntryMaker, Origin } from './entries.ts';
import type { PhaseRecorder } from './phases.ts';

export interface DeliverOptions {
  readonly origin: Origin;
  readonly onFailure: Environment['on-failure'];
  /** Deliver whatever the ledgers say of this release. */
  readonly force: boolean;
  /** A person started this very run, or ran it again. */
  readonly byHand: boolean;
  /** Plans only; takes no lock and writes nothing. */
  readonly dryRun: boolean;
  /** Milliseconds to wait for other deliveries. */
  readonly lockWaitMs: number;
}

export interface RolloutPorts {
  readonly clock: Clock;
  /** Aborts when the job is cancelled. Verdicts are still written and locks released afterwards. */
  readonly signal: AbortSignal;
}

/** One delivery under way. */
export interface Delivery {
  readonly release: Release;
  readonly options: DeliverOptions;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** When it began. */
  readonly since: number;
  readonly entry: EntryMaker;
  readonly phases: PerCluster<PhaseRecorder>;
}

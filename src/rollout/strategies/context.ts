import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { KubeClient } from '../../kube/client.ts';
import type { ReleaseImages } from '../../kube/images.ts';

/** What every strategy works with in one cluster. */
export interface StrategyContext {
  readonly client: KubeClient;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds for one wait for pods. */
  readonly timeoutMs: number;
  /** What the pods must run; any image will do without it. */
  readonly images: ReleaseImages | undefined;
}

/** Awaited before every single write; throws once the lock is lost or the work is to stop. */
export type Guard = () => Promise<void>;

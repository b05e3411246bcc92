import type { AnalysisWindow } from '../../analysis/analysis.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { KubeClient } from '../../kube/client.ts';
import type { ReleaseImages } from '../../kube/images.ts';
import type { Writing } from '../../kube/writing.ts';
import type { Release } from '../../release/release.ts';
import type { SuiteResult } from '../../smoke/result.ts';
import type { SmokeWay } from '../../smoke/way.ts';
import type { Plan } from '../target.ts';

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

/** What a strategy that shifts traffic needs beside that. */
export interface ShiftContext extends StrategyContext {
  /** What is delivered; undefined where all there is is removed. */
  readonly release: Release | undefined;
  /**
   * Asks whether a release serves: by the usual ways, or by one that leads to its new pods alone. `patienceMs` is for
   * when users would wait with it.
   */
  readonly smoke: (
    release: Release,
    signal: AbortSignal,
    way?: SmokeWay,
    patienceMs?: number,
  ) => Promise<SuiteResult>;
  /** Told what share of the traffic each step really gave. */
  readonly onShare: ((step: string, share: string) => void) | undefined;
  /** Watches metrics, where the environment has an analysis. `ANALYSIS_FAILED`. */
  readonly watch: ((window: AnalysisWindow, signal: AbortSignal) => Promise<void>) | undefined;
}

/** What a strategy gives a plan. */
export type Course = Pick<Plan, 'apply' | 'rollOut' | 'watch' | 'complete'>;

/** Awaited before every single write; throws once the lock is lost or the work is to stop. */
export type Guard = () => Promise<void>;

/** What every write of a strategy is subject to. */
export const writingOf = (
  { clock, log }: Pick<StrategyContext, 'clock' | 'log'>,
  guard: Guard,
  signal: AbortSignal,
): Writing => ({ guard, signal, clock, log });

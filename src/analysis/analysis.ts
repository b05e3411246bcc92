/**
 * What is compared: texts that queries name as {pods} (a regular expression of pod names), {workload}, {service},
 * {namespace} and {cluster}, once for the new pods and once for the old ones.
 */
export interface TrackNames {
  readonly canary: Readonly<Record<string, string>>;
  readonly stable: Readonly<Record<string, string>>;
}

/** A stretch of a rollout that is watched: a step’s pause, the flip-back window, a gate. */
export interface AnalysisWindow {
  /** As people are told: `10 %`, `flip-back window`. */
  readonly step: string;
  /** Milliseconds; where `until` is given, at least so long. */
  readonly forMs: number;
  /** One entry a workload that shifts. */
  readonly tracks: readonly TrackNames[];
  /** Somebody’s approval: watching goes on until it settles. */
  readonly until?: Promise<unknown>;
}

/** Watches metrics of the new pods while traffic shifts to them. */
export interface Analysis {
  /**
   * Watches for `forMs` and longer where data is missing and the policy is `extend`; resolves with the report or
   * throws `ANALYSIS_FAILED` as soon as a metric’s failure limit is exceeded.
   */
  watch(window: AnalysisWindow, signal: AbortSignal): Promise<AnalysisReport>;
}

/**
 * `pass`; `fail`; `insufficient`: there is data, but too little to say anything; `no-data`: none; `no-answer`: the
 * source of the metric did not answer.
 */
export type Finding = 'pass' | 'fail' | 'insufficient' | 'no-data' | 'no-answer';

/** What one metric showed at one moment (milliseconds since the epoch), in the metric’s own unit. */
export interface Sample {
  readonly at: number;
  readonly canary: number | undefined;
  readonly stable: number | undefined;
}

/** What became of one metric of one workload. */
export interface MetricReport {
  readonly metric: string;
  /** Workload, where the metric is asked for several. */
  readonly workload: string | undefined;
  readonly finding: Finding;
  /** Whether its failure ends the rollout. */
  readonly critical: boolean;
  /** Why, in one line: numbers and what they were held against. */
  readonly because: string;
  /** What could have been seen: `+40 % with 80 % power`; undefined for thresholds. */
  readonly power: string | undefined;
  /** The query of the new pods, as it was asked. */
  readonly query: string;
  readonly samples: readonly Sample[];
}

/** What became of one window. Times in milliseconds since the epoch. */
export interface AnalysisReport {
  readonly cluster: string;
  readonly step: string;
  readonly from: number;
  readonly to: number;
  /** True where nothing critical failed and the policy lets missing data pass. */
  readonly passed: boolean;
  readonly metrics: readonly MetricReport[];
}

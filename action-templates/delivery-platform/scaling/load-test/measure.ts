/** One request that was made. */
export interface Sample {
  readonly milliseconds: number;
  /** 0 where there was no answer. */
  readonly status: number;
}

/** What a load was like for those who made it. Times in milliseconds. */
export interface Report {
  readonly requests: number;
  /** Share of requests that were not answered, or with 500 and above. */
  readonly errorShare: number;
  /** Requests a second that were answered well. */
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** The value that `share` of the sorted values do not exceed (nearest rank); 0 of none. */
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** Sums up samples that were taken within `seconds`. */
export const reportOf = (samples: readonly Sample[], seconds: number): Report => {
  const failed = samples.filter(({ status }) => status === 0 || status >= 500).length;
  const times = samples.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return {
    requests: samples.length,
    errorShare: samples.length === 0 ? 1 : failed / samples.length,
    perSecond: (samples.length - failed) / seconds,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
  };
};

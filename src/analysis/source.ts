/** The stretch of time a question is about; milliseconds since the epoch. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
  /** Milliseconds between two points. */
  readonly stepMs: number;
}

/**
 * Where numbers come from. Missing data is `undefined` or an empty list; `METRICS_UNAVAILABLE` where the source
 * refuses a query or does not answer.
 */
export interface MetricSource {
  /** For messages: `Prometheus at https://…`. */
  readonly name: string;
  /** One number, as it is at the end of the range. */
  latest(query: string, range: TimeRange, signal: AbortSignal): Promise<number | undefined>;
  /** How many events there were in the range. */
  count(query: string, range: TimeRange, signal: AbortSignal): Promise<number | undefined>;
  /** One number a step, in order of time; steps without data are absent. */
  series(query: string, range: TimeRange, signal: AbortSignal): Promise<readonly number[]>;
}

/** A number at a moment (milliseconds since the epoch). */
export interface Point {
  readonly at: number;
  readonly value: number;
}

type ReadPoints = (query: string, range: TimeRange, signal: AbortSignal) => Promise<readonly Point[]>;

/** A source that knows only points over time: the latest is the last of them, a count is their sum. */
export function pointsSource(name: string, read: ReadPoints): MetricSource {
  const inOrder: ReadPoints = async (...asked) =>
    (await read(...asked)).filter(({ value }) => Number.isFinite(value)).sort((a, b) => a.at - b.at);
  return {
    name,
    latest: async (...asked) => (await inOrder(...asked)).at(-1)?.value,
    count: async (...asked) => {
      const points = await inOrder(...asked);
      return points.length === 0 ? undefined : points.reduce((sum, { value }) => sum + value, 0);
    },
    series: async (...asked) => (await inOrder(...asked)).map(({ value }) => value),
  };
}

import type { Metrics } from './metrics.ts';

/** Upper bounds in seconds; the fine end is where calls inside a cluster are, the last is our timeout. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const;

export interface HttpMetrics {
  /** Counts a request as in flight; the function returned counts its end and returns its seconds. */
  start(): (request: { method: string; route: string; status: number }) => number;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Adds the request metrics. `route` is the pattern, never the path: the number of series stays bounded. */
export const createHttpMetrics = (metrics: Metrics): HttpMetrics => {
  const total = metrics.counter('http_requests_total', 'Requests answered.');
  const duration = metrics.histogram(
    'http_request_duration_seconds',
    'Time from the request line to the end of the answer.',
    DURATION_BUCKETS,
  );
  let inFlight = 0;
  metrics.observed('gauge', 'http_requests_in_flight', 'Requests being handled.', () => inFlight);
  return {
    start: () => {
      const begin = process.hrtime.bigint();
      inFlight += 1;
      return ({ method, route, status }) => {
        inFlight -= 1;
        const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
        const labels = { method: METHODS.has(method) ? method : 'other', route };
        total.increment({ ...labels, status: String(status) });
        duration.observe(seconds, labels);
        return seconds;
      };
    },
  };
};

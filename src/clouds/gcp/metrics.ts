import { z } from 'zod';
import { parseDuration } from '../../core/inputs.ts';
import { metricsRefused, onlySeries, wholeMinutes } from '../metrics-refusal.ts';
import type { CloudPorts, MetricRange, MetricsAccess, MetricsOf } from '../provider.ts';
import { type Reply, request } from '../request.ts';
import { googleSaid } from './google-error.ts';
import { type GcpIdentity, googleToken, principalOf } from './identity.ts';
import { apiUrl, universeOf } from './universe.ts';

/** https://cloud.google.com/monitoring/api/ref_v3/rest/v3/TypedValue: 64-bit integers come as text. */
const point = z.object({
  interval: z.object({ endTime: z.string() }),
  value: z.object({ doubleValue: z.number().optional(), int64Value: z.string().optional() }),
});
const page = z.object({
  timeSeries: z.array(z.object({ points: z.array(point).default([]) })).default([]),
});

/** Attempts of one question: between two looks there is no time for more. */
const attempts = 2;

/**
 * Cloud Monitoring: PromQL, also of Managed Service for Prometheus, or filters of timeSeries.list.
 * https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list,
 * https://cloud.google.com/stackdriver/docs/managed-prometheus/query-api-ui
 */
export async function googleMetrics(
  source: MetricsOf<'gcp'>,
  identity: GcpIdentity,
  ports: CloudPorts,
): Promise<MetricsAccess> {
  const { project, language } = source;
  const name = `Cloud Monitoring of ${project}`;
  const base = ports.endpoints.gcp?.monitoring ?? apiUrl('monitoring', universeOf(identity));
  const token = googleToken(identity, ports);
  const ask = (url: string, init: RequestInit, signal: AbortSignal): Promise<Reply> =>
    request(
      { ...ports, signal },
      {
        what: 'Cloud Monitoring',
        url,
        attempts,
        init: async () => ({
          ...init,
          headers: { ...init.headers, authorization: `Bearer ${(await token()).value}` },
        }),
      },
    );
  if (language === 'promql')
    return {
      name,
      promql: async (path, body, signal) => {
        const url = `${base}/v1/projects/${encodeURIComponent(project)}/location/global/prometheus${path}`;
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        const reply = await ask(url, { method: 'POST', headers, body }, signal);
        if (reply.status === 401 || reply.status === 403)
          throw metricsRefused(name, googleSaid(reply.text), advice(reply.status, principalOf(identity)));
        return reply;
      },
    };
  return {
    name,
    points: async (query, range, signal) => {
      const url = `${base}/v3/projects/${encodeURIComponent(project)}/timeSeries?${parametersOf(source, query, range)}`;
      const reply = await ask(url, {}, signal);
      if (!reply.ok)
        throw metricsRefused(name, googleSaid(reply.text), advice(reply.status, principalOf(identity)));
      const series = page.parse(JSON.parse(reply.text)).timeSeries.map(({ points }) =>
        points.map(({ interval, value: { doubleValue, int64Value } }) => ({
          at: Date.parse(interval.endTime),
          value: doubleValue ?? Number(int64Value ?? Number.NaN),
        })),
      );
      return onlySeries(name, series, 'Set `reduce` to what makes them one, such as REDUCE_SUM.');
    },
  };
}

function parametersOf(
  { align, reduce, period }: MetricsOf<'gcp'>,
  filter: string,
  { from, to, stepMs }: MetricRange,
): URLSearchParams {
  const chosen = period === undefined ? undefined : parseDuration(period);
  return new URLSearchParams({
    filter,
    'interval.startTime': new Date(from).toISOString(),
    'interval.endTime': new Date(to).toISOString(),
    'aggregation.alignmentPeriod': `${chosen === undefined ? wholeMinutes(stepMs) : chosen / 1000}s`,
    'aggregation.perSeriesAligner': align,
    'aggregation.crossSeriesReducer': reduce,
    view: 'FULL',
  });
}

const advice = (status: number, who: string) =>
  status === 401 || status === 403
    ? `Grant ${who} roles/monitoring.viewer on the project, and enable monitoring.googleapis.com.`
    : 'Correct `project`, the query, `align` or `reduce`.';

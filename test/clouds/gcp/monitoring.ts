import { authorization, type Exchange, json, type Reply } from '../http/exchange.ts';
import { gcp } from '../identities.ts';
import { relayPromql, type StoredMetrics } from '../stored-metrics.ts';
import { googleError, permissionDenied, unauthenticated } from './errors.ts';
import type { AccessTokens } from './tokens.ts';

const permission = 'monitoring.timeSeries.list';

/** Answers Cloud Monitoring: timeSeries.list of what a test has stored, and PromQL by a real Prometheus. */
export async function answerMonitoring(
  exchange: Exchange,
  tokens: AccessTokens,
  metrics: StoredMetrics,
): Promise<Reply> {
  const { url, request, method } = exchange;
  const caller = tokens.find(authorization(request, 'Bearer') ?? '');
  if (!caller) return unauthenticated();
  const project = /^\/v[13]\/projects\/([^/]+)\//.exec(url.pathname)?.[1];
  const isOwn = project === gcp.project || project === gcp.number;
  if (!isOwn || !caller.principal.permissions.includes(permission))
    return permissionDenied(permission, `projects/${project}`);
  const promql = /^\/v1\/projects\/[^/]+\/location\/global\/prometheus(\/api\/v1\/query(?:_range)?)$/.exec(
    url.pathname,
  );
  if (promql?.[1] !== undefined) return relayPromql(exchange, promql[1], metrics);
  if (method !== 'GET' || !url.pathname.endsWith('/timeSeries'))
    return googleError('NOT_FOUND', 'Method not found.');
  return listTimeSeries(url.searchParams, metrics);
}

/** https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list */
function listTimeSeries(asked: URLSearchParams, { series }: StoredMetrics): Reply {
  const filter = asked.get('filter') ?? '';
  const [from, to] = ['interval.startTime', 'interval.endTime'].map((key) =>
    Date.parse(asked.get(key) ?? ''),
  );
  if (!/metric\.type\s*=/.test(filter) || from === undefined || to === undefined || !(from < to))
    return googleError(
      'INVALID_ARGUMENT',
      'Field filter had an invalid value: The filter must specify a metric type.',
    );
  const period = /^(\d+)s$/.exec(asked.get('aggregation.alignmentPeriod') ?? '')?.[1];
  if (period === undefined || Number(period) < 60)
    return googleError(
      'INVALID_ARGUMENT',
      'Field aggregation.alignmentPeriod had an invalid value: at least 60 seconds.',
    );
  const found = series.get(filter) ?? [];
  // Newest first, as the real one has it.
  const inRange = found.map((points) =>
    points.filter(({ at }) => at > from && at <= to).sort((a, b) => b.at - a.at),
  );
  return json(200, {
    timeSeries: inRange
      .filter((points) => points.length > 0)
      .map((points) => ({
        ...{ metric: { type: 'stored' }, resource: { type: 'k8s_container' } },
        ...{ metricKind: 'DELTA', valueType: 'INT64' },
        points: points.map(({ at, value }) => ({
          interval: {
            startTime: new Date(at - Number(period) * 1000).toISOString(),
            endTime: new Date(at).toISOString(),
          },
          value: Number.isInteger(value) ? { int64Value: String(value) } : { doubleValue: value },
        })),
      })),
    unit: '1',
  });
}

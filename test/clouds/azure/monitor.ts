import { authorization, type Exchange, json, type Reply } from '../http/exchange.ts';
import { azure } from '../identities.ts';
import { relayPromql, type StoredMetrics } from '../stored-metrics.ts';
import { type Directory, dutyOfToken } from './directory.ts';
import { armError } from './errors.ts';

/** Path of the metrics of any resource, as Resource Manager has it; its first group is the resource. */
export const metricsPath = /^(\/subscriptions\/.+)\/providers\/Microsoft\.Insights\/metrics$/i;

const aggregations = ['average', 'count', 'maximum', 'minimum', 'total'];

/**
 * Answers the metrics of a resource that a test has stored, by `metricnames` and `$filter`.
 * https://learn.microsoft.com/en-us/rest/api/monitor/metrics/list
 */
export function answerMetrics({ url, method }: Exchange, { series }: StoredMetrics): Reply {
  const asked = url.searchParams;
  const name = asked.get('metricnames') ?? '';
  const aggregation = (asked.get('aggregation') ?? '').toLowerCase();
  const [from, to] = (asked.get('timespan') ?? '').split('/').map((text) => Date.parse(text));
  const minutes = /^PT(\d+)M$/.exec(asked.get('interval') ?? '')?.[1];
  if (method !== 'GET') return armError(405, 'MethodNotAllowed', 'Only GET is allowed.');
  if (!aggregations.includes(aggregation))
    return bare(400, 'BadRequest', `Invalid aggregation type: ${aggregation}`);
  if (from === undefined || to === undefined || !(from < to) || minutes === undefined)
    return bare(400, 'BadRequest', 'Detected invalid time grain or time span');
  const filter = asked.get('$filter');
  const stored = series.get(filter === null ? name : `${name} where ${filter}`);
  if (stored === undefined)
    return bare(400, 'BadRequest', `Failed to find metric configuration for metric: ${name}`);
  return json(200, {
    ...{ cost: 0, timespan: asked.get('timespan'), interval: `PT${minutes}M` },
    value: [
      {
        ...{
          id: `${url.pathname}/${name}`,
          type: 'Microsoft.Insights/metrics',
          unit: 'Count',
          errorCode: 'Success',
        },
        name: { value: name, localizedValue: name },
        timeseries: stored.map((points) => ({
          metadatavalues: [],
          data: points
            .filter(({ at }) => at >= from && at < to)
            // A minute without a request has no value at all.
            .map(({ at, value }) => ({
              timeStamp: new Date(at).toISOString(),
              ...(Number.isNaN(value) ? {} : { [aggregation]: value }),
            })),
        })),
      },
    ],
    ...{ namespace: 'Microsoft.Network/applicationGateways', resourceregion: azure.region },
  });
}

/** The Insights resource provider’s errors have no envelope. */
const bare = (status: number, code: string, message: string): Reply => json(status, { code, message });

/** Answers the query endpoint of an Azure Monitor workspace by a real Prometheus. */
export async function answerWorkspace(
  exchange: Exchange,
  directory: Directory,
  metrics: StoredMetrics,
): Promise<Reply> {
  const token = authorization(exchange.request, 'Bearer');
  const duty = token === undefined ? undefined : dutyOfToken(directory, token, 'prometheus');
  if (duty === undefined) return { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: '' };
  if (duty === 'push')
    return json(403, {
      error: { code: 'Forbidden', message: 'The caller may not read data of this workspace.' },
    });
  const { pathname } = exchange.url;
  if (!/^\/api\/v1\/query(_range)?$/.test(pathname)) return { status: 404, body: '' };
  return relayPromql(exchange, pathname, metrics);
}

import { z } from 'zod';
import type { Fetch } from '../core/http.ts';
import type { MetricSourceOf } from '../fleet/metric-source.ts';
import { type Answer, type Ask, answered, askBelow, brief, jsonOf, unavailable } from './ask.ts';
import { type MetricSource, type Point, pointsSource, type TimeRange } from './source.ts';

const v1 = z.object({
  status: z.string().optional(),
  error: z.string().optional(),
  series: z.array(z.object({ pointlist: z.array(z.tuple([z.number(), z.number().nullable()])) })).default([]),
});
const v2 = z.object({
  data: z.object({
    attributes: z.object({
      times: z.array(z.number()).default([]),
      values: z.array(z.array(z.number().nullable())).default([]),
    }),
  }),
});
const failure = z.object({ errors: z.array(z.union([z.string(), z.object({ detail: z.string() })])) });

type DatadogConfig = MetricSourceOf<'datadog'>;

/** Datadog’s metrics. https://docs.datadoghq.com/api/latest/metrics/ */
export function datadogSource(
  { site, api, ...keys }: DatadogConfig,
  secret: (name: string) => string,
  fetch: Fetch,
): MetricSource {
  const name = `Datadog (${site})`;
  const headers = {
    accept: 'application/json',
    'dd-api-key': secret(keys['api-key']),
    'dd-application-key': secret(keys['application-key']),
  };
  const ask = askBelow(`https://api.${site}`, headers, fetch);
  return pointsSource(name, async (query, range, signal) => {
    const answer = await answered(name, signal, () =>
      (api === 'v1' ? askV1 : askV2)(ask, query, range, signal),
    );
    const series = answer.status === 200 ? (api === 'v1' ? readV1 : readV2)(answer) : undefined;
    if (series === undefined) throw refusal(name, answer, query);
    if (series.length > 1)
      throw unavailable(
        name,
        `gives ${series.length} series where one is needed: ${query}`,
        'Leave out `by {…}` in the query.',
      );
    return series[0] ?? [];
  });
}

/** https://docs.datadoghq.com/api/latest/metrics/#query-timeseries-points; seconds in, milliseconds out. */
function askV1(ask: Ask, query: string, { from, to }: TimeRange, signal: AbortSignal): Promise<Answer> {
  const form = new URLSearchParams({ from: whole(from / 1000), to: whole(to / 1000), query });
  return ask(`/api/v1/query?${form}`, {}, signal);
}

/** https://docs.datadoghq.com/api/latest/metrics/#query-timeseries-data-across-multiple-products; milliseconds. */
function askV2(
  ask: Ask,
  query: string,
  { from, to, stepMs }: TimeRange,
  signal: AbortSignal,
): Promise<Answer> {
  const attributes = {
    from: Math.round(from),
    to: Math.round(to),
    interval: stepMs,
    queries: [{ data_source: 'metrics', name: 'a', query }],
    formulas: [{ formula: 'a' }],
  };
  const body = JSON.stringify({ data: { type: 'timeseries_request', attributes } });
  const headers = { 'content-type': 'application/json' };
  return ask('/api/v2/query/timeseries', { method: 'POST', headers, body }, signal);
}

const whole = (value: number) => String(Math.floor(value));

function readV1(answer: Answer): Point[][] | undefined {
  const read = v1.safeParse(jsonOf(answer)).data;
  // An error of the query comes with 200.
  if (read === undefined || read.status === 'error') return undefined;
  return read.series.map(({ pointlist }) =>
    pointlist.flatMap(([at, value]) => (value === null ? [] : [{ at, value }])),
  );
}

function readV2(answer: Answer): Point[][] | undefined {
  const attributes = v2.safeParse(jsonOf(answer)).data?.data.attributes;
  return attributes?.values.map((values) =>
    values.flatMap((value, index) => {
      const at = attributes.times[index];
      return value === null || at === undefined ? [] : [{ at, value }];
    }),
  );
}

function refusal(name: string, answer: Answer, query: string) {
  const errors = failure
    .safeParse(jsonOf(answer))
    .data?.errors.map((one) => (typeof one === 'string' ? one : one.detail));
  const said = errors?.join(', ') ?? v1.safeParse(jsonOf(answer)).data?.error ?? brief(answer.text);
  if (answer.status === 401 || answer.status === 403)
    return unavailable(
      name,
      `refuses the keys: ${said}`,
      'The application key needs the scope timeseries_query (v2) or metrics_read (v1); `site` must be yours.',
    );
  if (answer.status === 429)
    return unavailable(name, 'has too many requests from you', 'Ask less often: raise `interval`.');
  return unavailable(
    name,
    `answers ${answer.status} to ${query}: ${said}`,
    'Correct the query in the fleet file.',
  );
}

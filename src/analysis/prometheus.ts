import { z } from 'zod';
import { type Answer, type Ask, answered, brief, jsonOf, unavailable } from './ask.ts';
import type { MetricSource, Point, TimeRange } from './source.ts';

/** Prometheus writes numbers as text, so that NaN and the infinities have a form. */
const sample = z.tuple([z.number(), z.string()]);
const result = z.object({
  data: z.discriminatedUnion('resultType', [
    z.object({ resultType: z.literal('vector'), result: z.array(z.object({ value: sample.optional() })) }),
    z.object({
      resultType: z.literal('matrix'),
      result: z.array(z.object({ values: z.array(sample).default([]) })),
    }),
    z.object({ resultType: z.literal('scalar'), result: sample }),
    z.object({ resultType: z.literal('string'), result: z.tuple([z.number(), z.string()]) }),
  ]),
  warnings: z.array(z.string()).optional(),
});
const failure = z.object({ errorType: z.string(), error: z.string() });

/**
 * A source that speaks Prometheus’ HTTP API, by forms in POST as the documentation advises for long queries.
 * https://prometheus.io/docs/prometheus/latest/querying/api/
 */
export function promqlSource(name: string, ask: Ask, warn: (message: string) => void): MetricSource {
  const query = async (
    path: string,
    form: Record<string, string>,
    signal: AbortSignal,
  ): Promise<readonly (readonly Point[])[]> => {
    const answer = await answered(name, signal, () =>
      ask(
        path,
        {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(form).toString(),
        },
        signal,
      ),
    );
    const read = result.safeParse(jsonOf(answer));
    if (answer.status !== 200 || !read.success) throw refusal(name, answer, form['query'] ?? '');
    for (const warning of read.data.warnings ?? []) warn(`${name}: ${warning}`);
    return seriesOf(read.data.data);
  };
  const instant = async (text: string, { to }: TimeRange, signal: AbortSignal) => {
    const series = await query('/api/v1/query', { query: text, time: seconds(to) }, signal);
    return single(name, series, text)?.at(-1)?.value;
  };
  return {
    name,
    latest: instant,
    count: instant,
    series: async (text, { from, to, stepMs }, signal) => {
      // A point is about the step before it: the first whole one ends a step after the beginning.
      if (to < from + stepMs) return [];
      const form = {
        query: text,
        start: seconds(from + stepMs),
        end: seconds(to),
        step: String(stepMs / 1000),
      };
      const series = await query('/api/v1/query_range', form, signal);
      return (single(name, series, text) ?? []).map(({ value }) => value);
    },
  };
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);

/** NaN is what 0/0 gives where there was no request, and an infinity is no measurement either: both are no data. */
function seriesOf(data: z.output<typeof result>['data']): Point[][] {
  const points = (samples: readonly (readonly [number, string])[]) =>
    samples
      .map(([at, text]) => ({ at: at * 1000, value: Number(text) }))
      .filter(({ value }) => Number.isFinite(value));
  if (data.resultType === 'vector')
    return data.result.map(({ value }) => points(value === undefined ? [] : [value]));
  if (data.resultType === 'matrix') return data.result.map(({ values }) => points(values));
  return [points([data.result])];
}

function single(
  name: string,
  series: readonly (readonly Point[])[],
  query: string,
): readonly Point[] | undefined {
  if (series.length <= 1) return series[0];
  throw unavailable(
    name,
    `gives ${series.length} series where one is needed: ${query}`,
    'Aggregate the query, as with sum(…).',
  );
}

function refusal(name: string, answer: Answer, query: string) {
  const said = failure.safeParse(jsonOf(answer)).data;
  if (answer.status === 401 || answer.status === 403)
    return unavailable(
      name,
      `refuses the login: ${said?.error ?? brief(answer.text)}`,
      'Correct what the source is asked with.',
    );
  if (said?.errorType === 'bad_data')
    return unavailable(
      name,
      `does not understand ${query}: ${said.error}`,
      'Correct the query in the fleet file.',
    );
  const what = said === undefined ? brief(answer.text) : `${said.errorType}: ${said.error}`;
  return unavailable(
    name,
    `answers ${answer.status} to ${query}: ${what}`,
    'See that the address is that of a Prometheus API, and that it is well.',
  );
}

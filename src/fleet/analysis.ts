import { z } from 'zod';
import { type CloudSource, isCloudSource, type MetricSourceConfig, metricSource } from './metric-source.ts';
import { durationText, name } from './names.ts';
import { nearest } from './nearest.ts';

/** What queries may name in braces. */
export const queryNames = [
  'pods',
  'workload',
  'service',
  'namespace',
  'cluster',
  'interval',
  'window',
] as const;

/** Other braces are the query language’s own; one that nearly is one of ours is a slip of the pen. */
const query = z
  .string()
  .min(1)
  .superRefine((value, context) => {
    for (const [, word = ''] of value.matchAll(/(?<!by )\{([a-z]+)\}/g)) {
      const meant = nearest(word, queryNames);
      if (meant !== undefined && meant !== word)
        context.addIssue({ code: 'custom', message: `names {${word}}; did you mean {${meant}}?` });
    }
  })
  .describe(
    'query of the source; may name {pods}, {workload}, {service}, {namespace}, {cluster}, {interval}, {window}',
  );

const noData = z
  .enum(['fail', 'pass', 'extend'])
  .describe('what missing data means; `extend` watches longer, and fails when that does not help');

const compare = z
  .union([
    z.strictObject({
      errors: query.describe('number of failed requests in the last {window}'),
      total: query.describe('number of all requests in the last {window}'),
    }),
    z.strictObject({ latency: query.describe('one latency per {interval}, such as the 95th percentile') }),
  ])
  .describe('compares the new pods with the old ones that serve beside them');

/** Intervals with data on both sides below which a comparison of latencies says nothing. */
export const leastIntervals = 20;

/** One thing that is measured while traffic shifts. */
export const metric = z
  .strictObject({
    name,
    from: metricSource.optional().describe('where it is measured; that of the analysis without it'),
    query: query.optional(),
    max: z.number().optional().describe('largest value of `query` that is fine'),
    min: z.number().optional().describe('smallest value of `query` that is fine'),
    compare: compare.optional(),
    tolerance: z
      .number()
      .min(0)
      .max(10)
      .default(0.1)
      .describe('share by which the new pods may be worse than the old ones'),
    confidence: z
      .number()
      .min(0.8)
      .max(0.9999)
      .default(0.99)
      .describe('1 − the share of false alarms of a comparison in one step'),
    'minimum-requests': z
      .int()
      .min(1)
      .default(50)
      .describe('requests of each side below which errors say nothing'),
    'failure-limit': z
      .int()
      .min(0)
      .default(0)
      .describe('intervals of one step in which `max` or `min` may be missed'),
    interval: durationText.optional().describe('time between two looks; that of the analysis without it'),
    critical: z
      .boolean()
      .default(true)
      .describe('whether its failure ends the rollout; else it is only reported'),
    workloads: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe('workloads it is measured for; all that shift without it'),
    'no-data': noData.optional(),
  })
  .refine((value) => (value.query === undefined) !== (value.compare === undefined), {
    message: 'needs either `query` with `max` or `min`, or `compare`',
  })
  .refine(({ query, max, min }) => (query !== undefined) === ((max ?? min) !== undefined), {
    message: 'needs `max` or `min` where it has a `query`, and only there',
  });

/** What is watched while traffic shifts: during the steps of a canary and the flip-back window of blue-green. */
export const analysis = z
  .strictObject({
    from: metricSource.optional().describe('where metrics without a `from` of their own are measured'),
    interval: durationText.default('15s').describe('time between two looks'),
    delay: durationText.default('0s').describe('time after each shift that does not count'),
    'no-data': noData.default('fail'),
    'extend-by': durationText
      .default('10m')
      .describe('longest time a step lasts longer with `no-data: extend`'),
    'error-limit': z
      .int()
      .min(1)
      .default(4)
      .describe('looks in a row a source may leave unanswered before that counts as missing data'),
    metrics: z.array(metric).min(1),
  })
  .superRefine(({ from, metrics }, context) => {
    const seen = new Set<string>();
    for (const [index, { name, from: own }] of metrics.entries()) {
      const at = (message: string, ...path: string[]) =>
        context.addIssue({ code: 'custom', path: ['metrics', index, ...path], message });
      if (from === undefined && own === undefined) at('needs a `from`, as the analysis has none');
      if (seen.has(name)) at(`is a second ${name}`, 'name');
      seen.add(name);
    }
  });

export type AnalysisConfig = z.output<typeof analysis>;
export type MetricConfig = z.output<typeof metric>;
export type NoDataPolicy = z.output<typeof noData>;

/** A source of an analysis, and the keys it stands below. */
interface PlacedSource<S> {
  readonly path: readonly (string | number)[];
  readonly source: S;
}

export function sourcesOf(config: AnalysisConfig | undefined): PlacedSource<MetricSourceConfig>[] {
  if (config === undefined) return [];
  const all = [
    { path: ['from'], source: config.from },
    ...config.metrics.map(({ from }, index) => ({ path: ['metrics', index, 'from'], source: from })),
  ];
  return all.flatMap(({ path, source }) => (source === undefined ? [] : [{ path, source }]));
}

/** The sources of an analysis that are asked with an identity of a cloud. */
export const cloudSourcesOf = (config: AnalysisConfig | undefined): PlacedSource<CloudSource>[] =>
  sourcesOf(config).flatMap(({ path, source }) => (isCloudSource(source) ? [{ path, source }] : []));

import { codeSpan, escapeMarkdown, type Summary } from '../core/summary.ts';
import type { AnalysisReport, Finding, MetricReport } from './analysis.ts';
import { figure } from './figures.ts';

const marks: Readonly<Record<Finding, string>> = {
  pass: '✅ pass',
  fail: '❌ fail',
  insufficient: '❔ too little data',
  'no-data': '❔ no data',
  'no-answer': '❔ no answer',
};

/** Points a chart can show so that a person sees them. */
const mostPoints = 60;

/** Writes what the analyses found: metrics × steps × clusters as a table, and the course of each as a chart. */
export function analysisTable(summary: Summary, reports: readonly AnalysisReport[]): void {
  if (reports.length === 0) return;
  summary.heading('Analysis', 3);
  summary.table([
    ['Cluster', 'Step', 'Metric', 'New pods', 'Old pods', 'Verdict', 'Why', 'Power'],
    ...reports.flatMap(({ cluster, step, metrics }) =>
      metrics.map((metric) => [
        escapeMarkdown(cluster),
        escapeMarkdown(step),
        escapeMarkdown(labelOf(metric)),
        ...lastOf(metric),
        `${marks[metric.finding]}${metric.critical || metric.finding === 'pass' ? '' : ' (not critical)'}`,
        escapeMarkdown(metric.because),
        escapeMarkdown(metric.power ?? ''),
      ]),
    ),
  ]);
  for (const { cluster, step, metrics } of reports) {
    for (const metric of metrics) {
      const chart = courseChart(metric);
      if (chart === undefined) continue;
      const title = `${cluster}, ${step}: ${labelOf(metric)}`;
      summary.details(title, `${codeSpan(metric.query)}\n\n\`\`\`mermaid\n${chart}\n\`\`\``);
    }
  }
}

const labelOf = ({ metric, workload }: MetricReport) =>
  workload === undefined ? metric : `${metric} of ${workload}`;

function lastOf({ samples }: MetricReport): string[] {
  const { canary, stable } = samples.at(-1) ?? {};
  return [canary, stable].map((value) => (value === undefined ? '' : figure(value)));
}

/** New pods and old ones over time as a Mermaid xychart; undefined where there are fewer than two points of the new. */
export function courseChart({ metric, samples }: MetricReport): string | undefined {
  const known = samples.filter(({ canary }) => canary !== undefined);
  const every = Math.ceil(known.length / mostPoints);
  const shown = known.filter((_, index) => (known.length - 1 - index) % every === 0);
  const [first] = shown;
  if (first === undefined || shown.length < 2) return undefined;
  const both = shown.every(({ stable }) => stable !== undefined);
  const line = (values: readonly (number | undefined)[]) =>
    `  line [${values.map((value = 0) => Number(value.toPrecision(4))).join(', ')}]`;
  const ticks = shown.map(({ at }) => Math.round((at - first.at) / 1000));
  return [
    'xychart-beta',
    `  title "${metric}: new pods${both ? ' (first line) and old pods' : ''}"`,
    `  x-axis "seconds" [${ticks.join(', ')}]`,
    line(shown.map(({ canary }) => canary)),
    ...(both ? [line(shown.map(({ stable }) => stable))] : []),
  ].join('\n');
}

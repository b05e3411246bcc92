import { describe, expect, it } from '@jest/globals';
import type { AnalysisReport, MetricReport } from '../../../src/analysis/analysis.ts';
import { analysisTable, courseChart } from '../../../src/analysis/report.ts';
import { createSummary } from '../../../src/core/summary.ts';

const begin = Date.UTC(2026, 0, 1);
const samples = Array.from({ length: 150 }, (_, index) => ({
  at: begin + index * 15_000,
  canary: index === 3 ? undefined : 0.01 * index,
  stable: 0.5,
}));
const metric: MetricReport = {
  metric: 'errors',
  workload: 'web',
  finding: 'fail',
  critical: true,
  because: '12 % of 500 requests | <b>',
  power: 'could have detected 1 % with 80 % power',
  query: 'errors{pod=~"web|api"}',
  samples,
};
const report: AnalysisReport = {
  ...{ cluster: 'aws', step: '10 %', from: begin, to: begin + 1, passed: false },
  metrics: [
    metric,
    {
      ...metric,
      metric: 'p95',
      workload: undefined,
      finding: 'no-data',
      critical: false,
      power: undefined,
      samples: [],
    },
  ],
};

describe('the report of an analysis', () => {
  it('is a table of every metric, and a chart of those with data', () => {
    const summary = createSummary(undefined);
    analysisTable(summary, [report]);
    const lines = summary
      .markdown()
      .split('\n')
      .filter((line) => line !== '');
    expect(lines.slice(0, 5)).toEqual([
      '### Analysis',
      '| Cluster | Step | Metric | New pods | Old pods | Verdict | Why | Power |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      '| aws | 10 % | errors of web | 1.49 | 0.5 | ❌ fail | 12 % of 500 requests \\| &lt;b&gt; | could have detected 1 % with 80 % power |',
      '| aws | 10 % | p95 |  |  | ❔ no data (not critical) | 12 % of 500 requests \\| &lt;b&gt; |  |',
    ]);
    expect(lines.filter((line) => line.includes('xychart-beta'))).toHaveLength(1);
    expect(summary.markdown()).toContain('<code>errors{pod=&#126;"web&#124;api"}</code>');
  });

  it('is nothing where nothing was analysed', () => {
    const summary = createSummary(undefined);
    analysisTable(summary, []);
    expect(summary.markdown()).toBe('');
  });

  it('shows both sides over time, in points that a person can tell apart', () => {
    const lines = courseChart(metric)?.split('\n') ?? [];
    expect(lines.slice(0, 2)).toEqual([
      'xychart-beta',
      '  title "errors: new pods (first line) and old pods"',
    ]);
    const points = lines.slice(2).map((line) => line.split(',').length);
    expect(points).toEqual([50, 50, 50]);
    expect(lines.at(-2)).toMatch(/ 1\.49\]$/);
    expect(courseChart({ ...metric, samples: samples.slice(0, 1) })).toBeUndefined();
  });

  it('shows one line where there is nothing to compare with', () => {
    const alone = samples.map(({ at, canary }) => ({ at, canary, stable: undefined }));
    expect(courseChart({ ...metric, samples: alone })?.match(/ {2}line /g)).toHaveLength(1);
  });
});

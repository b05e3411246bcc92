import { ActionError } from '../core/errors.ts';
import type { AnalysisReport, TrackNames } from './analysis.ts';
import type { WatchedMetric } from './watched-metric.ts';

/** A step that may not stand. Carries its report, for who tells people. */
export class AnalysisError extends ActionError {
  readonly report: AnalysisReport;

  constructor(report: AnalysisReport, failed: readonly WatchedMetric[], tracks: readonly TrackNames[]) {
    const said = failed.map((metric) => `${metric.label}: ${describe(metric)}`);
    super('ANALYSIS_FAILED', `${report.cluster}: the analysis of ${report.step} fails. ${said.join('; ')}`, {
      hint: adviceOn(report, failed, tracks),
    });
    this.report = report;
  }
}

const reasons = {
  'no-data': 'no data',
  'no-answer': 'no answer',
  insufficient: 'too little data',
  fail: undefined,
  pass: undefined,
} as const;

function describe(metric: WatchedMetric): string {
  const { finding, because } = metric.report();
  const reason = reasons[finding];
  return reason === undefined ? because : `${reason}, and \`no-data\` is ${metric.policy}: ${because}`;
}

function adviceOn(
  { from, to }: AnalysisReport,
  failed: readonly WatchedMetric[],
  tracks: readonly TrackNames[],
) {
  const [first] = failed;
  if (first === undefined) return undefined;
  const { finding, query } = first.report();
  const asked = `Look at ${query} in ${first.source.name}, ${clockTime(from)} to ${clockTime(to)} UTC`;
  if (finding !== 'fail')
    return `${asked}: correct it, send the new pods more traffic, or let the step last longer; \`no-data\` says what missing data means.`;
  const pods = [...new Set(tracks.map(({ canary }) => canary['pods']).filter((name) => name !== undefined))];
  return `${asked}, and at the logs of the new pods${pods.length > 0 ? ` ${pods.join(', ')}` : ''}.`;
}

const clockTime = (ms: number) => new Date(ms).toISOString().slice(11, 19);

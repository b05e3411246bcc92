import type { AnalysisConfig, MetricConfig } from '../fleet/analysis.ts';
import type { TrackNames } from './analysis.ts';
import { queriesOf } from './watched-metric.ts';

/** A metric and one of the tracks it is asked for; `workload` where there are several. */
export interface Question {
  readonly metric: MetricConfig;
  readonly track: TrackNames;
  readonly workload: string | undefined;
}

/** What is to be asked: each metric once a workload that shifts, and only once where its queries do not tell them apart. */
export function questionsOf(
  { metrics }: Pick<AnalysisConfig, 'metrics'>,
  tracks: readonly TrackNames[],
): Question[] {
  return metrics.flatMap((metric) => {
    const wanted = tracks.filter(({ canary }) => isMeant(metric, canary['workload']));
    const isPerTrack = queriesOf(metric).some((query) => /\{(pods|workload|service)\}/.test(query));
    const asked = isPerTrack ? wanted : wanted.slice(0, 1);
    return asked.map((track) => ({
      metric,
      track,
      workload: asked.length > 1 ? track.canary['workload'] : undefined,
    }));
  });
}

const isMeant = ({ workloads }: MetricConfig, workload: string | undefined) =>
  workloads === undefined || workload === undefined || workloads.includes(workload);

import { isActionError, messageOf } from '../core/errors.ts';
import { codeSpan, escapeMarkdown, type Summary } from '../core/summary.ts';
import { describeRef } from '../kube/object.ts';
import { isRolloutError } from '../kube/rollout-error.ts';
import type { Release } from '../release/release.ts';
import { smokeTable } from '../smoke/report.ts';
import { whereabouts } from './failure.ts';
import { type ClusterOutcome, type Outcome, type Phase, phaseNames, type Verdict } from './outcome.ts';
import { riskTable } from './plan-report.ts';
import { describeChanges, type TrafficShare } from './target.ts';

const marks: Readonly<Record<Verdict, string>> = {
  verified: '✅ verified',
  rejected: '❌ rejected',
  interrupted: '⚠️ interrupted',
  unreachable: '📡 unreachable',
  planned: '📋 planned',
  refused: '⛔ refused',
  superseded: '⏭️ superseded',
};

const columns: Readonly<Record<Phase['name'], string>> = {
  plan: 'Plan',
  apply: 'Apply',
  rollout: 'Rollout',
  smoke: 'Smoke test',
  bake: 'Watched',
  return: 'Return',
};

/** Writes what became of a delivery or rollback: services × clusters, times, the course as a chart, and the causes. */
export function reportOutcome(
  summary: Summary,
  title: string,
  outcome: Outcome,
  release: Release | undefined,
): void {
  const { clusters, verdict, error, remainder } = outcome;
  summary.heading(`${title}: ${verdict}`);
  if (isActionError(error, 'ROLLBACK_FAILED')) {
    summary.paragraph(
      '**🚨 A cluster is neither on this release nor back on the one before. It needs a person now.**',
    );
    summary.code(`${error.message}\n${error.hint ?? ''}`.trim());
  }
  if (remainder !== undefined) {
    summary.paragraph('**⚠️ Enough clusters serve it, but not all.**');
    summary.code(remainder);
  }
  if (release !== undefined) summary.table(serviceRows(release, clusters));
  const inWaves = clusters.some(({ wave }) => wave !== undefined);
  // What most deliveries do without has a column only where it happened.
  const isRare = (name: Phase['name']) => name === 'bake' || name === 'return';
  const shown = phaseNames.filter(
    (name) => !isRare(name) || clusters.some(({ phases }) => phases.some((phase) => phase.name === name)),
  );
  summary.table([
    [
      'Cluster',
      'Verdict',
      ...(inWaves ? ['Wave'] : []),
      'Changes',
      ...shown.map((name) => columns[name]),
      'Now',
    ],
    ...clusters.map((cluster) => [
      escapeMarkdown(cluster.cluster),
      marks[cluster.verdict],
      ...(inWaves ? [String(cluster.wave ?? '')] : []),
      cluster.changes === undefined ? '' : describeChanges(cluster.changes),
      ...shown.map((name) => duration(cluster, name)),
      escapeMarkdown(whereabouts(cluster)),
    ]),
  ]);
  const chart = courseChart(clusters);
  if (chart !== undefined) summary.code(chart, 'mermaid');
  for (const cluster of clusters) explainCluster(summary, cluster);
}

/** What part of the traffic each step of a canary really gave to the new pods; nothing where none did. */
export function shareTable(summary: Summary, shares: readonly TrafficShare[]): void {
  if (shares.length === 0) return;
  summary.heading('Traffic given to the new pods', 3);
  summary.table([
    ['Cluster', 'Step', 'Really'],
    ...shares.map(({ cluster, step, share }) => [cluster, step, share].map(escapeMarkdown)),
  ]);
}

/** Which digest of each service runs where, in how many pods. */
function serviceRows(release: Release, clusters: readonly ClusterOutcome[]): string[][] {
  return [
    ['Service', 'Digest', ...clusters.map(({ cluster }) => escapeMarkdown(cluster))],
    ...Object.entries(release.services).map(([service, { digest, platforms }]) => {
      const own = [digest, ...Object.values(platforms)];
      const cells = clusters.map(({ workloads = [], verdict }) => {
        const running = workloads.filter(({ digests }) => digests.some((one) => own.includes(one)));
        const pods = running.reduce((sum, workload) => sum + workload.pods, 0);
        return verdict === 'verified' ? `${pods} ${pods === 1 ? 'pod' : 'pods'}` : marks[verdict];
      });
      return [escapeMarkdown(service), codeSpan(digest.slice(0, 19)), ...cells];
    }),
  ];
}

function duration({ phases }: ClusterOutcome, name: Phase['name']): string {
  const own = phases.filter((phase) => phase.name === name);
  if (own.length === 0) return '';
  const ms = own.reduce((sum, { from, to }) => sum + to - from, 0);
  return `${(ms / 1000).toFixed(1)} s${own.every(({ ok }) => ok) ? '' : ' ✗'}`;
}

/** The transaction over time, one section a cluster, as a Mermaid Gantt chart; what is too short to be seen is left out. */
export function courseChart(clusters: readonly ClusterOutcome[]): string | undefined {
  const begin = Math.min(...clusters.flatMap(({ phases }) => phases.map(({ from }) => from)));
  if (!Number.isFinite(begin)) return undefined;
  const whole = Math.max(...clusters.flatMap(({ phases }) => phases.map(({ to }) => to))) - begin;
  const sections = clusters.map(({ cluster, phases }) => {
    const seen = phases.filter(({ from, to, ok }) => !ok || (to - from) * 100 >= whole);
    const bars = seen.map(({ name, from, to, ok }) => {
      const look = ok ? (name === 'return' ? 'active, ' : '') : 'crit, ';
      return `  ${name} :${look}${from - begin}, ${Math.max(to, from + 1) - begin}`;
    });
    return bars.length === 0 ? [] : [`  section ${cluster}`, ...bars];
  });
  const ticks = ticksOf(whole);
  return [
    ...['gantt', '  dateFormat x', '  axisFormat %M:%S'],
    ...(ticks === undefined ? [] : [`  tickInterval ${ticks}`]),
    ...sections.flat(),
  ].join('\n');
}

/** Labels on the axis so far apart that none is there twice; the chart's own choice where that is far enough. */
function ticksOf(ms: number): string | undefined {
  const seconds = [1, 5, 15].find((step) => ms <= step * 12_000);
  return seconds === undefined ? undefined : `${seconds}second`;
}

function explainCluster(summary: Summary, outcome: ClusterOutcome): void {
  const { cluster, reason, error, smoke, diff, wayBack } = outcome;
  riskTable(summary, outcome.risks ?? []);
  if (diff !== undefined && diff !== '') {
    summary.heading(`What would change in ${cluster}`, 3);
    summary.code(diff, 'diff');
  }
  if (reason === undefined) return;
  summary.heading(`${cluster}: ${outcome.verdict}`, 3);
  summary.code(reason);
  if (wayBack?.problem !== undefined) summary.paragraph(escapeMarkdown(`Way back: ${wayBack.problem}`));
  if (isActionError(error) && error.hint !== undefined) summary.paragraph(escapeMarkdown(error.hint));
  if (isRolloutError(error)) {
    for (const found of error.diagnoses) {
      const facts = { pod: found.pod, container: found.container, image: found.image, node: found.node };
      const more = { ended: found.ended, restarts: found.restarts, probe: found.probe };
      const rows = Object.entries({ ...facts, ...more }).filter(([, value]) => value !== undefined);
      summary.heading(describeRef(found.ref), 4);
      summary.paragraph(escapeMarkdown(found.cause));
      summary.table([['', ''], ...rows.map(([name, value]) => [name, codeSpan(String(value))])]);
      if (found.events.length > 0) summary.code(found.events.join('\n'));
      if (found.log.length > 0) summary.code(found.log.join('\n'));
    }
  } else if (error !== undefined && !isActionError(error)) summary.code(messageOf(error));
  if (smoke !== undefined && !smoke.passed) smokeTable(summary, { [cluster]: smoke });
}

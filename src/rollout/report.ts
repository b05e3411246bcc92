import { isActionError, messageOf } from '../core/errors.ts';
import { codeSpan, escapeMarkdown, type Summary } from '../core/summary.ts';
import { describeRef } from '../kube/object.ts';
import { isRolloutError } from '../kube/rollout-error.ts';
import type { Release } from '../release/release.ts';
import { smokeTable } from '../smoke/report.ts';
import { whereabouts } from './failure.ts';
import type { ClusterOutcome, Outcome, Phase, Verdict } from './outcome.ts';
import { riskTable } from './plan-report.ts';
import { describeChanges } from './target.ts';

const marks: Readonly<Record<Verdict, string>> = {
  verified: '✅ verified',
  rejected: '❌ rejected',
  interrupted: '⚠️ interrupted',
  unreachable: '📡 unreachable',
  planned: '📋 planned',
  refused: '⛔ refused',
  superseded: '⏭️ superseded',
};

/** Writes what became of a delivery or rollback: services × clusters, times, the course as a chart, and the causes. */
export function reportOutcome(
  summary: Summary,
  title: string,
  outcome: Outcome,
  release: Release | undefined,
): void {
  const { clusters, verdict } = outcome;
  summary.heading(`${title}: ${verdict}`);
  if (release !== undefined) summary.table(serviceRows(release, clusters));
  summary.table([
    ['Cluster', 'Verdict', 'Changes', 'Plan', 'Apply', 'Rollout', 'Smoke test', 'Return', 'Now'],
    ...clusters.map((cluster) => [
      escapeMarkdown(cluster.cluster),
      marks[cluster.verdict],
      cluster.changes === undefined ? '' : describeChanges(cluster.changes),
      ...(['plan', 'apply', 'rollout', 'smoke', 'return'] as const).map((name) => duration(cluster, name)),
      escapeMarkdown(whereabouts(cluster)),
    ]),
  ]);
  const chart = courseChart(clusters);
  if (chart !== undefined) summary.code(chart, 'mermaid');
  for (const cluster of clusters) explainCluster(summary, cluster);
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

/** The transaction over time, one section a cluster, as a Mermaid Gantt chart. */
export function courseChart(clusters: readonly ClusterOutcome[]): string | undefined {
  const begin = Math.min(...clusters.flatMap(({ phases }) => phases.map(({ from }) => from)));
  if (!Number.isFinite(begin)) return undefined;
  const sections = clusters.map(({ cluster, phases }) => [
    `  section ${cluster}`,
    ...phases.map(({ name, from, to, ok }) => {
      const look = ok ? (name === 'return' ? 'active, ' : '') : 'crit, ';
      return `  ${name} :${look}${from - begin}, ${Math.max(to, from + 1) - begin}`;
    }),
  ]);
  return ['gantt', '  dateFormat x', '  axisFormat %M:%S', ...sections.flat()].join('\n');
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

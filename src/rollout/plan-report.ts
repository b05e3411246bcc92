import { createSummary, escapeMarkdown, type Summary } from '../core/summary.ts';
import { describeRef } from '../kube/object.ts';
import { type Risk, riskKinds } from '../kube/risks.ts';
import type { PlannedCluster } from './plan-release.ts';
import { describeChanges } from './target.ts';

/** What a person should look at, as a table; nothing where there is nothing. */
export function riskTable(summary: Summary, risks: readonly Risk[]): void {
  if (risks.length === 0) return;
  summary.table([
    ['⚠️ Look at', 'Object', 'What'],
    ...risks.map(({ kind, ref, text }) => [
      `**${kind}**: ${riskKinds[kind]}`,
      escapeMarkdown(describeRef(ref)),
      escapeMarkdown(text),
    ]),
  ]);
}

/** What a release would do to each cluster: first all of them in a table, then each with its risks and its diff. */
export function reportPlan(
  summary: Summary,
  title: string,
  clusters: readonly PlannedCluster[],
  /** Cuts a cluster's diff where there is no room for all of it. */
  shorten: (diff: string) => string = (diff) => diff,
): void {
  summary.heading(title);
  summary.table([
    ['Cluster', 'Plan', 'To look at'],
    ...clusters.map(({ cluster, changes, risks = [], error }) => [
      escapeMarkdown(cluster),
      error === undefined ? (changes === undefined ? '' : describeChanges(changes)) : '⛔ refused',
      risks.length === 0 ? '' : `⚠️ ${risks.length}`,
    ]),
  ]);
  for (const { cluster, diff = '', risks = [], error } of clusters) {
    if (error === undefined && diff === '' && risks.length === 0) continue;
    summary.heading(cluster, 3);
    if (error !== undefined) {
      summary.code(`${error.code}: ${error.message}`);
      if (error.hint !== undefined) summary.paragraph(escapeMarkdown(error.hint));
    }
    riskTable(summary, risks);
    if (diff !== '')
      summary.details(
        `What would change in ${cluster}`,
        createSummary(undefined).code(shorten(diff), 'diff').markdown().trim(),
      );
  }
}

import { messageOf } from '../../core/errors.ts';
import { escapeMarkdown, type Summary } from '../../core/summary.ts';
import type { ClusterRemoval } from '../../rollout/remove-environment.ts';

const marks: Readonly<Record<ClusterRemoval['state'], string>> = {
  planned: '📋 planned',
  absent: '– nothing there',
  removed: '✅ removed',
  stuck: '⚠️ stuck',
  failed: '❌ failed',
};

/** The page of a removal: a table of clusters, then what went or would go in each, what stays, and who must act. */
export function summarizeRemoval(
  summary: Summary,
  environment: string,
  removals: readonly ClusterRemoval[],
): void {
  const planned = removals.some(({ state }) => state === 'planned');
  summary.heading(
    `${planned ? 'What removing' : 'Removal of'} ${environment}${planned ? ' would delete' : ''}`,
  );
  summary.table([
    ['Cluster', '', 'Objects', 'Kept', 'Namespace'],
    ...removals.map(({ cluster, state, objects, kept, namespace = '' }) => [
      ...[escapeMarkdown(cluster), marks[state], String(objects.length), String(kept.length)],
      escapeMarkdown(namespace),
    ]),
  ]);
  for (const { cluster, objects, kept, stuck, error } of removals) {
    if (stuck.length > 0) summary.paragraph(`**${escapeMarkdown(cluster)}** waits`).code(stuck.join('\n'));
    if (error !== undefined)
      summary.paragraph(`**${escapeMarkdown(cluster)}**: ${escapeMarkdown(messageOf(error))}`);
    if (objects.length > 0) summary.details(`Objects in ${cluster}`, listOf(objects));
    if (kept.length > 0) summary.details(`Kept in ${cluster}`, listOf(kept));
  }
}

const listOf = (lines: readonly string[]) => lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');

import { formatBytes } from '../../core/bytes.ts';
import { codeSpan, escapeMarkdown, type Summary } from '../../core/summary.ts';
import type { PushResult } from '../../oci/push-plan.ts';
import type { Origin } from './origin.ts';

const marks = { complete: '✅', held: '⏸️', incomplete: '⚠️', failed: '❌' } as const;

/** The page of a push: what each registry received, and where it stopped. */
export function report(
  summary: Summary,
  { name: origin, contents: { application, digests } }: Origin,
  results: readonly PushResult[],
): void {
  summary.heading(origin === 'layout' ? `Push of ${application}` : `Copy of ${application} from ${origin}`);
  summary.table([
    ['Registry', 'State', 'Sent', 'Mounted', 'Already there', 'Manifests', 'Seconds', 'Rate'],
    ...results.map((result) => [
      result.registry,
      `${marks[result.state]} ${result.state}`,
      formatBytes(result.pushedBytes),
      formatBytes(result.mountedBytes),
      formatBytes(result.skippedBytes),
      String(result.manifests),
      result.seconds.toFixed(1),
      rateOf(result),
    ]),
  ]);
  for (const { registry, error } of results) {
    if (error === undefined) continue;
    const todo = error.hint === undefined ? '' : `<br>${escapeMarkdown(error.hint)}`;
    summary.paragraph(`**${registry}** ${error.code}: ${escapeMarkdown(error.message)}${todo}`);
  }
  if (results.length > 1) summary.code(picture(origin, digests.size, results), 'mermaid');
  const tags = [...new Set(results.flatMap((result) => result.tags))].sort();
  if (tags.length > 0) summary.details(`Tags (${tags.length})`, tags.map(codeSpan).join(' '));
  summary.details(
    'Digests, the same in every registry',
    [...digests].map(([name, digest]) => `${name} ${codeSpan(digest)}`).join('<br>'),
  );
}

/** Results by registry for the steps that follow: names and figures only, since a host could be a masked value. */
export function resultsOutput(results: readonly PushResult[]): string {
  const figures = results.map((result) => [
    result.registry,
    {
      state: result.state,
      pushed: result.pushedBytes,
      mounted: result.mountedBytes,
      skipped: result.skippedBytes,
      seconds: Number(result.seconds.toFixed(2)),
    },
  ]);
  return JSON.stringify(Object.fromEntries(figures));
}

const rateOf = ({ pushedBytes, seconds }: PushResult) =>
  pushedBytes === 0 || seconds === 0 ? '–' : `${formatBytes(pushedBytes / seconds)}/s`;

/** The fan-out: one layout or registry, and what went along each way. */
function picture(origin: string, services: number, results: readonly PushResult[]): string {
  const ways = results.map(({ registry, state, pushedBytes, mountedBytes, seconds }, at) => {
    const mounted = mountedBytes > 0 ? `, ${formatBytes(mountedBytes)} mounted` : '';
    const line = state === 'failed' ? '-.->' : '-->';
    return `  from ${line}|"${formatBytes(pushedBytes)}${mounted} in ${seconds.toFixed(1)} s"| r${at}["${registry}: ${state}"]`;
  });
  return [
    'flowchart LR',
    `  from[("${services === 1 ? '1 service' : `${services} services`}, ${origin}")]`,
    ...ways,
  ].join('\n');
}

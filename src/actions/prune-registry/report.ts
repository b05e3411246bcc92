import { formatBytes } from '../../core/bytes.ts';
import { messageOf } from '../../core/errors.ts';
import { codeSpan, escapeMarkdown, type Summary } from '../../core/summary.ts';
import { type KeepReason, keepReasons } from '../../retention/keep.ts';
import type { RepositoryPlan } from '../../retention/plan.ts';
import type { Survey } from '../../retention/survey.ts';
import type { PrunedRegistry } from './outcome.ts';

/** Lines that are shown of what goes from one repository. */
const shownLines = 200;

/** The page of a pruning: what stays and why, what goes or went, and what a registry would not delete. */
export function report(
  summary: Summary,
  application: string,
  { opaque, notes }: Pick<Survey, 'opaque' | 'notes'>,
  registries: readonly PrunedRegistry[],
): void {
  const deleting = registries.some(({ deletion }) => deletion !== undefined);
  summary.heading(deleting ? `Pruned ${application}` : `What is not needed of ${application}`);
  if (!deleting) summary.paragraph('Nothing was deleted: this is what `delete: true` would delete.');
  summary.table([
    ['Registry', 'Repository', 'Manifests', 'Needed', deleting ? 'Deleted' : 'Not needed', 'Bytes'],
    ...registries.flatMap(({ plan, repositories }) =>
      repositories.map(({ repository, kept, removable, deleted, bytes }) => [
        escapeMarkdown(plan.holdings.registry),
        escapeMarkdown(repository),
        String(kept + removable),
        String(kept),
        String(deleting ? deleted : removable),
        formatBytes(bytes),
      ]),
    ),
  ]);
  const reasons = countReasons(registries.flatMap(({ plan }) => plan.repositories));
  if (reasons.length > 0) summary.code(pie(reasons), 'mermaid');
  for (const registry of opaque)
    summary.paragraph(
      `**${escapeMarkdown(registry)}** does not say what it holds and since when: nothing can be deleted there.`,
    );
  for (const registry of registries) explain(summary, registry, deleting);
  if (notes.length > 0) summary.details('Notes', notes.map(escapeMarkdown).join('<br>'));
}

/** What could not be deleted in one registry, and by name what goes or went. */
function explain(summary: Summary, { plan, deletion }: PrunedRegistry, deleting: boolean): void {
  const { registry, repositories } = plan.holdings;
  const { left = [], error } = deletion ?? {};
  if (error !== undefined)
    summary.paragraph(
      `**${escapeMarkdown(registry)}** was not finished: ${escapeMarkdown(messageOf(error))}`,
    );
  if (left.length > 0)
    summary.details(
      `${registry}: ${left.length} could not be deleted`,
      lines(left, ({ repository, digest, why }) =>
        [escapeMarkdown(repository), codeSpan(digest), escapeMarkdown(why)].join(' '),
      ),
    );
  for (const { repository, removable } of plan.repositories) {
    if (removable.length === 0) continue;
    const what = deleting ? 'chosen to be deleted' : 'not needed';
    const content = repositories.get(repository);
    summary.details(
      `${registry}/${repository}: ${removable.length} ${what}`,
      lines(removable, (digest) => {
        const { tags = [], storedAt, release } = content?.get(digest) ?? {};
        const stored = storedAt === undefined ? '' : new Date(storedAt).toISOString().slice(0, 10);
        const named = release === undefined ? '' : `release ${release.record.sequence}`;
        return [codeSpan(digest), stored, named, ...tags.map(codeSpan)]
          .filter((part) => part !== '')
          .join(' ');
      }),
    );
  }
}

function lines<T>(items: readonly T[], line: (item: T) => string): string {
  const more = items.length > shownLines ? [`and ${items.length - shownLines} more`] : [];
  return [...items.slice(0, shownLines).map(line), ...more].join('<br>');
}

function countReasons(plans: readonly RepositoryPlan[]): (readonly [KeepReason, number])[] {
  const reasons = Object.keys(keepReasons) as KeepReason[]; // the keys of a constant
  return reasons
    .map((reason) => [reason, plans.reduce((sum, { kept }) => sum + (kept[reason] ?? 0), 0)] as const)
    .filter(([, count]) => count > 0);
}

const pie = (reasons: readonly (readonly [KeepReason, number])[]) =>
  [
    'pie showData title Why manifests stay',
    ...reasons.map(([reason, count]) => `  "${keepReasons[reason]}" : ${count}`),
  ].join('\n');

/** One line for the log: `aws: 56 manifests are needed, 22 are not (1.2 MB)`. */
export function describeOutcome({ plan, repositories }: PrunedRegistry): string {
  const sum = (figure: 'kept' | 'removable' | 'bytes') =>
    repositories.reduce((total, each) => total + each[figure], 0);
  const counts = `${sum('kept')} manifests are needed, ${sum('removable')} are not`;
  return `${plan.holdings.registry}: ${counts} (${formatBytes(sum('bytes'))})`;
}

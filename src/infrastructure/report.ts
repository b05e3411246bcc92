import { codeSpan, escapeMarkdown, type Summary } from '../core/summary.ts';
import type { AppliedRoot } from './apply-root.ts';
import { type Change, type ChangeKind, kinds } from './changes.ts';
import type { CostChange } from './costs.ts';
import type { Drift, PlannedRoot } from './plan-root.ts';
import type { PolicyVerdict } from './policy.ts';

/** Rows of a table that are shown. */
const shownRows = 100;

const words: Readonly<Record<ChangeKind, string>> = {
  destroy: '🟥 destroy',
  replace: '🟧 make anew',
  change: '🟨 change',
  add: '🟩 add',
  forget: '⬜ forget',
  import: '🟦 import',
  move: '⬜ move',
};

/** `2 to destroy, 1 to add`, the most dangerous first. */
export function countsOf(changes: readonly Change[]): string {
  const counts = kinds.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${count} to ${words[kind].replace(/^\S+ /, '')}`];
  });
  return counts.join(', ') || 'no resource changes';
}

/** Writes a plan for whoever approves it. `text` is Terraform's own, as much of it as there is room for. */
export function reportPlan(summary: Summary, title: string, planned: PlannedRoot, text: string): void {
  const { changes, outputs, verdict, cost, hasChanges } = planned;
  summary.heading(title);
  if (!hasChanges) {
    summary.paragraph('Nothing would change.');
  } else {
    summary.paragraph(
      `**${countsOf(changes)}**${outputs.length > 0 ? `; outputs: ${outputs.map(codeSpan).join(', ')}` : ''}.`,
    );
    reportChanges(summary, changes);
    reportTypes(summary, changes);
  }
  if (cost !== undefined) summary.paragraph(`Monthly cost: ${sayCost(cost)}.`);
  if (verdict === undefined) summary.paragraph('No policies are named: nobody judged this plan.');
  else reportVerdict(summary, verdict);
  if (hasChanges && text !== '') summary.details('The whole plan', fenced(text));
}

export function reportDrift(summary: Summary, title: string, { changes, text }: Drift): void {
  summary.heading(title);
  if (changes.length === 0) {
    summary.paragraph('What is there is what the state says.');
    return;
  }
  summary.paragraph(`**${changes.length} resources were changed by somebody else.**`);
  reportChanges(summary, changes);
  summary.details('All differences', fenced(text));
}

export function reportApply(summary: Summary, title: string, applied: AppliedRoot): void {
  const { changes, outputs, before, after, leftover } = applied;
  summary.heading(title).paragraph(`Done: **${countsOf(changes)}**.`);
  reportChanges(summary, changes);
  if (outputs.length > 0) summary.paragraph(`Outputs that changed: ${outputs.map(codeSpan).join(', ')}.`);
  const was = before === undefined ? 'none' : String(before.serial);
  summary.paragraph(
    `State ${codeSpan(after?.lineage ?? 'none')}: serial ${was} → ${after?.serial ?? 'none'}. The version before is kept where the state is.`,
  );
  if (leftover.length === 0) summary.paragraph('A plan made afterwards is empty.');
  else {
    summary.paragraph(`⚠️ **A plan made afterwards is not empty: ${countsOf(leftover)}.**`);
    reportChanges(summary, leftover);
  }
}

/** The monthly difference, and what nobody knows. */
export function sayCost({ difference, currency, unknown }: CostChange): string {
  const rest = unknown.length === 0 ? '' : `unknown for ${unknown.map(codeSpan).join(', ')}`;
  if (difference === undefined) return rest === '' ? 'unchanged' : rest;
  const sign = difference < 0 ? '−' : '+';
  return [`${sign}${Math.abs(difference).toFixed(2)} ${currency}`, ...(rest === '' ? [] : [rest])].join(', ');
}

function reportChanges(summary: Summary, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  const rows = changes
    .slice(0, shownRows)
    .map(({ kind, address, fields }) => [words[kind], codeSpan(address), fields.map(codeSpan).join(', ')]);
  summary.table([['', 'Resource', 'What differs'], ...rows]);
  if (changes.length > shownRows) summary.paragraph(`… and ${changes.length - shownRows} more.`);
}

/** How many of each type; worth a table only where there are more resources than types. */
function reportTypes(summary: Summary, changes: readonly Change[]): void {
  const types = [...new Set(changes.map(({ type }) => type))].sort();
  if (types.length === changes.length) return;
  const used = kinds.filter((kind) => changes.some((change) => change.kind === kind));
  const count = (type: string, kind: ChangeKind) =>
    changes.filter((change) => change.type === type && change.kind === kind).length;
  summary.table([
    ['Type', ...used.map((kind) => words[kind])],
    ...types
      .slice(0, shownRows)
      .map((type) => [codeSpan(type), ...used.map((kind) => String(count(type, kind) || ''))]),
  ]);
}

function reportVerdict(summary: Summary, { denied, warnings }: PolicyVerdict): void {
  const lines = [
    ...denied.map((message) => `- ❌ ${escapeMarkdown(message)}`),
    ...warnings.map((message) => `- ⚠️ ${escapeMarkdown(message)}`),
  ];
  const head = denied.length === 0 ? 'The policies allow it.' : '**The policies refuse it.**';
  summary.paragraph([head, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n'));
}

/** Longer than any fence in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.trim()}\n${fence}`;
}

import { codeSpan, escapeMarkdown, type Summary } from '../core/summary.ts';
import type { AppliedRoot, Changes } from './apply-root.ts';
import { type Change, type ChangeKind, kinds } from './changes.ts';
import type { CostChange } from './costs.ts';
import { cutTo } from './cut-to.ts';
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

/** What is found in the world, which nobody is going to do. */
const found: Readonly<Record<ChangeKind, string>> = {
  ...words,
  destroy: '🟥 gone',
  replace: '🟧 another',
  change: '🟨 changed',
};

/** Why, in the words of whoever reads it; other reasons of a plan are shown as they are. */
const reasons: Readonly<Record<string, string>> = {
  deposed: 'left behind when it was made anew; the resource itself stays',
  replace_because_tainted: 'tainted: its creation failed, or somebody said so',
  replace_because_cannot_update: '',
  replace_by_triggers: 'bound to another that changes (`replace_triggered_by`)',
  delete_because_no_resource_config: 'no longer in the code',
  delete_because_no_module: 'its module is no longer in the code',
  delete_because_wrong_repetition: '`count` or `for_each` came or went',
  delete_because_count_index: '`count` is smaller',
  delete_because_each_key: 'its key is no longer in `for_each`',
  delete_because_no_move_target: 'moved to an address that the code does not have',
};

/** Characters of the program's own text in a summary of 1 MiB, of which tables and verdicts need some. */
const textRoom = 700_000;

/** `2 to destroy, 1 to add`, the most dangerous first. */
export function countsOf(changes: readonly Change[]): string {
  const counts = kinds.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${count} to ${words[kind].replace(/^\S+ /, '')}`];
  });
  return counts.join(', ') || 'no resource changes';
}

/** What a plan does, in one line: the counts, and the names of its outputs as code. */
export const sayChanges = ({ changes, outputs }: Changes): string =>
  `**${countsOf(changes)}**${outputs.length > 0 ? `; outputs: ${outputs.map(codeSpan).join(', ')}` : ''}`;

/**
 * Writes a plan for whoever approves it. `text` is the program's own, as much of it as there is room for. The digest of
 * what an approval is for stands first: nothing that is cut at the end takes it along.
 */
export function reportPlan(
  summary: Summary,
  title: string,
  planned: PlannedRoot,
  text: string,
  digest?: string,
): void {
  const { changes, verdict, cost, hasChanges } = planned;
  summary.heading(title);
  if (digest !== undefined)
    summary.paragraph(`An approval is for the plan with the digest ${codeSpan(digest)}, and for no other.`);
  if (!hasChanges) {
    summary.paragraph('Nothing would change.');
  } else {
    summary.paragraph(`${sayChanges(planned)}.`);
    reportChanges(summary, changes);
    reportTypes(summary, changes);
  }
  if (cost !== undefined) summary.paragraph(`Monthly cost: ${sayCost(cost)}.`);
  if (verdict === undefined) summary.paragraph('No policies are named: nobody judged this plan.');
  else reportVerdict(summary, verdict);
  if (hasChanges && text !== '') summary.details('The whole plan', fenced(cutTo(text, textRoom)));
}

export function reportDrift(summary: Summary, title: string, { changes, text }: Omit<Drift, 'said'>): void {
  summary.heading(title);
  if (changes.length === 0) {
    summary.paragraph('What is there is what the state says.');
    return;
  }
  const one = changes.length === 1;
  summary.paragraph(
    `**${one ? '1 resource is' : `${changes.length} resources are`} not what the state says.**`,
  );
  reportChanges(summary, changes, found);
  summary.details('All differences', fenced(cutTo(text, textRoom)));
}

export function reportApply(summary: Summary, title: string, applied: AppliedRoot): void {
  const { planned, isDone, before, after, leftover } = applied;
  summary.heading(title);
  if (isDone) summary.paragraph(`Done: ${sayChanges(planned)}.`);
  else
    summary.paragraph(
      `❌ **Not carried out to its end.** To be done was: ${sayChanges(planned)}. What of it was done stays, and is in the state.`,
    );
  reportChanges(summary, planned.changes);
  const was = before === undefined ? 'none' : String(before.serial);
  const is = after === undefined ? 'unknown' : String(after.serial);
  summary.paragraph(
    `State ${codeSpan((after ?? before)?.lineage ?? 'none')}: serial ${was} → ${is}. Where the backend keeps versions, the one before is there.`,
  );
  if (leftover === undefined)
    summary.paragraph('Nobody has looked whether anything is left to do: plan again.');
  else if (isEmpty(leftover)) summary.paragraph('A plan made afterwards is empty.');
  else {
    summary.paragraph(`⚠️ A plan made afterwards is not empty: ${sayChanges(leftover)}.`);
    reportChanges(summary, leftover.changes);
  }
}

export const isEmpty = ({ changes, outputs }: Changes): boolean => changes.length + outputs.length === 0;

/** The monthly difference, and what nobody knows. */
export function sayCost({ difference, currency, unknown }: CostChange): string {
  const rest = unknown.length === 0 ? '' : `unknown for ${unknown.map(codeSpan).join(', ')}`;
  if (difference === undefined) return rest === '' ? 'unchanged' : rest;
  const sign = difference < 0 ? '−' : '+';
  return [`${sign}${Math.abs(difference).toFixed(2)} ${currency}`, ...(rest === '' ? [] : [rest])].join(', ');
}

function reportChanges(summary: Summary, changes: readonly Change[], say = words): void {
  if (changes.length === 0) return;
  const shown = changes.slice(0, shownRows);
  const rows = shown.map((change) => [say[change.kind], placeOf(change), whyOf(change)]);
  summary.table([['', 'Resource', 'Why, and what differs'], ...rows]);
  if (shown.some(({ forcing }) => forcing !== undefined))
    summary.paragraph('Bold: what a resource is made anew for.');
  if (changes.length > shownRows) summary.paragraph(`… and ${changes.length - shownRows} more.`);
}

const placeOf = ({ address, from, isImported, kind }: Change): string =>
  [
    codeSpan(address),
    ...(from === undefined ? [] : [`moved from ${codeSpan(from)}`]),
    ...(isImported && kind !== 'import' ? ['imported'] : []),
  ].join(', ');

function whyOf({ fields, forcing = 0, reason }: Change): string {
  const why = reason === undefined ? '' : (reasons[reason] ?? reason.replaceAll('_', ' '));
  const names = fields.map((field, index) => (index < forcing ? `**${codeSpan(field)}**` : codeSpan(field)));
  return [...(why === '' ? [] : [why]), names.join(', ')].filter((part) => part !== '').join(': ');
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

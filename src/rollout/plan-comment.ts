import { createSummary } from '../core/summary.ts';
import type { PlannedCluster } from './plan-release.ts';
import { reportPlan } from './plan-report.ts';

export interface PlanComment {
  readonly title: string;
  /** Said at the end: of what commit this is, and where the whole is. */
  readonly footer: string;
  /** Most characters there is room for. */
  readonly limit: number;
  /** Hides secrets: before anything is cut, which could leave half of one. */
  readonly redact: (text: string) => string;
}

/** Characters of the line that stands where something was cut. */
const noteSize = 120;

/**
 * A plan as the text of a comment, the diffs cut visibly where there is no room for them: short ones stay whole, and
 * the long ones share what is left.
 */
export function planComment(
  clusters: readonly PlannedCluster[],
  { title, footer, limit, redact }: PlanComment,
): string {
  const write = (shorten: (diff: string) => string) => {
    const summary = createSummary(undefined);
    reportPlan(summary, title, clusters, (diff) => shorten(redact(diff)));
    return redact(summary.paragraph(footer).markdown()).trimEnd();
  };
  const whole = write((diff) => diff);
  if (whole.length <= limit) return whole;
  const diffs = clusters.flatMap(({ diff = '' }) => (diff === '' ? [] : [redact(diff).length]));
  const room = limit - write(() => '').length - noteSize * diffs.length;
  const longest = shareOf(room, diffs);
  const fitted = write((diff) => (diff.length <= longest ? diff : cut(diff, longest)));
  return fitted.length <= limit ? fitted : `${fitted.slice(0, limit - noteSize)}\n\n… cut here.\n\n${footer}`;
}

/** The length to which all may grow so that they fit in together. */
function shareOf(room: number, lengths: readonly number[]): number {
  let left = Math.max(0, room);
  const sorted = [...lengths].sort((a, b) => a - b);
  for (const [index, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - index));
    if (length > share) return share;
    left -= length;
  }
  return left;
}

function cut(diff: string, length: number): string {
  const end = diff.lastIndexOf('\n', length);
  const kept = diff.slice(0, Math.max(0, end));
  const rest = diff.slice(kept.length).split('\n').length;
  return `${kept}\n… cut here: ${rest} more lines, all of them in the summary of the run.`;
}

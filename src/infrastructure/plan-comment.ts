import { createSummary } from '../core/summary.ts';
import type { PlannedRoot } from './plan-root.ts';
import { reportPlan } from './report.ts';

export interface RootComment {
  readonly title: string;
  /** Said at the end: of what commit this is, and where the whole is. */
  readonly footer: string;
  /** Most characters there is room for. */
  readonly limit: number;
  /** Hides secrets: before anything is cut, which could leave half of one. */
  readonly redact: (text: string) => string;
}

const note = '\n… cut here; the summary of the run has all of it.';

/** A plan as the text of a comment, Terraform's own text cut visibly where there is no room for it. */
export function rootComment(planned: PlannedRoot, { title, footer, limit, redact }: RootComment): string {
  const write = (text: string) => {
    const summary = createSummary(undefined);
    reportPlan(summary, title, planned, text);
    return redact(summary.paragraph(footer).markdown()).trimEnd();
  };
  const text = redact(planned.text);
  const whole = write(text);
  if (whole.length <= limit) return whole;
  const room = limit - write(`…${note}`).length;
  if (room > 0) return write(`${text.slice(0, room)}${note}`);
  const bare = write('');
  return bare.length <= limit
    ? bare
    : `${bare.slice(0, limit - footer.length - note.length - 4)}${note}\n\n${footer}`;
}

import { createSummary } from '../core/summary.ts';
import { cutTo } from './cut-to.ts';
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

/** A plan as the text of a comment, Terraform's own text cut visibly where there is no room for it. */
export function rootComment(planned: PlannedRoot, { title, footer, limit, redact }: RootComment): string {
  const write = (text: string) => {
    const summary = createSummary(undefined);
    reportPlan(summary, title, planned, text);
    return redact(summary.paragraph(footer).markdown()).trimEnd();
  };
  const text = redact(planned.text);
  let room = planned.hasChanges ? text.length : 0;
  while (room > 0) {
    const page = write(cutTo(text, room));
    if (page.length <= limit) return page;
    // What stands around the text never grows with a shorter one.
    room -= page.length - limit;
  }
  const bare = write('');
  return bare.length <= limit ? bare : `${cutTo(bare, limit - footer.length - 2)}\n\n${footer}`;
}

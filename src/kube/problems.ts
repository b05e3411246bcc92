import { ActionError } from '../core/errors.ts';

/** One reason why objects cannot be delivered, with all that it holds of. */
export interface Problem {
  readonly title: string;
  /** The objects, and what each was refused for. */
  readonly lines: readonly string[];
  readonly hint: string;
}

/** `CHART_INVALID` with every problem there is, so that one attempt tells all there is to mend. */
export function refuse(problems: readonly Problem[]): void {
  const real = problems.filter(({ lines }) => lines.length > 0);
  if (real.length === 0) return;
  const texts = real.map(({ title, lines }) => [title, ...lines].join('\n'));
  throw new ActionError('CHART_INVALID', texts.join('\n'), {
    hint: [...new Set(real.map(({ hint }) => hint))].join('\n'),
  });
}

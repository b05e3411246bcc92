/** Something that is not as it was backed up. */
export interface Finding {
  readonly what: string;
  readonly problem: string;
}

/** What a drill found, as it is kept (restore-drill.json) for whoever audits. */
export interface Report {
  readonly name: string;
  /** ISO 8601. */
  readonly started: string;
  /** From the order to restore until all pods were ready; undefined when it did not get there. */
  readonly seconds: number | undefined;
  readonly objectiveSeconds: number;
  readonly findings: readonly Finding[];
  /** Whether rows of a restored database were compared. */
  readonly rows: boolean;
}

export const passed = ({ findings }: Report): boolean => findings.length === 0;

/** The report for people, in Markdown. */
export function markdownOf(report: Report): string {
  const { name, started, seconds, objectiveSeconds, findings, rows } = report;
  const took = seconds === undefined ? 'never' : `${seconds.toFixed(0)} s`;
  return [
    `## Restore drill ${passed(report) ? 'passed' : 'failed'}`,
    '',
    `${name}, started ${started}: ready again after ${took}, the objective is ${objectiveSeconds} s.`,
    rows ? '' : 'No database was compared: give --rows-before and --rows-after.',
    '',
    ...(findings.length === 0 ? [] : ['| what | problem |', '|---|---|']),
    ...findings.map(({ what, problem }) => `| ${what} | ${problem.replaceAll('|', '\\|')} |`),
  ].join('\n');
}

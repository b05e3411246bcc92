import type { Log, Place } from '../core/log.ts';
import { codeSpan, escapeMarkdown, type Summary } from '../core/summary.ts';
import { clusterChecks } from './check-cluster.ts';
import { checks, type Finding, type Verdict } from './finding.ts';
import { jobChecks, type Preflight, type Problem, problemsOf, verdictOf, verdictOn } from './verdict.ts';

const marks = { ok: '✅', warning: '⚠️', failed: '❌', skipped: '–' } as const satisfies Record<
  Verdict,
  string
>;
const titleOf = (check: string) => `${check.charAt(0).toUpperCase()}${check.slice(1)}`;

/** Where the keys of a finding stand in the fleet file. */
export type PlaceOf = (path: readonly string[]) => Place;

/** Writes all that was found to the log; what needs a change becomes an annotation at its line of the fleet file. */
export function logPreflight(preflight: Preflight, log: Log, placeOf: PlaceOf): void {
  for (const { registry, host, required, findings } of preflight.registries) {
    log.info(`${registry} (${host}${required ? '' : ', best effort'})`);
    for (const check of checks) log.info(`  ${line(check, findings[check])}`);
  }
  for (const { cluster, server, findings } of preflight.clusters) {
    log.info(`${cluster} (${server})`);
    for (const check of clusterChecks) log.info(`  ${line(check, findings[check])}`);
  }
  log.info('this job');
  for (const check of jobChecks) log.info(`  ${line(check, preflight.job[check])}`);
  for (const problem of problemsOf(preflight)) {
    const place = problem.finding.path && placeOf(problem.finding.path);
    const message = `${nameOf(problem)}: ${problem.finding.detail}`;
    if (problem.fatal) log.error(message, place);
    else log.warning(message, place);
    if (problem.finding.hint !== undefined) log.info(`What to do: ${problem.finding.hint}`);
  }
}

/** The page of a pre-flight: a table of registries and checks, then one paragraph for each thing to change. */
export function summarizePreflight(preflight: Preflight, summary: Summary, placeOf: PlaceOf): void {
  const problems = problemsOf(preflight);
  const fatal = problems.filter((problem) => problem.fatal).length;
  summary.heading(`Pre-flight: ${fatal > 0 ? 'a delivery would fail' : 'ready to deliver'}`);
  summary.paragraph(
    `To change: ${fatal}. Warnings: ${problems.length - fatal}. Nothing was changed anywhere.`,
  );
  if (preflight.registries.length > 0) tableOfRegistries(preflight, summary);
  if (preflight.clusters.length > 0) tableOfClusters(preflight, summary);
  summary.paragraph(
    jobChecks
      .map(
        (check) =>
          `${marks[preflight.job[check].verdict]} ${escapeMarkdown(`${check}: ${preflight.job[check].detail}`)}`,
      )
      .join('<br>'),
  );
  for (const problem of problems) {
    const { finding, fatal: grave } = problem;
    const [first = '', ...more] = finding.detail.split('\n');
    const code = finding.code === undefined ? '' : ` ${finding.code}`;
    const at = finding.path === undefined ? '' : `<br>${codeSpan(inWords(placeOf(finding.path)))}`;
    summary.paragraph(
      `${marks[grave ? 'failed' : 'warning']} **${escapeMarkdown(nameOf(problem))}**${code}: ${escapeMarkdown(first)}${at}`,
    );
    if (more.length > 0) summary.code(more.join('\n'));
    if (finding.hint !== undefined) summary.code(finding.hint);
  }
  for (const { registry, host, findings } of preflight.registries)
    summary.details(`What ${registry} said`, found(host, checks, findings));
  for (const { cluster, server, findings, grants } of preflight.clusters) {
    summary.details(`What ${cluster} said`, found(server, clusterChecks, findings));
    if (grants !== undefined)
      summary.details(`The least rights a delivery needs in ${cluster}`, `\`\`\`yaml\n${grants}\`\`\``);
  }
}

function tableOfRegistries({ registries }: Preflight, summary: Summary): void {
  summary.table([
    ['Registry', '', ...checks.map(titleOf)],
    ...registries.map((report) => [
      `${escapeMarkdown(report.registry)}${report.required ? '' : ' (best effort)'}`,
      marks[verdictOf(report)],
      ...checks.map((check) => marks[report.findings[check].verdict]),
    ]),
  ]);
}

function tableOfClusters({ clusters }: Preflight, summary: Summary): void {
  summary.table([
    ['Cluster', '', ...clusterChecks.map(titleOf)],
    ...clusters.map((report) => [
      escapeMarkdown(report.cluster),
      marks[verdictOn(report)],
      ...clusterChecks.map((check) => marks[report.findings[check].verdict]),
    ]),
  ]);
}

/** Verdicts by registry or cluster and check, for later steps: names only, since a host could be a masked value. */
export function resultsOutput({ registries, clusters }: Preflight): string {
  const results = registries.map((report) => [
    report.registry,
    {
      verdict: verdictOf(report),
      required: report.required,
      checks: Object.fromEntries(checks.map((check) => [check, report.findings[check].verdict])),
    },
  ]);
  const more = clusters.map((report) => [
    report.cluster,
    {
      verdict: verdictOn(report),
      required: true,
      checks: Object.fromEntries(clusterChecks.map((check) => [check, report.findings[check].verdict])),
    },
  ]);
  return JSON.stringify(Object.fromEntries([...results, ...more]));
}

function found<C extends string>(
  place: string,
  asked: readonly C[],
  findings: Readonly<Record<C, Finding>>,
): string {
  const lines = asked.map((check) => {
    const { verdict, detail, hint } = findings[check];
    const advice = verdict === 'ok' && hint !== undefined ? `<br>${escapeMarkdown(hint)}` : '';
    return `| ${titleOf(check)} | ${marks[verdict]} ${escapeMarkdown(detail.split('\n')[0] ?? '')}${advice} |`;
  });
  return [`| ${codeSpan(place)} | |`, '| --- | --- |', ...lines].join('\n');
}

function line(check: string, { verdict, detail, hint }: Finding): string {
  const advice = verdict === 'ok' && hint !== undefined ? ` (${hint.replaceAll('\n', ' ')})` : '';
  return `${marks[verdict]} ${check.padEnd(14)} ${detail.split('\n')[0]}${advice}`;
}

const nameOf = ({ where }: Problem) => where.join(', ');

const inWords = ({ file, line: at }: Place) => (at === undefined ? file : `${file}:${at}`);

import { escapeMarkdown, type Summary } from '../core/summary.ts';
import type { CheckResult, SuiteResult } from './result.ts';

const marks: Readonly<Record<CheckResult['state'], string>> = {
  passed: '✅',
  failed: '❌',
  stopped: '⏹️ stopped',
};

/** A table of checks × clusters, and below it the first wrong answer of each check that failed. */
export function smokeTable(summary: Summary, results: Readonly<Record<string, SuiteResult>>): void {
  const clusters = Object.entries(results);
  const names = [...new Set(clusters.flatMap(([, { checks }]) => checks.map(({ name }) => name)))];
  summary.table([
    ['Check', ...clusters.map(([cluster]) => escapeMarkdown(cluster))],
    ...names.map((name) => [
      escapeMarkdown(name),
      ...clusters.map(([, { checks }]) => cell(checks.find((check) => check.name === name))),
    ]),
  ]);
  for (const [cluster, { checks }] of clusters) {
    for (const { name, state, problem = '', answer } of checks) {
      if (state !== 'failed') continue;
      summary.paragraph(`**${escapeMarkdown(`${cluster}: ${name}`)}**: ${escapeMarkdown(problem)}`);
      if (answer !== undefined) summary.code(answer);
    }
  }
}

function cell(check: CheckResult | undefined): string {
  if (check === undefined) return '';
  const tries = check.attempts === 1 ? '1 request' : `${check.attempts} requests`;
  return `${marks[check.state]} ${check.seconds.toFixed(1)} s, ${tries}`;
}

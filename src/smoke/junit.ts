import type { SuiteResult } from './result.ts';

/** Results per suite (a cluster) as JUnit XML, which every test report reader knows. */
export function junit(suites: Readonly<Record<string, SuiteResult>>): string {
  const parts = Object.entries(suites).map(([cluster, { checks, seconds }]) => {
    const failed = checks.filter(({ state }) => state === 'failed').length;
    const stopped = checks.filter(({ state }) => state === 'stopped').length;
    const cases = checks.map(({ name, state, seconds: time, problem = '', answer = '' }) => {
      const inner =
        state === 'failed'
          ? `<failure message="${xml(problem)}">${xml(answer)}</failure>`
          : state === 'stopped'
            ? '<skipped message="stopped when another check had failed"/>'
            : '';
      return `    <testcase classname="${xml(cluster)}" name="${xml(name)}" time="${time.toFixed(3)}">${inner}</testcase>`;
    });
    const counts = `tests="${checks.length}" failures="${failed}" skipped="${stopped}" time="${seconds.toFixed(3)}"`;
    return [`  <testsuite name="${xml(cluster)}" ${counts}>`, ...cases, '  </testsuite>'].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${parts.join('\n')}\n</testsuites>\n`;
}

/** Escapes text for XML 1.0 and drops the characters it cannot hold. */
const xml = (text: string) =>
  text
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');

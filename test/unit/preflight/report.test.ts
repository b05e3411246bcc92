import { describe, expect, it } from '@jest/globals';
import { createSummary } from '../../../src/core/summary.ts';
import type { RegistryReport } from '../../../src/preflight/check-registry.ts';
import { checks, type Finding, ok, skipped } from '../../../src/preflight/finding.ts';
import { logPreflight, resultsOutput, summarizePreflight } from '../../../src/preflight/report.ts';
import { judgePreflight, type Preflight, problemsOf } from '../../../src/preflight/verdict.ts';
import { recordingLog } from '../../support/recording-log.ts';

const fine = {
  ...{ reachable: ok('answers'), clock: ok('right'), identity: ok('logged in'), repositories: ok('there') },
  ...{ pull: ok('allowed'), push: ok('allowed'), tags: ok('can be moved'), referrers: ok('API') },
} satisfies RegistryReport['findings'];
const report = (
  registry: string,
  findings: Partial<RegistryReport['findings']> = {},
  required = true,
): RegistryReport => ({
  registry,
  host: `${registry}.example`,
  required,
  findings: { ...fine, ...findings },
});
const preflight = (...registries: RegistryReport[]): Preflight => ({
  job: { 'identity token': ok('given'), secrets: skipped('none') },
  registries,
  clusters: [],
});
const refused: Finding = {
  ...{ verdict: 'failed', code: 'REGISTRY_DENIED', detail: 'you | may <not>', hint: 'Grant it.' },
  path: ['registries', 'a', 'identity'],
};
const placeOf = (path: readonly string[]) => ({ file: 'flotilla.yml', line: path.length, column: 1 });
const page = (given: Preflight) => {
  const summary = createSummary(undefined);
  summarizePreflight(given, summary, placeOf);
  return summary.markdown();
};

describe('the verdict of a pre-flight', () => {
  it('is good where nothing fails', () => {
    expect(judgePreflight(preflight(report('a')))).toBeUndefined();
  });

  it('names every required registry and check that fails', () => {
    const given = preflight(
      report('a', { push: refused }),
      report('b', { pull: { ...refused, detail: 'no' } }),
    );
    expect(judgePreflight(given)).toMatchObject({
      code: 'PREFLIGHT_FAILED',
      message: 'A delivery would fail\na: push\nb: pull',
    });
  });

  it('is good where only a best-effort registry fails, which is a warning', () => {
    const given = preflight(report('a', { push: refused }, false));
    expect(judgePreflight(given)).toBeUndefined();
    expect(problemsOf(given)).toMatchObject([{ fatal: false, where: ['a: push'] }]);
  });

  it('says once what is the same everywhere, gravest first', () => {
    const early: Finding = { verdict: 'warning', detail: 'a minute off', hint: 'Set it.' };
    const given = preflight(
      report('a', { clock: early, identity: refused }),
      report('b', { identity: refused }, false),
    );
    expect(problemsOf(given).map(({ where, fatal }) => [where, fatal])).toEqual([
      [['a: identity', 'b: identity'], true],
      [['a: clock'], false],
    ]);
  });

  it('fails by what the job itself lacks', () => {
    const given = { ...preflight(report('a')), job: { ...preflight().job, secrets: refused } };
    expect(judgePreflight(given)).toMatchObject({ code: 'PREFLIGHT_FAILED' });
  });
});

describe('the page of a pre-flight', () => {
  it('has a row for each registry and a mark for each check', () => {
    const text = page(
      preflight(report('a', { push: refused, tags: skipped('unknown') }), report('b', {}, false)),
    );
    expect(text).toContain(
      '| Registry |  | Reachable | Clock | Identity | Repositories | Pull | Push | Tags |',
    );
    expect(text).toContain('| a | ❌ | ✅ | ✅ | ✅ | ✅ | ✅ | ❌ | – | ✅ |');
    expect(text).toContain('| b (best effort) | ✅ |');
  });

  it('has what to change and where, with everything that came from outside escaped', () => {
    const text = page(preflight(report('a', { push: refused })));
    expect(text).toContain('❌ **a: push** REGISTRY_DENIED: you \\| may &lt;not&gt;');
    expect(text).toContain('<code>flotilla.yml:3</code>');
    expect(text).toContain('```\nGrant it.\n```');
  });
});

describe('the log of a pre-flight', () => {
  it('has each check of each registry, and annotations for what to change', () => {
    const { log, lines } = recordingLog();
    logPreflight(
      preflight(report('a', { push: refused }), report('b', { tags: { ...ok('x'), hint: 'y' } })),
      log,
      placeOf,
    );
    expect(lines).toContain('info: a (a.example)');
    expect(lines).toContain('info:   ✅ tags           x (y)');
    expect(lines).toContain('error: a: push: you | may <not>');
    expect(lines).toContain('info: What to do: Grant it.');
  });
});

describe('the results', () => {
  it('hold names and verdicts, no hosts', () => {
    const text = resultsOutput(preflight(report('a', { push: refused })));
    expect(text).not.toContain('example');
    expect(JSON.parse(text)).toEqual({
      a: {
        ...{ verdict: 'failed', required: true },
        checks: Object.fromEntries(checks.map((check) => [check, check === 'push' ? 'failed' : 'ok'])),
      },
    });
  });
});

import type { Clock } from '../core/clock.ts';
import { isActionError, messageOf } from '../core/errors.ts';
import { parseDuration } from '../core/inputs.ts';
import type { SmokeCheck, SmokeSuite } from '../fleet/environment.ts';
import { fill } from '../release/placeholders.ts';
import { type Answer, excerpt } from './answer.ts';
import { type Judgement, judge } from './judge.ts';
import type { CheckResult, SuiteResult } from './result.ts';

/** Makes a check's request; rejects when there was no answer. */
export type Ask = (check: SmokeCheck, timeoutMs: number, signal: AbortSignal) => Promise<Answer>;

export interface SmokePorts {
  readonly ask: Ask;
  readonly clock: Clock;
  /** Ends the suite by throwing its reason. */
  readonly signal: AbortSignal;
  /** Told every ten seconds what a check still waits for, and for how many seconds it has. */
  readonly onWait?: ((check: string, problem: string, seconds: number) => void) | undefined;
}

/** What a check's JSON fields may name: {commit}, {release} and, where the check has a service, {digest} and {revision}. */
export type CheckNames = (check: SmokeCheck) => Readonly<Record<string, string>>;

const betweenPassesMs = 300;
const firstPauseMs = 250;
const longestPauseMs = 2_000;
const sayMs = 10_000;

/**
 * Runs all checks side by side under one deadline; each must pass `passes` times in a row. Silence, 5xx, 404 and an
 * older version are asked again until the deadline; any other wrong answer fails at once, and the rest is stopped.
 */
export async function runSuite(
  suite: SmokeSuite,
  names: CheckNames,
  { ask, clock, signal, onWait }: SmokePorts,
): Promise<SuiteResult> {
  const began = clock.now();
  const deadline = began + (parseDuration(suite.deadline) ?? 0);
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const prepared = suite.checks.map((check) => ({ check, ...expectations(check, names(check)) }));
  const checks = await Promise.all(
    prepared.map(async ({ check, expected, versioned }) => {
      const judged = async (): Promise<Judgement & { answer?: string }> => {
        const timeoutMs = Math.max(1, Math.min(parseDuration(check.timeout) ?? 0, deadline - clock.now()));
        try {
          const answer = await ask(check, timeoutMs, either);
          const judgement = judge(check, expected, versioned, answer);
          return judgement.verdict === 'pass' ? judgement : { ...judgement, answer: excerpt(answer) };
        } catch (error) {
          either.throwIfAborted();
          const refused = isActionError(error) && error.code !== 'CLUSTER_UNREACHABLE';
          return { verdict: refused ? 'fail' : 'wait', problem: messageOf(error) };
        }
      };
      const ports = { clock, signal: either, onWait };
      const result = await runCheck(check.name, suite.passes, deadline, judged, ports);
      if (result.state === 'failed') over.abort();
      return result;
    }),
  );
  signal.throwIfAborted();
  return {
    passed: checks.every(({ state }) => state === 'passed'),
    checks,
    seconds: (clock.now() - began) / 1000,
  };
}

function expectations(check: SmokeCheck, names: Readonly<Record<string, string>>) {
  const fields = Object.entries(check.json);
  return {
    expected: Object.fromEntries(
      fields.map(([path, text]) => [path, fill(text, names, `smoke check ${check.name}`)]),
    ),
    versioned: new Set(
      fields.filter(([, text]) => /\{(commit|release|digest|revision)\}/.test(text)).map(([path]) => path),
    ),
  };
}

async function runCheck(
  name: string,
  passes: number,
  deadline: number,
  attempt: () => Promise<Judgement & { answer?: string }>,
  { clock, signal, onWait }: Omit<SmokePorts, 'ask'>,
): Promise<CheckResult> {
  const began = clock.now();
  let saidAt = began;
  let inRow = 0;
  let pause = firstPauseMs;
  let firstAnswer: string | undefined;
  const result = (state: CheckResult['state'], attempts: number, problem?: string): CheckResult => ({
    name,
    state,
    attempts,
    seconds: (clock.now() - began) / 1000,
    problem,
    answer: state === 'passed' ? undefined : firstAnswer,
  });
  for (let attempts = 1; ; attempts++) {
    try {
      const judgement = await attempt();
      if (judgement.verdict === 'pass') {
        inRow += 1;
        pause = firstPauseMs;
        if (inRow >= passes) return result('passed', attempts);
        await clock.sleep(betweenPassesMs, signal);
        continue;
      }
      inRow = 0;
      firstAnswer ??= judgement.answer;
      if (judgement.verdict === 'fail') return result('failed', attempts, judgement.problem);
      if (clock.now() + pause >= deadline) {
        const seconds = Math.round((clock.now() - began) / 1000);
        return result('failed', attempts, `${judgement.problem}; still so after ${seconds} s`);
      }
      if (clock.now() - saidAt >= sayMs) {
        saidAt = clock.now();
        onWait?.(name, judgement.problem, (saidAt - began) / 1000);
      }
      await clock.sleep(pause, signal);
      pause = Math.min(longestPauseMs, pause * 2);
    } catch (error) {
      if (signal.aborted) return result('stopped', attempts);
      throw error;
    }
  }
}

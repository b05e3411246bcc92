import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { type SmokeCheck, smoke } from '../../../src/fleet/environment.ts';
import type { Answer } from '../../../src/smoke/answer.ts';
import { problemsOf } from '../../../src/smoke/result.ts';
import { runSuite } from '../../../src/smoke/suite.ts';
import { hastyClock } from '../../support/manual-clock.ts';

const answer = (status: number, body = ''): Answer => ({ status, contentType: 'application/json', body });
const serving = (commit: string) => answer(200, JSON.stringify({ commit }));

/** Runs one check against answers given in turn; the last is repeated. */
async function run(check: Partial<SmokeCheck>, answers: readonly (Answer | Error)[], passes = 2) {
  const suite = smoke.parse({
    passes,
    deadline: '30s',
    checks: [{ name: 'check', service: 'web', ...check }],
  });
  let asked = 0;
  const result = await runSuite(suite, () => ({ commit: 'abc' }), {
    clock: hastyClock(),
    signal: new AbortController().signal,
    ask: async () => {
      const next = answers[Math.min(asked++, answers.length - 1)];
      if (next === undefined || next instanceof Error) throw next;
      return next;
    },
  });
  return { ...result, asked };
}

describe('runSuite', () => {
  it('passes after as many passes in a row as asked for', async () => {
    expect(await run({}, [answer(200)], 3)).toMatchObject({ passed: true, asked: 3 });
    expect(await run({}, [answer(200), answer(503), answer(200)], 2)).toMatchObject({
      passed: true,
      asked: 4,
    });
  });

  it('waits for endpoints, load balancers and old pods to go away', async () => {
    const version = { json: { commit: '{commit}' } };
    const old = serving('old');
    const slow = [new Error('connect ECONNREFUSED'), answer(503), answer(404), old, serving('abc')];
    expect(await run(version, slow)).toMatchObject({ passed: true, asked: 6 });
  });

  it.each([
    ['a refusal', {}, answer(403), 'answered 403, expected 200'],
    ['another status than asked for', { status: [201] }, answer(200), 'answered 200, expected 201'],
    [
      'a wrong body',
      { json: { state: 'ready' } },
      answer(200, '{"state":"ill"}'),
      'state is "ill", not "ready"',
    ],
    ['a missing field', { json: { 'a.0.b': '1' } }, answer(200, '{"a":[]}'), 'a.0.b is missing, not "1"'],
    ['no JSON', { json: { a: 'b' } }, answer(200, '<html>'), 'answered something that is not JSON'],
  ])('fails at once on %s', async (_what, check, given, problem) => {
    const result = await run(check, [given]);
    expect(result).toMatchObject({ passed: false, asked: 1, checks: [{ state: 'failed', problem }] });
  });

  it('fails at once when the cluster refuses the request', async () => {
    const denied = new ActionError('CLUSTER_DENIED', 'cannot get services/proxy');
    expect(await run({}, [denied])).toMatchObject({ passed: false, asked: 1 });
  });

  it('shows the first wrong answer, redacted', async () => {
    const result = await run({ json: { commit: '{commit}' } }, [
      answer(500, '{"error":"no database","password":"hunter2"}'),
      serving('old'),
    ]);
    expect(result.checks[0]?.answer).toBe(
      'HTTP 500  application/json\n{"error":"no database","password":"***"}',
    );
    expect(problemsOf(result)).toMatch(/^check: commit is "old", not "abc"; still so after \d+ s$/);
  });

  it('stops the other checks when one has failed for good', async () => {
    const checks = [
      { name: 'slow', service: 'slow' },
      { name: 'wrong', service: 'wrong' },
    ];
    const result = await runSuite(smoke.parse({ checks }), () => ({}), {
      clock: hastyClock(),
      signal: new AbortController().signal,
      ask: async ({ service }, _timeout, signal) => {
        if (service === 'wrong') return answer(401);
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
      },
    });
    expect(result.checks.map(({ state }) => state)).toEqual(['stopped', 'failed']);
  });

  it('says every ten seconds what it waits for', async () => {
    const said: string[] = [];
    await runSuite(smoke.parse({ checks: [{ name: 'a', service: 'web' }], deadline: '25s' }), () => ({}), {
      clock: hastyClock(),
      signal: new AbortController().signal,
      ask: async () => answer(503),
      onWait: (check, problem, seconds) => void said.push(`${check}: ${problem} ${Math.floor(seconds / 10)}`),
    });
    expect(said).toEqual(['a: answered 503, expected 200 1', 'a: answered 503, expected 200 2']);
  });

  it('ends with the job', async () => {
    const cancel = new AbortController();
    const running = runSuite(smoke.parse({ checks: [{ name: 'a', service: 'web' }] }), () => ({}), {
      clock: hastyClock(),
      signal: cancel.signal,
      ask: async () => {
        cancel.abort(new ActionError('INTERRUPTED', 'The job was cancelled'));
        return answer(503);
      },
    });
    await expect(running).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });

  it('refuses a name it does not know before it asks anything', async () => {
    await expect(run({ json: { commit: '{comit}' } }, [answer(200)])).rejects.toMatchObject({
      code: 'FLEET_INVALID',
    });
  });
});

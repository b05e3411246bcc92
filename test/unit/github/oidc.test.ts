import { describe, expect, it } from '@jest/globals';
import { createIdTokens } from '../../../src/github/oidc.ts';
import { recordingLog } from '../../support/recording-log.ts';

const env = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://pipelines.example/token?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
};

/** Identity tokens from a service that answers with these responses, the last one for ever. */
function job(answers: (() => Response)[], environment: NodeJS.ProcessEnv = env) {
  const seen: { url: string; authorization: string | null }[] = [];
  const pauses: number[] = [];
  const { log, masked, lines } = recordingLog();
  const mint = createIdTokens({
    env: environment,
    fetch: async (url, init) => {
      seen.push({ url: String(url), authorization: new Headers(init?.headers).get('authorization') });
      const answer = answers[Math.min(seen.length, answers.length) - 1];
      if (answer === undefined) throw new TypeError('fetch failed');
      return answer();
    },
    clock: { now: () => 0, sleep: async (ms) => void pauses.push(ms) },
    log,
  });
  return { mint, seen, pauses, masked, lines };
}

const value = () => Response.json({ count: 1, value: 'header.payload.signature' });

describe('identity tokens', () => {
  it('asks for the audience with the request token, and masks the answer', async () => {
    const { mint, seen, masked } = job([value]);
    expect(await mint('sts.amazonaws.com')).toBe('header.payload.signature');
    expect(seen).toEqual([
      {
        url: 'https://pipelines.example/token?api-version=2.0&audience=sts.amazonaws.com',
        authorization: 'Bearer request-token',
      },
    ]);
    expect(masked).toEqual(['header.payload.signature']);
  });

  it('escapes an audience that is an address', async () => {
    const { mint, seen } = job([value]);
    await mint('https://iam.googleapis.com/a&b=c');
    expect(new URL(seen[0]?.url ?? '').searchParams.get('audience')).toBe('https://iam.googleapis.com/a&b=c');
  });

  it('shows the permission to give where the job has none', async () => {
    const { mint, seen } = job([value], {});
    await expect(mint('a')).rejects.toMatchObject({
      code: 'IDENTITY_UNAVAILABLE',
      hint: expect.stringContaining('id-token: write'),
    });
    expect(seen).toHaveLength(0);
  });

  it('tries again after server errors, as long as it is told to wait', async () => {
    const busy = () => new Response('busy', { status: 503, headers: { 'retry-after': '2' } });
    const { mint, pauses } = job([busy, busy, value]);
    await mint('a');
    expect(pauses).toEqual([2000, 2000]);
  });

  it.each([401, 403, 404])('does not ask again after %d', async (status) => {
    const { mint, seen } = job([() => new Response('{}', { status })]);
    await expect(mint('a')).rejects.toMatchObject({
      code: 'IDENTITY_UNAVAILABLE',
      message: expect.stringContaining(`HTTP ${status}`),
    });
    expect(seen).toHaveLength(1);
  });

  it('gives up after five failures', async () => {
    const { mint, seen } = job([]);
    await expect(mint('a')).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
    expect(seen).toHaveLength(5);
  });

  it('says nothing of the tokens', async () => {
    const { mint, lines } = job([() => new Response('', { status: 500 }), value]);
    await mint('a');
    expect(lines.join('\n')).not.toMatch(/request-token|payload/);
  });
});

import { describe, expect, it } from '@jest/globals';
import { createRunStatus } from '../../../src/github/run-status.ts';
import { recordingLog } from '../../support/recording-log.ts';

const github = { serverUrl: 'https://github.com', apiUrl: 'https://api.github.com' };
const run = 'https://github.com/acme/shop/actions/runs/77';

function asker(answer: () => Response | Promise<Response>, token: string | undefined = 'job-token') {
  const asked: { url: string; authorization: string | null }[] = [];
  const { log, lines } = recordingLog();
  const hasEnded = createRunStatus({
    github,
    token,
    log,
    fetch: async (url, init) => {
      asked.push({ url: String(url), authorization: new Headers(init?.headers).get('authorization') });
      return answer();
    },
  });
  return { hasEnded, asked, lines };
}

describe('createRunStatus', () => {
  it('says that a run has ended where GitHub says so', async () => {
    const { hasEnded, asked } = asker(() => Response.json({ status: 'completed', conclusion: 'cancelled' }));
    expect(await hasEnded(run)).toBe(true);
    expect(asked).toEqual([
      { url: 'https://api.github.com/repos/acme/shop/actions/runs/77', authorization: 'Bearer job-token' },
    ]);
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['a run that goes on', () => Response.json({ status: 'in_progress' })],
    ['one it does not show', () => new Response('{}', { status: 404 })],
    ['a refusal', () => new Response('{}', { status: 403 })],
    ['an outage', () => new Response('', { status: 502 })],
    ['another page', () => new Response('<html>')],
    ['no answer', () => Promise.reject(new TypeError('fetch failed'))],
  ])('knows nothing after %s', async (_what, answer) => {
    expect(await asker(answer).hasEnded(run)).toBe(false);
  });

  it.each([
    'https://github.example/acme/shop/actions/runs/77',
    'https://github.com/acme/shop/actions/runs/77/../../../user',
    'https://github.com/acme/shop/pull/77',
    'flotilla on ada’s laptop',
  ])('sends the token nowhere else: %s', async (other) => {
    const { hasEnded, asked } = asker(() => Response.json({ status: 'completed' }));
    expect(await hasEnded(other)).toBe(false);
    expect(asked).toEqual([]);
  });

  it('asks nothing without a token', async () => {
    const { log } = recordingLog();
    const fetch = () => Promise.reject(new Error('asked'));
    expect(await createRunStatus({ github, token: undefined, fetch, log })(run)).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Fetch } from '../../../src/core/http.ts';
import { commentLimit, openComments, roomFor } from '../../../src/github/pull-request-comment.ts';

const marked = (text: string) => `<!-- flotilla: plan-production -->\n${text}`;
const comment = (id: number, type: 'Bot' | 'User', body: string) => ({
  id,
  body,
  user: { login: 'x', type },
});

/** Writes a comment where these are there already; gives what was asked, reading left out. */
async function stick(...there: readonly object[]) {
  const asked: string[] = [];
  const fetch: Fetch = async (url, init) => {
    const method = init?.method ?? 'GET';
    const { pathname } = new URL(url);
    if (method !== 'GET') asked.push(`${method} ${pathname} ${init?.body}`);
    const answer = method === 'GET' ? there : { html_url: 'https://github.example/comment' };
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
  };
  const comments = await openComments('job-token', 'https://api.example', fetch);
  await comments.stick({ repository: 'acme/shop', pullRequest: 7, key: 'plan-production', body: 'new' });
  return asked;
}

const written = JSON.stringify({ body: marked('new') });

describe('the one comment of a key', () => {
  it('is made where there is none', async () => {
    const others = comment(1, 'Bot', '<!-- flotilla: plan-staging -->\nold');
    expect(await stick(others)).toEqual([`POST /repos/acme/shop/issues/7/comments ${written}`]);
  });

  it('is changed where a workflow made it', async () => {
    expect(await stick(comment(3, 'Bot', marked('old')))).toEqual([
      `PATCH /repos/acme/shop/issues/comments/3 ${written}`,
    ]);
  });

  it('is never somebody’s own who wrote the same mark', async () => {
    expect(await stick(comment(3, 'User', marked('trap')))).toEqual([
      `POST /repos/acme/shop/issues/7/comments ${written}`,
    ]);
  });

  it('has room for what GitHub takes, less its mark', () => {
    expect(roomFor('plan-production') + marked('').length).toBe(commentLimit);
  });
});

import { describe, expect, it } from '@jest/globals';
import { readContext } from '../../../action-templates/delivery-platform/services/platform/context.ts';
import { createLogger } from '../../../action-templates/delivery-platform/services/platform/log.ts';
import { createUpstream } from '../../../action-templates/delivery-platform/services/platform/upstream.ts';

const log = createLogger({}, () => undefined);
const context = readContext({ 'x-request-id': 'r-1', 'x-tenant-id': 'north' }, log);

const callWith = async (fetch: typeof globalThis.fetch, timeoutMilliseconds = 1000) => {
  const upstream = createUpstream({ name: 'users', url: 'http://users', timeoutMilliseconds, fetch });
  return upstream.call(context, { method: 'GET', path: '/users/usr_ada' });
};

describe('a call to another service', () => {
  it('carries the request’s context', async () => {
    let sent: Headers | undefined;
    await callWith(async (_url, init) => {
      sent = new Headers(init?.headers);
      return Response.json({});
    });
    expect(sent?.get('x-request-id')).toBe('r-1');
    expect(sent?.get('x-tenant-id')).toBe('north');
    expect(sent?.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('is sent once more when the connection breaks', async () => {
    let attempts = 0;
    const answer = await callWith(async () => {
      attempts += 1;
      if (attempts === 1) throw new TypeError('fetch failed', { cause: new Error('ECONNRESET') });
      return Response.json({ id: 'usr_ada' });
    });
    expect(answer).toMatchObject({ status: 200, body: { id: 'usr_ada' } });
  });

  it('fails as unavailable when the connection breaks twice', async () => {
    const broken = callWith(async () => {
      throw new TypeError('fetch failed');
    });
    await expect(broken).rejects.toMatchObject({ problem: { status: 503, code: 'upstream-unavailable' } });
  });

  it('fails as timed out, without a second attempt', async () => {
    let attempts = 0;
    const slow = callWith((_url, init) => {
      attempts += 1;
      return new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    }, 20);
    await expect(slow).rejects.toMatchObject({ problem: { status: 504, code: 'upstream-timeout' } });
    expect(attempts).toBe(1);
  });

  it('fails when the answer is not what it claims to be', async () => {
    const headers = { 'content-type': 'application/json' };
    const broken = callWith(async () => new Response('<html>', { headers }));
    await expect(broken).rejects.toMatchObject({ problem: { status: 502, code: 'upstream-contract' } });
  });

  it('fails when the service fails', async () => {
    const failed = callWith(async () => Response.json({}, { status: 500 }));
    await expect(failed).rejects.toMatchObject({ problem: { status: 502, code: 'upstream-failed' } });
  });
});

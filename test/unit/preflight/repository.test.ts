import { describe, expect, it } from '@jest/globals';
import { createTransport } from '../../../src/oci/transport.ts';
import { tryRepository } from '../../../src/preflight/repository.ts';
import { endpoint, type FakeAnswer, type FakeRequest, fakeRegistry } from '../oci/fake-registry.ts';

const denied = (status = 403): FakeAnswer => ({
  status,
  body: '{"errors":[{"code":"DENIED","message":"you may not"}]}',
});
const notFound = (code: string): FakeAnswer => ({ status: 404, body: `{"errors":[{"code":"${code}"}]}` });

/** Tries a repository of a registry without authentication that answers so. */
const tried = async (
  answers: (request: FakeRequest) => FakeAnswer | undefined,
  exists: boolean | 'unknown' = true,
) => {
  const fake = fakeRegistry((request) => {
    const { method, url } = request;
    const own = answers(request);
    if (own !== undefined) return own;
    if (url.pathname === '/v2/') return { status: 200 };
    if (method === 'POST') return { status: 202, headers: { location: '/v2/team/web/blobs/uploads/1?s=2' } };
    if (method === 'DELETE') return { status: 204 };
    if (url.pathname.includes('/referrers/')) return { status: 200, body: '{}' };
    return notFound('MANIFEST_UNKNOWN');
  });
  const access = await tryRepository(createTransport(endpoint, fake.ports), 'team/web', exists);
  return { access, asked: fake.asked.map(({ method, url }) => `${method} ${url.pathname}${url.search}`) };
};
const on = (wanted: string, answer: FakeAnswer) => (request: FakeRequest) =>
  `${request.method} ${request.url.pathname}`.includes(wanted) ? answer : undefined;

describe('trying a repository', () => {
  it('begins an upload, gives it up, and writes nothing', async () => {
    const { access, asked } = await tried(() => undefined);
    expect(access).toMatchObject({
      pull: { verdict: 'ok' },
      push: { verdict: 'ok', detail: 'allowed' },
      referrers: 'api',
    });
    expect(asked).toContain('POST /v2/team/web/blobs/uploads/');
    expect(asked).toContain('DELETE /v2/team/web/blobs/uploads/1?s=2');
    expect(asked.filter((line) => /^(PUT|PATCH)/.test(line))).toEqual([]);
  });

  it.each([404, 405, 403])(
    'leaves an upload to the registry that answers its end with %d',
    async (status) => {
      const { access } = await tried(on('DELETE', denied(status)));
      expect(access.push).toMatchObject({ verdict: 'ok', detail: expect.stringContaining('by itself') });
    },
  );

  it('tells a refused push from a pull', async () => {
    const { access } = await tried(on('POST', denied()));
    expect(access.push).toMatchObject({
      verdict: 'failed',
      code: 'REGISTRY_DENIED',
      detail: expect.stringContaining('you may not'),
      path: ['registries', 'test', 'identity'],
    });
    expect(access.pull.verdict).toBe('ok');
  });

  it('takes a refused pull for what it is where the repository is there', async () => {
    const refused = on('GET /v2/team/web/', denied());
    expect((await tried(refused)).access.pull).toMatchObject({ verdict: 'failed', code: 'REGISTRY_DENIED' });
    // Registries that make repositories with the first push say the same of one that is not there yet.
    expect((await tried(refused, 'unknown')).access.pull).toMatchObject({ verdict: 'skipped' });
  });

  it('does not send the end of an upload to another host', async () => {
    const { access, asked } = await tried(
      on('POST', { status: 202, headers: { location: 'https://evil.example/v2/team/web/blobs/uploads/1' } }),
    );
    expect(access.push).toMatchObject({ verdict: 'failed', code: 'REGISTRY_UNSAFE' });
    expect(asked.filter((line) => line.startsWith('DELETE'))).toEqual([]);
  });

  it.each([
    ['without the API', notFound('NOT_FOUND'), 'tag'],
    ['where there is no repository', notFound('NAME_UNKNOWN'), 'unknown'],
    ['that may not be read', denied(), 'unknown'],
  ])('finds referrers %s', async (_name, answer, referrers) => {
    expect((await tried(on('/referrers/', answer))).access.referrers).toBe(referrers);
  });
});

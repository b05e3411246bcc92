import { describe, expect, it } from '@jest/globals';
import type { RegistryAccess, RepositoryState } from '../../../src/clouds/provider.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { checkRegistry } from '../../../src/preflight/check-registry.ts';
import { endpoint, type FakeAnswer, type FakeRequest, fakeRegistry } from '../oci/fake-registry.ts';

const there: RepositoryState = { exists: true, creatable: 'unknown', tags: 'mutable', notes: [] };
const access = (fields: Partial<RegistryAccess> = {}): RegistryAccess => ({
  endpoint,
  ensureRepository: () => Promise.reject(new Error('pre-flight creates nothing')),
  retag: () => Promise.reject(new Error('pre-flight tags nothing')),
  hasDigest: async () => false,
  describeRepository: async () => there,
  ...fields,
});

/** Checks a registry that takes uploads and has no manifest, but for what `answers` says. */
const checked = async (
  given: RegistryAccess,
  answers: (request: FakeRequest) => FakeAnswer | undefined = () => undefined,
) => {
  const fake = fakeRegistry((request) => {
    const own = answers(request);
    if (own !== undefined) return own;
    if (request.method === 'POST') return { status: 202, headers: { location: '/v2/u/1' } };
    if (request.method === 'DELETE') return { status: 204 };
    const known = request.url.pathname === '/v2/' || request.url.pathname.includes('/referrers/');
    return { status: known ? 200 : 404, body: '{}' };
  });
  const candidate = {
    access: given,
    repositories: ['web', 'releases'],
    movingTags: ['main'],
    required: true,
    identity: ['identities', 'x'],
  };
  const reports = await checkRegistry(candidate, {
    ...fake.ports,
    http: { ...fake.ports.http, fetch: async () => new Response('{}') },
  });
  return { reports, asked: fake.asked.map(({ method, url }) => `${method} ${url.hostname}${url.pathname}`) };
};

describe('a registry', () => {
  it('is asked about every repository', async () => {
    const { reports, asked } = await checked(access());
    expect(reports).toMatchObject([{ registry: 'test', host: 'registry.example', required: true }]);
    expect(Object.values(reports[0]?.findings ?? {}).map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 8 }, () => 'ok'),
    );
    for (const name of ['web', 'releases'])
      expect(asked).toContain(`POST registry.example/v2/team/${name}/blobs/uploads/`);
  });

  it('is not tried where a repository must be made first', async () => {
    const missing = async () => ({ ...there, exists: false });
    const { reports, asked } = await checked(access({ describeRepository: missing }));
    expect(reports[0]?.findings).toMatchObject({
      repositories: { verdict: 'warning' },
      push: { verdict: 'skipped' },
    });
    expect(asked.filter((line) => line.startsWith('POST'))).toEqual([]);
  });

  it('fails a delivery whose branch has a tag there that cannot be moved', async () => {
    const fixed = access({ describeRepository: async () => ({ ...there, tags: 'immutable' }) });
    const digest = `sha256:${'a'.repeat(64)}`;
    const { reports } = await checked(fixed, ({ method, url }) =>
      method === 'HEAD' && url.pathname === '/v2/team/web/manifests/main'
        ? { status: 200, headers: { 'docker-content-digest': digest, 'content-length': '7' } }
        : undefined,
    );
    expect(reports[0]?.findings.tags).toMatchObject({
      ...{ verdict: 'failed', code: 'TAG_IMMUTABLE' },
      detail: 'team/web:main: there already, and tags cannot be moved',
    });
    const none = await checked(fixed);
    expect(none.reports[0]?.findings.tags).toMatchObject({ verdict: 'warning' });
  });

  it('may refuse to list what it lets be pushed to', async () => {
    const refused = new ActionError('REGISTRY_DENIED', 'denied');
    const { reports } = await checked(access({ describeRepository: () => Promise.reject(refused) }));
    expect(reports[0]?.findings).toMatchObject({ repositories: { verdict: 'ok' }, push: { verdict: 'ok' } });
    const shut = (request: FakeRequest) => (request.method === 'POST' ? { status: 403 } : undefined);
    const both = await checked(
      access({ describeRepository: () => Promise.reject(refused), pushGrant: 'Grant writer.' }),
      shut,
    );
    expect(both.reports[0]?.findings).toMatchObject({
      repositories: { verdict: 'failed', code: 'REGISTRY_DENIED' },
      push: { verdict: 'failed', hint: 'Grant writer.', detail: expect.stringContaining('1 more of 2') },
    });
  });

  it('is asked in every region it is copied to what clusters ask', async () => {
    const replica = { ...endpoint, name: 'test (far)', baseUrl: 'https://far.example', host: 'far.example' };
    const { reports, asked } = await checked(access({ replicas: [replica] }));
    expect(reports.map(({ registry }) => registry)).toEqual(['test', 'test (far)']);
    expect(reports[1]?.findings).toMatchObject({
      ...{ reachable: { verdict: 'ok' }, identity: { verdict: 'ok' }, pull: { verdict: 'ok' } },
      ...{ push: { verdict: 'skipped' }, repositories: { verdict: 'skipped' } },
    });
    expect(asked.filter((line) => line.includes('far.example') && !line.startsWith('GET'))).toEqual([]);
  });

  it('is left alone when the job is cancelled', async () => {
    const cancelled = new ActionError('INTERRUPTED', 'The job was cancelled');
    const given = access({ describeRepository: () => Promise.reject(cancelled) });
    await expect(checked(given)).rejects.toBe(cancelled);
  });

  it('hides no bug', async () => {
    const bug = access({ describeRepository: () => Promise.reject(new TypeError('a bug')) });
    await expect(checked(bug)).rejects.toThrow('a bug');
  });
});

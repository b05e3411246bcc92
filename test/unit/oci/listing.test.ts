import { describe, expect, it } from '@jest/globals';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { endpoint, type FakeAnswer, type FakeRequest, fakeRegistry } from './fake-registry.ts';

/** A client of a registry that wants no authentication. */
function open(answer: (request: FakeRequest) => FakeAnswer) {
  const fake = fakeRegistry((request) =>
    request.url.pathname === '/v2/' ? { status: 200 } : answer(request),
  );
  return { fake, client: createRegistryClient(endpoint, fake.ports) };
}

async function all(list: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const one of list) found.push(one);
  return found;
}

const page = (tags: readonly string[] | null, next?: string): FakeAnswer => ({
  status: 200,
  headers: next === undefined ? {} : { link: `<${next}>; rel="next"` },
  body: JSON.stringify({ name: 'a/b', tags }),
});

describe('the tags of a repository', () => {
  it('are read page by page', async () => {
    const { client, fake } = open(({ url }) =>
      url.searchParams.get('last') === 'v2'
        ? page(['v3'])
        : page(['v1', 'v2'], '/v2/a/b/tags/list?last=v2&n=2'),
    );
    expect(await all(client.listTags('a/b'))).toEqual(['v1', 'v2', 'v3']);
    expect(fake.asked.filter(({ url }) => url.pathname.endsWith('/tags/list'))).toHaveLength(2);
  });

  it.each([
    ['a repository that is not there', { status: 404, body: '{"errors":[{"code":"NAME_UNKNOWN"}]}' }],
    ['an empty one', page([])],
    ['one without a list', page(null)],
  ])('are none of %s', async (_what, answer) => {
    expect(await all(open(() => answer).client.listTags('a/b'))).toEqual([]);
  });

  it.each(['not JSON', '[]', '{"tags":[1]}'])('must be a list: %s', async (body) => {
    const { client } = open(() => ({ status: 200, body }));
    await expect(all(client.listTags('a/b'))).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringContaining('the tags of a/b are not a list'),
    });
  });

  it('are asked of no other host', async () => {
    const { client } = open(() => page(['v1'], 'https://elsewhere.example/v2/a/b/tags/list'));
    await expect(all(client.listTags('a/b'))).rejects.toMatchObject({ code: 'REGISTRY_UNSAFE' });
  });

  it('may not go round in circles for ever', async () => {
    const { client } = open(() => page([], '/v2/a/b/tags/list?again'));
    await expect(all(client.listTags('a/b'))).rejects.toMatchObject({
      code: 'REGISTRY_UNSAFE',
      message: expect.stringContaining('never end'),
    });
  });
});

describe('deleting a manifest', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  it.each([
    [202, 'deleted'],
    [200, 'deleted'],
    [404, 'absent'],
    [405, 'unsupported'],
  ])('answered with %i is %s', async (status, state) => {
    const { client, fake } = open(() => ({
      status,
      body: '{"errors":[{"code":"UNSUPPORTED","message":"not here"}]}',
    }));
    expect(await client.deleteManifest('a/b', digest)).toEqual({
      state,
      said: state === 'unsupported' ? 'UNSUPPORTED not here' : '',
    });
    expect(fake.asked.at(-1)).toMatchObject({ method: 'DELETE' });
    expect(fake.asked.at(-1)?.url.pathname).toBe(`/v2/a/b/manifests/${digest}`);
  });

  it('says so where it is not allowed', async () => {
    const { client } = open(() => ({ status: 403, body: '{"errors":[{"code":"DENIED"}]}' }));
    await expect(client.deleteManifest('a/b', digest)).rejects.toMatchObject({ code: 'REGISTRY_DENIED' });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Fetch } from '../../../src/core/http.ts';
import { deactivateDeployments } from '../../../src/github/inactive-deployments.ts';

/** GitHub with so many deployments, of which the given ones are inactive already. */
function view(count: number, inactive: readonly number[]) {
  const written: string[] = [];
  const fetch: Fetch = async (address, init) => {
    const url = new URL(address);
    const [, id] = /\/deployments\/(\d+)\/statuses$/.exec(url.pathname) ?? [];
    const reply = (body: unknown) =>
      new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
    if (id === undefined) {
      expect(url.searchParams.get('environment')).toBe('staging/aws');
      const page = Number(url.searchParams.get('page') ?? '1');
      const ids = Array.from({ length: count }, (_, index) => ({ id: index + 1 }));
      return reply(ids.slice((page - 1) * 100, page * 100));
    }
    if (init?.method === 'POST') {
      written.push(`${id} ${String(init.body)}`);
      return reply({});
    }
    return reply(inactive.includes(Number(id)) ? [{ state: 'inactive' }] : []);
  };
  const to = { repository: 'acme/shop', token: 'job-token', baseUrl: 'https://api.example', fetch };
  return { written, deactivate: () => deactivateDeployments('staging/aws', to) };
}

describe('deployments of an environment that is gone', () => {
  it('are marked inactive, those that are so already left as they are', async () => {
    const { written, deactivate } = view(3, [2]);
    expect(await deactivate()).toBe(2);
    expect(written).toEqual(['1 {"state":"inactive"}', '3 {"state":"inactive"}']);
  });

  it('are followed page by page', async () => {
    expect(await view(101, []).deactivate()).toBe(101);
  });
});

import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { createKubeClient } from '../../../src/kube/client.ts';
import { KubeStatusError } from '../../../src/kube/status-error.ts';
import { answer, configMap, failure, startFakeServer } from './fake-server.ts';

const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'a' };
const kind = { apiVersion: 'v1', kind: 'ConfigMap' };

describe('requests', () => {
  it('renews a refused token once, and never says it', async () => {
    await using server = await startFakeServer(({ headers }, response) =>
      headers.authorization === 'Bearer token-2'
        ? answer(response, 200, configMap('a'))
        : answer(response, 401, failure(401, 'Unauthorized', 'Unauthorized')),
    );
    expect((await server.client.get(ref))?.metadata.name).toBe('a');
    expect(server.renewed()).toBe(1);
    expect(server.debug.join()).not.toContain('token-');
  });

  it('gives up where the fresh token is refused as well', async () => {
    await using server = await startFakeServer((_request, response) =>
      answer(response, 401, failure(401, 'Unauthorized', 'Unauthorized')),
    );
    await expect(server.client.get(ref)).rejects.toMatchObject({ code: 'CLUSTER_DENIED', status: 401 });
    expect(server.requests).toHaveLength(2);
  });

  it('waits as long as 429 asks for', async () => {
    let first = true;
    await using server = await startFakeServer((_request, response) => {
      if (first) answer(response, 429, failure(429, 'TooManyRequests', 'slow down'), { 'retry-after': '7' });
      else answer(response, 200, configMap('a'));
      first = false;
    });
    await server.client.get(ref);
    expect(server.pauses).toEqual([7_000]);
  });

  it('tries a lost connection again', async () => {
    let tries = 0;
    await using server = await startFakeServer((request, response) => {
      if (++tries < 3) request.socket.destroy();
      else answer(response, 200, configMap('a'));
    });
    expect((await server.client.get(ref))?.metadata.name).toBe('a');
  });

  it('tries a write for as long as its lock covers it, and waits for no later time', async () => {
    let wish: string | undefined;
    await using server = await startFakeServer((_request, response) =>
      answer(
        response,
        wish === undefined ? 503 : 429,
        failure(503, 'ServiceUnavailable', 'starting'),
        wish === undefined ? {} : { 'retry-after': wish },
      ),
    );
    await expect(server.client.replace(configMap('a'))).rejects.toThrow();
    const asked = server.pauses.reduce((sum, pause) => sum + pause, 0);
    expect(asked).toBeGreaterThan(25_000);
    expect(asked).toBeLessThan(36_000);
    wish = '45';
    const before = server.pauses.length;
    await expect(server.client.replace(configMap('a'))).rejects.toMatchObject({ status: 429 });
    expect(server.pauses).toHaveLength(before);
  });

  it('asks a control plane that answered before for about a minute', async () => {
    await using server = await startFakeServer((_request, response) =>
      answer(response, 503, failure(503, 'ServiceUnavailable', 'starting')),
    );
    await expect(server.client.get(ref)).rejects.toMatchObject({ code: 'CLUSTER_UNREACHABLE', status: 503 });
    const asked = server.pauses.reduce((sum, pause) => sum + pause, 0);
    expect(asked).toBeGreaterThan(55_000);
    expect(asked).toBeLessThan(70_000);
  });

  it('tells soon that an address is wrong', async () => {
    const client = createKubeClient(
      { server: 'http://127.0.0.1:1' },
      {
        name: 'gone',
        clock: { ...systemClock, sleep: async () => undefined, now: advancing() },
        log: silent,
        signal,
      },
    );
    await expect(client.version()).rejects.toMatchObject({
      code: 'CLUSTER_UNREACHABLE',
      message: expect.stringMatching(
        /^Cluster gone did not answer at http:\/\/127\.0\.0\.1:1: .*(ECONNREFUSED|bad port)/,
      ),
    });
    await client.close();
  });

  it('ends at once when the job is cancelled', async () => {
    const cancel = new AbortController();
    await using server = await startFakeServer(
      () => cancel.abort(new ActionError('INTERRUPTED', 'cancelled')),
      cancel.signal,
    );
    await expect(server.client.get(ref)).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });

  it('finds a connection for a call beside any number of watches', async () => {
    const stop = new AbortController();
    await using server = await startFakeServer(({ url }, response) => {
      if (url?.includes('watch=1')) response.writeHead(200).flushHeaders();
      else if (url?.includes('limit=')) answer(response, 200, { items: [], metadata: {} });
      else answer(response, 200, configMap('a'));
    });
    const watches = Array.from({ length: 40 }, async (_, at) => {
      const options = { namespace: `n${at}`, signal: stop.signal };
      for await (const _event of server.client.watch(kind, options));
    });
    while (server.requests.filter((request) => request.includes('watch=1')).length < watches.length)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await server.client.get(ref))?.metadata.name).toBe('a');
    stop.abort();
    await Promise.all(watches);
  });
});

describe('refusals', () => {
  it('names the verb and the resource of a missing right', async () => {
    const said =
      'configmaps "a" is forbidden: User "ci" cannot get resource "configmaps" in API group "" in the namespace "shop"';
    await using server = await startFakeServer((_request, response) =>
      answer(response, 403, failure(403, 'Forbidden', said)),
    );
    await expect(server.client.get(ref)).rejects.toMatchObject({
      code: 'CLUSTER_DENIED',
      reason: 'Forbidden',
      message: `Cluster fake refused GET /api/v1/namespaces/shop/configmaps/a: ${said} (403 Forbidden)`,
      hint: 'Give the deploying identity the verb get on configmaps.',
    });
  });

  it('keeps the causes of an invalid object', async () => {
    const causes = [{ reason: 'FieldValueInvalid', message: 'must be 1', field: 'spec.x' }];
    await using server = await startFakeServer((_request, response) =>
      answer(response, 422, failure(422, 'Invalid', 'is invalid', { causes })),
    );
    const error = await server.client.create(configMap('a')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(KubeStatusError);
    expect(error).toMatchObject({ causes, status: 422 });
  });

  it('takes an unknown field of server-side apply for what it is', async () => {
    const said =
      'failed to create typed patch object (shop/a; /v1, Kind=ConfigMap): .spec: field not declared in schema';
    await using server = await startFakeServer((_request, response) =>
      answer(response, 500, failure(500, '', said)),
    );
    await expect(server.client.apply(configMap('a'))).rejects.toMatchObject({
      status: 422,
      reason: 'Invalid',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('quotes what is no Status', async () => {
    await using server = await startFakeServer((_request, response) =>
      answer(response, 404, 'default backend'),
    );
    await expect(server.client.create(configMap('a'))).rejects.toThrow('default backend (404 Unknown)');
  });

  it('says that a kind is not served', async () => {
    await using server = await startFakeServer((_request, response) =>
      answer(response, 404, '404 page not found'),
    );
    await expect(server.client.list({ apiVersion: 'v1', kind: 'Widget' })).rejects.toMatchObject({
      code: 'CHART_INVALID',
      message: 'Cluster fake does not serve Widget of v1',
    });
  });
});

describe('list', () => {
  it('reads page by page and fills in the kind', async () => {
    await using server = await startFakeServer(({ url = '' }, response) => {
      const { apiVersion: _a, kind: _k, ...item } = configMap(url.includes('continue') ? 'b' : 'a');
      const next = url.includes('continue') ? '' : 'token';
      answer(response, 200, { metadata: { continue: next, resourceVersion: '5' }, items: [item] });
    });
    const found = await server.client.list(kind, { namespace: 'shop', labelSelector: 'x=y' });
    expect(found.map((object) => `${object.kind} ${object.metadata.name}`)).toEqual([
      'ConfigMap a',
      'ConfigMap b',
    ]);
    expect(server.requests[1]).toBe(
      'GET /api/v1/namespaces/shop/configmaps?labelSelector=x%3Dy&limit=500&continue=token',
    );
  });

  it('begins anew when its pages have expired', async () => {
    await using server = await startFakeServer(({ url = '' }, response) => {
      if (url.includes('continue')) answer(response, 410, failure(410, 'Expired', 'too old'));
      else if (url.includes('limit'))
        answer(response, 200, { metadata: { continue: 'x' }, items: [configMap('a')] });
      else answer(response, 200, { metadata: {}, items: [configMap('a'), configMap('b')] });
    });
    expect(await server.client.list(kind, { namespace: 'shop' })).toHaveLength(2);
  });
});

describe('proxy', () => {
  const target = { namespace: 'shop', service: 'web', port: 'http', path: '/version?full=1' };

  it('gives the Service’s own answer, whatever it is, without trying again', async () => {
    await using server = await startFakeServer((_request, response) => answer(response, 503, { down: true }));
    const response = await server.client.proxy(target);
    expect([response.status, await response.json()]).toEqual([503, { down: true }]);
    expect(server.requests).toEqual(['GET /api/v1/namespaces/shop/services/web%3Ahttp/proxy/version?full=1']);
  });

  it('tells a 401 of the Service from one of the API server', async () => {
    await using server = await startFakeServer((_request, response) =>
      answer(response, 401, { error: 'log in' }),
    );
    const response = await server.client.proxy(target);
    expect([response.status, await response.json(), server.renewed()]).toEqual([401, { error: 'log in' }, 0]);
  });

  it('throws where the API server refuses the identity', async () => {
    const said =
      'services "web" is forbidden: User "ci" cannot get resource "services/proxy" in API group ""';
    await using server = await startFakeServer((_request, response) =>
      answer(response, 403, failure(403, 'Forbidden', said)),
    );
    await expect(server.client.proxy(target)).rejects.toMatchObject({ code: 'CLUSTER_DENIED' });
  });
});

const signal = new AbortController().signal;
const nothing = () => undefined;
const silent = {
  ...{ info: nothing, debug: nothing, notice: nothing, warning: nothing, error: nothing, mask: nothing },
  group: <T>(_title: string, work: () => Promise<T>) => work(),
};

/** A clock that gains a second each time it is looked at. */
function advancing(): () => number {
  let now = 0;
  return () => {
    now += 1_000;
    return now;
  };
}

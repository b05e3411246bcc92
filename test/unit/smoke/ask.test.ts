import { describe, expect, it } from '@jest/globals';
import { smokeCheck } from '../../../src/fleet/environment.ts';
import type { ProxyTarget } from '../../../src/kube/client.ts';
import { askCluster } from '../../../src/smoke/ask.ts';
import { memoryClient } from '../../support/memory-client.ts';

function setting(url?: string) {
  const proxied: ProxyTarget[] = [];
  const fetched: { url: string; init: RequestInit | undefined }[] = [];
  const client = {
    ...memoryClient(),
    proxy: async (target: ProxyTarget) => {
      proxied.push(target);
      return new Response('{"commit":"abc"}', { headers: { 'content-type': 'application/json' } });
    },
  };
  const ask = askCluster({
    client,
    namespace: 'shop',
    url,
    fetch: async (address, init) => {
      fetched.push({ url: String(address), init });
      return new Response(null, { status: 302, headers: { location: 'https://login.example/' } });
    },
  });
  const run = (check: object) =>
    ask(smokeCheck.parse({ name: 'check', ...check }), 1000, new AbortController().signal);
  return { run, proxied, fetched };
}

describe('askCluster', () => {
  it('reaches a Service through the API server', async () => {
    const { run, proxied } = setting();
    const answer = await run({ service: 'web', port: 8080, path: '/orders', method: 'POST', body: '{}' });
    expect(answer).toEqual({ status: 200, contentType: 'application/json', body: '{"commit":"abc"}' });
    expect(proxied).toEqual([
      {
        namespace: 'shop',
        service: 'web',
        port: 8080,
        path: '/orders',
        method: 'POST',
        headers: {},
        body: '{}',
        timeoutMs: 1000,
      },
    ]);
  });

  it('asks the public address below the cluster’s, without following redirects', async () => {
    const { run, fetched } = setting('https://shop.example/eu');
    expect(await run({ url: '/version' })).toMatchObject({ status: 302 });
    expect(fetched[0]).toMatchObject({
      url: 'https://shop.example/eu/version',
      init: { redirect: 'manual' },
    });
    await run({ url: 'https://other.example/x' });
    expect(fetched[1]?.url).toBe('https://other.example/x');
  });

  it.each([
    [{ url: '/version' }, 'has no `url` to find it below'],
    [{}, 'names neither a service nor a url'],
    [{ service: 'web', headers: { Authorization: 'Basic x' } }, 'cannot pass the API server'],
  ])('refuses %j', async (check, message) => {
    await expect(setting().run(check)).rejects.toThrow(message);
  });

  describe('a Service without a port named http', () => {
    const nobody = () =>
      new Response(
        JSON.stringify({
          kind: 'Status',
          code: 503,
          message: 'no endpoints available for service "web:http"',
        }),
        { status: 503 },
      );
    const asking = (ports: Record<string, string | number>[], answers: Record<string, () => Response>) => {
      const asked: (string | number)[] = [];
      const client = {
        ...memoryClient(),
        get: async () => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports } }),
        proxy: async ({ port }: ProxyTarget) => {
          asked.push(port);
          return (answers[port] ?? nobody)();
        },
      };
      const ask = askCluster({ client, namespace: 'shop', url: undefined, fetch });
      const check = smokeCheck.parse({ name: 'version', service: 'web' });
      return { asked, run: () => ask(check, 1000, new AbortController().signal) };
    };

    it('is asked at the only one it has, from then on at once', async () => {
      const { asked, run } = asking([{ port: 8081 }], { 8081: () => new Response('ok') });
      expect(await run()).toMatchObject({ status: 200, body: 'ok' });
      await run();
      expect(asked).toEqual(['http', 8081, 8081]);
    });

    it('is refused with those it has', async () => {
      const { asked, run } = asking([{ port: 80 }, { port: 9090, name: 'metrics' }], {});
      await expect(run()).rejects.toThrow('asks port http of Service web, which has 80, 9090 (metrics)');
      expect(asked).toEqual(['http']);
    });

    it('is taken at its word where the port is there and nobody is ready yet', async () => {
      const { run } = asking([{ port: 80, name: 'http' }], {});
      expect(await run()).toMatchObject({ status: 503 });
    });

    it('keeps the application’s own 503', async () => {
      const { asked, run } = asking([{ port: 80 }], { http: () => new Response('busy', { status: 503 }) });
      expect(await run()).toMatchObject({ status: 503, body: 'busy' });
      expect(asked).toEqual(['http']);
    });
  });
});

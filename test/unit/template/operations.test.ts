import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiGateway } from '../../../action-templates/delivery-platform/services/api-gateway/service.ts';
import { orderRequest, send, start, startPlatform } from './running-platform.ts';

describe('what operations see of the platform', () => {
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  const env = {
    RELEASE_VERSION: '1.2.3',
    RELEASE_COMMIT: 'c0ffee0',
    IMAGE_DIGEST: 'sha256:1',
    RELEASE_ID: 'sha256:2',
  };

  beforeAll(async () => {
    platform = await startPlatform(env);
  });

  afterAll(async () => {
    await platform.stop();
  });

  it('says which release each service serves', async () => {
    for (const { url } of platform.all) {
      const { body } = await send(url, 'GET', '/version');
      expect(body).toEqual({
        service: expect.any(String),
        version: '1.2.3',
        commit: 'c0ffee0',
        digest: 'sha256:1',
        release: 'sha256:2',
        cloud: 'aws',
      });
    }
    const { body } = await send(platform.gateway.url, 'GET', '/status');
    expect(body['services']).toEqual(
      ['user-service', 'order-service', 'payment-service', 'delivery-service'].map((service) => ({
        service,
        reachable: true,
        version: '1.2.3',
        commit: 'c0ffee0',
      })),
    );
  });

  it('is alive and ready', async () => {
    for (const { url } of platform.all) {
      expect((await send(url, 'GET', '/healthz')).status).toBe(200);
      expect((await send(url, 'GET', '/readyz')).status).toBe(200);
    }
  });

  it('answers load balancers at / as at /readyz, and counts it so', async () => {
    const { url } = platform.payments;
    expect((await send(url, 'GET', '/')).body).toEqual({ status: 'ready' });
    const { text } = await send(url, 'GET', '/metrics');
    expect(text).toMatch(/http_requests_total\{[^}]*route="\/readyz"/);
    expect(text).not.toContain('route="/"');
  });

  it('keeps connections open for as long as the load balancer in front is told to', async () => {
    const { url } = platform.gateway;
    const patient = await start(apiGateway, { KEEP_ALIVE_SECONDS: '620' });
    try {
      expect((await send(url, 'GET', '/healthz')).headers.get('keep-alive')).toBe('timeout=10');
      expect((await send(patient.url, 'GET', '/healthz')).headers.get('keep-alive')).toBe('timeout=620');
    } finally {
      await patient.drain();
    }
  });

  it('exposes Prometheus metrics by route, never by path', async () => {
    const { url } = platform.gateway;
    await send(url, 'GET', '/orders/ord_unknown');
    await send(url, 'GET', '/no/such/path');
    const { text, headers } = await send(url, 'GET', '/metrics');
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const series = (labels: string) =>
      `http_requests_total{service="api-gateway",cloud_provider="aws",${labels}} 1`;
    expect(text).toContain(series('method="GET",route="/orders/:id",status="404"'));
    expect(text).toContain(series('method="GET",route="unmatched",status="404"'));
    expect(text).toMatch(/http_request_duration_seconds_bucket\{[^}]*le="\+Inf"\} \d+/);
    expect(text).toMatch(/^build_info\{[^}]*version="1\.2\.3",commit="c0ffee0"/m);
    expect(text).toMatch(/^process_resident_memory_bytes\{[^}]*\} \d+$/m);
    // The text format: every line is a comment, a sample, or the empty end of the text.
    const sample = /^[a-z_]+\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\} -?[0-9.e+-]+$/;
    for (const line of text.split('\n'))
      expect(line === '' || line.startsWith('# ') || sample.test(line)).toBe(true);
  });

  it('carries one request id and one trace through all five services', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await send(platform.gateway.url, 'POST', '/orders', orderRequest(), {
      'x-request-id': 'journey-1',
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    });
    expect(answer.headers.get('x-request-id')).toBe('journey-1');
    for (const { lines } of platform.all) {
      const entries = lines
        .map((line) => JSON.parse(line))
        .filter(({ requestId }) => requestId === 'journey-1');
      expect(entries).toEqual([expect.objectContaining({ message: 'request', traceId, tenant: 'public' })]);
    }
  });

  it.each([
    ['GET', '/nothing', undefined, 404, 'not-found'],
    ['PUT', '/orders', {}, 405, 'method-not-allowed'],
    ['GET', '/internal/stores/orders', undefined, 404, 'not-found'],
  ])('answers %s %s with a problem', async (method, path, body, status, code) => {
    const answer = await send(platform.orders.url, method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, code, requestId: expect.any(String) });
  });

  it('refuses a body that is no JSON, of another type, or too large', async () => {
    const post = async (body: string, type: string) => {
      const response = await fetch(new URL('/orders', platform.gateway.url), {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      });
      return response.status;
    };
    expect(await post('{', 'application/json')).toBe(400);
    expect(await post('a=1', 'application/x-www-form-urlencoded')).toBe(415);
    expect(await post(JSON.stringify('x'.repeat(70_000)), 'application/json')).toBe(413);
    expect(await post('null', 'application/json')).toBe(400);
  });
});

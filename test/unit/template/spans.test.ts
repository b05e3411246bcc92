import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createLogger } from '../../../action-templates/delivery-platform/services/platform/log.ts';
import { createSpans } from '../../../action-templates/delivery-platform/services/platform/spans.ts';
import { continueTrace } from '../../../action-templates/delivery-platform/services/platform/trace.ts';
import { userService } from '../../../action-templates/delivery-platform/services/user-service/service.ts';
import { send, start } from './running-platform.ts';

/** ExportTraceServiceRequest, as far as it is looked at here. */
const request = z.object({
  resourceSpans: z.tuple([
    z.object({
      resource: z.object({
        attributes: z.array(z.object({ key: z.string(), value: z.object({ stringValue: z.string() }) })),
      }),
      scopeSpans: z.tuple([
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string().regex(/^[0-9a-f]{32}$/),
              spanId: z.string().regex(/^[0-9a-f]{16}$/),
              parentSpanId: z.string().optional(),
              name: z.string(),
              kind: z.literal(2),
              startTimeUnixNano: z.string().regex(/^\d{19}$/),
              endTimeUnixNano: z.string().regex(/^\d{19}$/),
              status: z.object({ code: z.number().optional() }),
            }),
          ),
        }),
      ]),
    }),
  ]),
});

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

/** A collector that keeps what it is sent and answers with `status`. */
async function startCollector(status: number) {
  const taken: { path: string | undefined; body: z.infer<typeof request> }[] = [];
  server = createServer(async (incoming, response) => {
    const chunks = await incoming.toArray();
    taken.push({ path: incoming.url, body: request.parse(JSON.parse(Buffer.concat(chunks).toString())) });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return { taken, endpoint: `http://127.0.0.1:${port}/` };
}

const parent = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('the spans of a service', () => {
  it('are none without a collector', async () => {
    const asked: string[] = [];
    const fetch = async (url: unknown) => {
      asked.push(String(url));
      return Response.error();
    };
    const running = await start(userService, {}, { fetch });
    await send(running.url, 'GET', '/users/nobody');
    await running.drain();
    expect(asked).toEqual([]);
  });

  it('reach the collector by the end of the process, as parts of the caller’s trace', async () => {
    const { taken, endpoint } = await startCollector(200);
    const running = await start(userService, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    const headers = { traceparent: `00-${parent}-00f067aa0ba902b7-01` };
    await send(running.url, 'GET', '/users/nobody', undefined, headers);
    await send(running.url, 'GET', '/healthz', undefined, headers);
    await send(running.url, 'GET', '/users/nobody', undefined, {
      traceparent: `00-${parent}-00f067aa0ba902b7-00`,
    });
    await running.drain();
    expect(taken.map(({ path }) => path)).toEqual(['/v1/traces']);
    const [sent] = taken[0]?.body.resourceSpans ?? [];
    expect(sent?.resource.attributes).toContainEqual({
      key: 'service.name',
      value: { stringValue: 'user-service' },
    });
    const spans = sent?.scopeSpans[0].spans ?? [];
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({
      ...{ traceId: parent, parentSpanId: '00f067aa0ba902b7', name: 'GET /users/:id', status: {} },
    });
    expect(Number(spans[0]?.endTimeUnixNano)).toBeGreaterThanOrEqual(Number(spans[0]?.startTimeUnixNano));
  });

  it('mark what failed', async () => {
    const { taken, endpoint } = await startCollector(200);
    const drill = { FAULT_ERROR_RATE: '1', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint };
    const running = await start(userService, drill);
    await send(running.url, 'GET', '/users/nobody');
    await running.drain();
    expect(taken[0]?.body.resourceSpans[0].scopeSpans[0].spans[0]?.status).toEqual({ code: 2 });
  });

  it('cost no request anything when the collector fails, and one line of the log', async () => {
    const { endpoint } = await startCollector(503);
    const running = await start(userService, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    expect((await send(running.url, 'GET', '/users/nobody')).status).toBe(404);
    await running.drain();
    expect(running.lines.filter((line) => line.includes('spans are lost'))).toHaveLength(1);
  });

  it('are dropped, oldest first, while no collector answers', async () => {
    const bodies: string[] = [];
    const log = createLogger({}, () => {});
    const fetch = async (_url: unknown, init?: RequestInit) => {
      bodies.push(String(init?.body));
      return new Response();
    };
    const spans = createSpans({ endpoint: 'http://collector', resource: {}, fetch, log });
    for (let index = 0; index < 3000; index += 1) {
      const about = { start: 1.7e12, milliseconds: 1, failed: false, attributes: {} };
      spans.record({ trace: continueTrace(undefined), name: `n${index}`, ...about });
    }
    await spans.flush();
    await spans.flush();
    expect(bodies).toHaveLength(1);
    const sent = request.parse(JSON.parse(bodies[0] ?? '')).resourceSpans[0].scopeSpans[0].spans;
    expect([sent.length, sent[0]?.name, sent.at(-1)?.name]).toEqual([2048, 'n952', 'n2999']);
  });

  it('are of the share of traces that was asked for', () => {
    const sampled = (share: number) =>
      Array.from({ length: 2000 }, () => continueTrace(undefined, share)).filter((trace) => trace.sampled);
    expect(sampled(0)).toHaveLength(0);
    expect(sampled(1)).toHaveLength(2000);
    expect(Math.abs(sampled(0.25).length / 2000 - 0.25)).toBeLessThan(0.06);
    expect(continueTrace(`00-${parent}-00f067aa0ba902b7-01`, 0).sampled).toBe(true);
  });
});

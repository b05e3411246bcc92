import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a server behaves; may be changed while it runs. */
export interface Behaviour {
  /** Share of the requests that are answered with 500. */
  errorRate: number;
  /** Milliseconds before each answer, at most; half of them at least. */
  delayMs: number;
}

/** A real HTTP server that counts and times what it answers, as Prometheus wants it. */
export interface MeasuredServer {
  /** `HOST:PORT`. */
  readonly address: string;
  readonly behaviour: Behaviour;
  close(): Promise<void>;
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.25, 1];

/** Starts one. Every n-th request fails, so that the share is exact whatever the number of requests. */
export async function startMeasuredServer(behaviour: Behaviour): Promise<MeasuredServer> {
  const answered = new Map([
    [200, 0],
    [500, 0],
  ]);
  const counts = buckets.map(() => 0);
  const seconds = { count: 0, sum: 0 };
  let debt = 0;
  const metrics = () =>
    [
      ...[...answered].map(([status, count]) => `http_requests_total{status="${status}"} ${count}`),
      ...buckets.map((le, index) => `http_request_duration_seconds_bucket{le="${le}"} ${counts[index]}`),
      `http_request_duration_seconds_bucket{le="+Inf"} ${seconds.count}`,
      `http_request_duration_seconds_sum ${seconds.sum}`,
      `http_request_duration_seconds_count ${seconds.count}`,
      '',
    ].join('\n');
  const server = createServer(async (request, response) => {
    if (request.url === '/metrics') {
      response.setHeader('content-type', 'text/plain; version=0.0.4').end(metrics());
      return;
    }
    const begun = process.hrtime.bigint();
    await sleep(behaviour.delayMs * (0.5 + Math.random() / 2));
    debt += behaviour.errorRate;
    const status = debt >= 1 ? 500 : 200;
    if (status === 500) debt -= 1;
    response.statusCode = status;
    response.end();
    const taken = Number(process.hrtime.bigint() - begun) / 1e9;
    answered.set(status, (answered.get(status) ?? 0) + 1);
    buckets.forEach((le, index) => {
      if (taken <= le) counts[index] = (counts[index] ?? 0) + 1;
    });
    seconds.count += 1;
    seconds.sum += taken;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address !== 'object') throw new Error('no address');
  return {
    address: `127.0.0.1:${address.port}`,
    behaviour,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Asks servers at a steady pace (requests a second, each) until the function returned is called. */
export function sendTraffic(addresses: readonly string[], perSecond: number): () => Promise<void> {
  let going = true;
  const loops = addresses.map(async (address) => {
    const open = new Set<Promise<unknown>>();
    const begun = Date.now();
    for (let sent = 0; going; await sleep(10)) {
      for (const due = ((Date.now() - begun) / 1000) * perSecond; sent < due; sent++) {
        const asked: Promise<unknown> = fetch(`http://${address}/`)
          .then((response) => response.arrayBuffer())
          .catch(() => undefined)
          .finally(() => open.delete(asked));
        open.add(asked);
      }
    }
    await Promise.all(open);
  });
  return async () => {
    going = false;
    await Promise.all(loops);
  };
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Clock } from '../clock.ts';
import type { TlsMaterial } from '../tls/certificates.ts';
import { answerControl } from './control.ts';
import type { Exchange, Handler, Reply } from './exchange.ts';
import { createFaults, playFault } from './faults.ts';
import { createJournal, type Journal, publicPath } from './journal.ts';

/** A running server of the stack. */
export interface Listener {
  readonly name: string;
  readonly port: number;
  /** Base URL on 127.0.0.1, without a trailing slash. */
  readonly url: string;
  readonly journal: Journal;
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly name: string;
  readonly handler: Handler;
  readonly clock: Clock;
  /** Plain HTTP where it is left out. */
  readonly tls?: TlsMaterial;
}

/** Above Node's own 16 KiB: Artifact Registry's upload locations come back in the request line. */
const maxHeaderSize = 64 * 1024;

/** Starts one server: handler, journal, faults and the control endpoints below `/_control/`. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const journal = createJournal();
  const faults = createFaults();
  const scheme = options.tls ? 'https' : 'http';

  const onRequest: RequestListener = (request, response) => {
    response.setHeader('date', new Date(options.clock.now()).toUTCString());
    const exchange = toExchange(scheme, request, response);
    if (exchange.url.pathname.startsWith('/_control/')) {
      const control = { journal, faults, clock: options.clock };
      settle(response, answerControl(exchange, control, options.handler));
      return;
    }
    const fault = faults.take(exchange.method, exchange.url.pathname + exchange.url.search);
    record(options.name, journal, exchange, fault?.action);
    if (fault && playFault(fault, request, response)) return;
    settle(response, options.handler(exchange));
  };

  const server = options.tls
    ? createTlsServer({ ...options.tls, maxHeaderSize, keepAliveTimeout: 30_000 }, onRequest)
    : createServer({ maxHeaderSize, keepAliveTimeout: 30_000 }, onRequest);
  server.requestTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
  return {
    name: options.name,
    port,
    url: `${scheme}://127.0.0.1:${port}`,
    journal,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function toExchange(scheme: string, request: IncomingMessage, response: ServerResponse): Exchange {
  const origin = `${scheme}://${request.headers.host ?? '127.0.0.1'}`;
  return {
    request,
    response,
    method: request.method ?? 'GET',
    url: new URL(`${origin}${request.url ?? '/'}`),
    origin,
  };
}

function settle(response: ServerResponse, answer: ReturnType<Handler>): void {
  Promise.resolve(answer).then(
    (reply) => {
      if (reply !== 'sent') send(response, reply);
    },
    (error: unknown) => {
      // A client that went away in the middle is its own business.
      if (response.destroyed) return;
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      if (response.headersSent) response.socket?.destroy();
      else send(response, { status: 500, body: 'stand-in failed, see its log\n' });
    },
  );
}

function send(response: ServerResponse, reply: Reply): void {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : (reply.body ?? new Uint8Array());
  const headers = { ...reply.headers };
  if (reply.status !== 204 && headers['content-length'] === undefined)
    headers['content-length'] = String(body.length);
  response.writeHead(reply.status, headers);
  response.end(response.req.method === 'HEAD' ? undefined : body);
  // A refused upload is drained, so that the client reads the answer and the connection lives on.
  response.req.resume();
}

function record(server: string, journal: Journal, exchange: Exchange, fault: string | undefined): void {
  const { request, response } = exchange;
  const started = performance.now();
  const before = { read: request.socket.bytesRead, written: request.socket.bytesWritten };
  const scheme = request.headers.authorization?.split(' ', 1)[0];
  response.once('close', () => {
    journal.add({
      at: new Date().toISOString(),
      server,
      method: exchange.method,
      path: publicPath(exchange.url),
      status: response.headersSent ? response.statusCode : 0,
      requestBytes: Number(request.headers['content-length'] ?? request.socket.bytesRead - before.read),
      responseBytes: Math.max(0, request.socket.bytesWritten - before.written),
      milliseconds: Math.round(performance.now() - started),
      ...(scheme === undefined ? {} : { authorization: scheme }),
      ...(fault === undefined ? {} : { fault }),
    });
  });
}

import { Agent, request as send } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Exchange, Handler } from '../http/exchange.ts';
import { type Listener, listen } from '../http/listener.ts';
import { relay } from '../registry/relay.ts';
import type { TlsMaterial } from '../tls/certificates.ts';
import type { SigstorePorts } from './servers.ts';

/** https addresses of the Sigstore servers, with a journal and faults like every other server of the stack. */
export interface SigstoreFronts {
  readonly fulcio: string;
  readonly rekor: string;
  readonly timestamp: string;
  readonly listeners: readonly Listener[];
}

/** Starts an https front before each of the real servers, which speak plain HTTP. */
export async function startSigstoreFronts(options: {
  readonly tls: TlsMaterial;
  readonly clock: Clock;
  readonly ports: SigstorePorts;
}): Promise<SigstoreFronts> {
  const { tls, clock, ports } = options;
  const start = (name: keyof SigstorePorts) =>
    listen({ name: `sigstore-${name}`, tls, clock, handler: forwardTo(ports[name]) });
  const [fulcio, rekor, timestamp] = [await start('fulcio'), await start('rekor'), await start('timestamp')];
  return {
    fulcio: fulcio.url,
    rekor: rekor.url,
    timestamp: timestamp.url,
    listeners: [fulcio, rekor, timestamp],
  };
}

function forwardTo(port: number): Handler {
  const agent = new Agent({ keepAlive: true });
  return (exchange) => forward(agent, port, exchange);
}

function forward(agent: Agent, port: number, exchange: Exchange): Promise<'sent'> {
  const { request, response, method, url } = exchange;
  return new Promise((resolve) => {
    const headers = { ...request.headers, host: `127.0.0.1:${port}` };
    const upstream = send({
      agent,
      host: '127.0.0.1',
      port,
      method,
      path: `${url.pathname}${url.search}`,
      headers,
    });
    upstream.on('response', (answer) => resolve(relay(answer, response)));
    upstream.on('error', () => {
      if (!response.headersSent) response.writeHead(502);
      response.end();
      resolve('sent');
    });
    request.pipe(upstream);
    response.on('close', () => upstream.destroy());
  });
}

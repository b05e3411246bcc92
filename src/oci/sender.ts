import { setMaxListeners } from 'node:events';
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { privateAddressCode } from '../core/public-address.ts';
import { codeOf, connectionFailure } from './connection-failure.ts';
import { hostGate } from './host-gate.ts';
import type { RegistryEndpoint } from './registry-endpoint.ts';
import { checkTarget, privateTarget } from './safe-target.ts';
import type { RegistryPorts, RegistryRequest } from './transport.ts';

export type Outgoing = Pick<RegistryRequest, 'method' | 'headers' | 'body' | 'signal'>;

/** Sends one request. `role` says as what the registry named the URL. */
export type Send = (
  url: URL,
  request: Outgoing,
  role: string,
  authorization?: string,
) => Promise<Dispatcher.ResponseData>;

/** How long a registry may be silent unless it is told otherwise (milliseconds). */
export const defaultSilenceMs = 30_000;

/** Answers with a status of 1xx before the real one. */
const hintLimit = 10;

/** A registry that hashes what it got before it answers does so at this pace at least (bytes a millisecond). */
const storingPace = 20_000;

/**
 * The one place from which anything is sent to a registry or to where it points: the target checked, the host's
 * patience kept, silence ended.
 */
export function createSender(endpoint: RegistryEndpoint, ports: RegistryPorts): Send {
  const { clock, allowHosts = [], silenceMs = defaultSilenceMs } = ports;
  const base = new URL(endpoint.baseUrl);
  // Many requests at once listen to one signal; that is no leak.
  if (ports.signal !== undefined) setMaxListeners(0, ports.signal);

  return async (url, request, role, authorization) => {
    const { method, headers, body, signal = ports.signal } = request;
    const reach = checkTarget(url, role, { base, allowHosts });
    await hostGate(ports.http.dispatcher, url.host, clock).wait(signal);
    const dispatcher = await ports.http.dispatcher(reach);
    const patienceMs = patienceFor(request, silenceMs);
    let hints = 0;
    try {
      return await dispatcher.request({
        method,
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        headers: {
          'accept-encoding': 'identity',
          ...headers,
          ...(authorization === undefined ? {} : { authorization }),
        },
        // A generator is what undici streams with backpressure; its type asks for a Readable.
        body: (typeof body === 'function' ? body() : (body ?? null)) as Readable | Uint8Array | null,
        signal,
        // Counted anew whenever the registry has taken some of the body.
        headersTimeout: patienceMs,
        bodyTimeout: silenceMs,
        // Each 1xx answer counts as a sign of life; a real one has to come all the same.
        onInfo: () => {
          if (++hints > hintLimit) throw new Error(`more than ${hintLimit} informational answers`);
        },
      });
    } catch (cause) {
      signal?.throwIfAborted();
      if (codeOf(cause) === privateAddressCode)
        throw privateTarget(url, base, role, 'it leads to a private address');
      throw connectionFailure(endpoint, nameOf(request, url), cause, patienceMs / 1000);
    }
  };
}

/** How long the start of an answer is waited for (milliseconds). */
function patienceFor({ body, headers }: Outgoing, silenceMs: number): number {
  // A silent registry is noticed sooner where it has nothing to store.
  if (body === undefined) return silenceMs;
  return Math.round(4 * silenceMs + Number(headers?.['content-length'] ?? 0) / storingPace);
}

/** The request in words; without the query, where upload sessions and signatures stand. */
export const nameOf = ({ method }: Pick<Outgoing, 'method'>, url: URL) => `${method} ${url.pathname}`;

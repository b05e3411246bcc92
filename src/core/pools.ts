import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { type Dispatcher, EnvHttpProxyAgent, fetch } from 'undici';
import type { Fetch } from './http.ts';
import { publicOnly } from './public-address.ts';

export interface PoolOptions {
  /** Finds the addresses of a host name; the system's without it. Through a proxy, the proxy finds them. */
  readonly lookup?: LookupFunction;
  /** How long a connection and its TLS may take to come about (milliseconds). */
  readonly connectMs?: number;
}

export interface Pools {
  readonly fetch: Fetch;
  readonly any: Dispatcher;
  /** Connects to public addresses only. */
  readonly public: Dispatcher;
}

/** Artifact Registry answers uploads with a Location of some 20 KiB; Node's own limit is 16 KiB for all headers. */
const maxHeaderSize = 64 * 1024;

/** Connection pools of HTTP/1.1; kept apart from the client that uses them so that they load with the first request. */
export function createPools({ lookup = dns.lookup, connectMs = 15_000 }: PoolOptions): Pools {
  const open = (find: LookupFunction) =>
    new EnvHttpProxyAgent({
      connections: 16,
      maxHeaderSize,
      keepAliveTimeout: 30_000,
      headersTimeout: 60_000,
      bodyTimeout: 120_000,
      connect: { timeout: connectMs, lookup: find },
    });
  const everywhere = open(lookup);
  return {
    any: everywhere,
    public: open(publicOnly(lookup)),
    // undici's own fetch: the platform's refuses a dispatcher of another undici version. The two declare the same
    // WHATWG types under different names, hence the assertion.
    fetch: ((url: string | URL, init?: object) =>
      fetch(url, { ...init, dispatcher: everywhere })) as unknown as Fetch,
  };
}

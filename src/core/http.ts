import type { Dispatcher } from 'undici';
import type { PoolOptions, Pools } from './pools.ts';

/** The part of fetch the suite uses; the platform's own `fetch` fits. */
export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** Where a connection may lead: anywhere, or to public addresses only (`ERR_PRIVATE_ADDRESS` elsewhere). */
export type Reach = 'any' | 'public';

export interface Http {
  readonly fetch: Fetch;
  /** The connection pools behind `fetch`, for code that streams bodies through undici itself. */
  dispatcher(reach?: Reach): Promise<Dispatcher>;
  /**
   * Connections of its own, closed with these: who reads while writing to the same host must not wait for a
   * connection that waits for what is read.
   */
  apart(): Http;
  /** Closes idle connections so that the process can end. */
  close(): Promise<void>;
}

/**
 * HTTP/1.1 keep-alive pools, one per host, honouring HTTPS_PROXY and NO_PROXY; extra certificate authorities come by
 * NODE_EXTRA_CA_CERTS as everywhere in Node. undici is loaded with the first request: refusing bad input needs none.
 */
export function createHttp(options: PoolOptions = {}): Http {
  let loading: Promise<Pools> | undefined;
  const others: Http[] = [];
  const load = () => {
    loading ??= import('./pools.ts').then(({ createPools }) => createPools(options));
    return loading;
  };
  return {
    fetch: async (url, init) => (await load()).fetch(url, init),
    dispatcher: async (reach = 'any') => (await load())[reach],
    apart: () => {
      const other = createHttp(options);
      others.push(other);
      return other;
    },
    close: async () => {
      const loaded = await loading;
      loading = undefined;
      const rest = others.splice(0).map((other) => other.close());
      await Promise.all([loaded?.any.close(), loaded?.public.close(), ...rest]);
    },
  };
}

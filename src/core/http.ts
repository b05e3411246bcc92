import type { Dispatcher } from 'undici';

/** The part of fetch the suite uses; the platform's own `fetch` fits. */
export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

export interface Http {
  readonly fetch: Fetch;
  /** The connection pools behind `fetch`, for code that streams bodies through undici itself. */
  dispatcher(): Promise<Dispatcher>;
  /** Closes idle connections so that the process can end. */
  close(): Promise<void>;
}

/** Artifact Registry answers uploads with a Location of some 20 KiB; Node's own limit is 16 KiB for all headers. */
const maxHeaderSize = 64 * 1024;

/**
 * HTTP/1.1 keep-alive pools, one per host, honouring HTTPS_PROXY and NO_PROXY; extra certificate authorities come by
 * NODE_EXTRA_CA_CERTS as everywhere in Node. undici is loaded with the first request: refusing bad input needs none.
 */
export function createHttp(): Http {
  let loading: Promise<{ fetch: Fetch; agent: Dispatcher }> | undefined;
  const load = () => {
    loading ??= import('undici').then((undici) => {
      const agent = new undici.EnvHttpProxyAgent({
        connections: 16,
        maxHeaderSize,
        keepAliveTimeout: 30_000,
        headersTimeout: 120_000,
        bodyTimeout: 120_000,
        connect: { timeout: 15_000 },
      });
      // undici's own fetch: the platform's refuses a dispatcher of another undici version. The two declare the same
      // WHATWG types under different names, hence the assertion.
      const fetch = ((url: string | URL, init?: object) =>
        undici.fetch(url, { ...init, dispatcher: agent })) as unknown as Fetch;
      return { fetch, agent };
    });
    return loading;
  };
  return {
    fetch: async (url, init) => (await load()).fetch(url, init),
    dispatcher: async () => (await load()).agent,
    close: async () => {
      const loaded = await loading;
      loading = undefined;
      await loaded?.agent.close();
    },
  };
}

import { timingSafeEqual } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from './log.ts';

/** Base URLs of the replicas of this service, this one left out. */
export type Discover = () => Promise<readonly string[]>;

/** The other replicas of this service. */
export interface Peers {
  /** Sends a body to all of them; one that does not take it is logged, never fatal. */
  broadcast(path: string, body: unknown): Promise<void>;
  /** Asks all of them for a JSON value; returns what was answered. */
  collect(path: string): Promise<unknown[]>;
  /** Whether a request comes from a replica; remembers where that one can be reached. */
  admit(headers: IncomingHttpHeaders): boolean;
}

const BROADCAST_TIMEOUT_MS = 500;
const COLLECT_TIMEOUT_MS = 2000;
/** How long a replica that did not answer is left alone: as long as DNS may still name a pod that has gone. */
const REST_MS = 5000;

/** Finds replicas through the DNS name of a headless Service, which has one address for each. */
export const discoverByName =
  (host: string, port: number, ownAddress: string | undefined): Discover =>
  async () => {
    const addresses = await lookup(host, { all: true }).catch(() => []);
    return addresses
      .filter(({ address }) => address !== ownAddress)
      .map(({ address, family }) => `http://${family === 6 ? `[${address}]` : address}:${port}`);
  };

/** The peers of a process that is the only one of its service. */
export const noPeers: Peers = {
  broadcast: async () => undefined,
  collect: async () => [],
  admit: () => false,
};

/**
 * Creates the client of the other replicas.
 * A new replica makes itself known by asking for records: DNS answers are cached for seconds, and a write in
 * those seconds must reach it.
 */
export const createPeers = (options: {
  readonly discover: Discover;
  /** Shared by all replicas, and by nobody else. */
  readonly token: string;
  readonly ownUrl: string | undefined;
  readonly fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly log: Logger;
}): Peers => {
  const { discover, token, ownUrl, clock, log } = options;
  const announced = new Set<string>();
  const restingUntil = new Map<string, number>();
  const authorization = `Bearer ${token}`;

  const request = async (
    base: string,
    path: string,
    init: RequestInit,
    timeout: number,
  ): Promise<Response> => {
    const response = await options.fetch(new URL(path, base), {
      ...init,
      headers: { authorization, 'content-type': 'application/json', ...(ownUrl && { 'x-replica': ownUrl }) },
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    if (!response.ok) throw new Error(`${base} answered ${response.status}`);
    return response;
  };

  const everyone = async <T>(ask: (base: string) => Promise<T>): Promise<T[]> => {
    const known = new Set([...(await discover()), ...announced]);
    const awake = [...known].filter((base) => (restingUntil.get(base) ?? 0) <= clock());
    for (const base of restingUntil.keys()) if (!known.has(base)) restingUntil.delete(base);
    const results = await Promise.all(
      awake.map(async (base) => {
        try {
          return [await ask(base)];
        } catch (error) {
          announced.delete(base);
          restingUntil.set(base, clock() + REST_MS);
          log.warn('replica not reached', { replica: base, error: String(error) });
          return [];
        }
      }),
    );
    return results.flat();
  };

  return {
    broadcast: async (path, body) => {
      const init = { method: 'PUT', body: JSON.stringify(body) };
      await everyone(async (base) => void (await request(base, path, init, BROADCAST_TIMEOUT_MS)));
    },
    collect: async (path) =>
      everyone(
        async (base) => (await request(base, path, {}, COLLECT_TIMEOUT_MS)).json() as Promise<unknown>,
      ),
    admit: (headers) => {
      const given = Buffer.from(headers.authorization ?? '');
      const expected = Buffer.from(authorization);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      const replica = headers['x-replica'];
      if (typeof replica === 'string' && replica !== ownUrl) {
        announced.add(replica);
        restingUntil.delete(replica);
      }
      return true;
    },
  };
};

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Configuration, type Environment, readConfiguration } from './configuration.ts';
import { createFaults } from './faults.ts';
import { createHttpMetrics } from './http-metrics.ts';
import { createLifecycle } from './lifecycle.ts';
import { createListener } from './listener.ts';
import { createLogger, type Logger } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { operationRoutes } from './operations.ts';
import { createPeers, type Discover, discoverByName, noPeers } from './peers.ts';
import { addProcessMetrics } from './process-metrics.ts';
import type { Route } from './router.ts';
import { createSpans, noSpans } from './spans.ts';
import { createStore, type Store } from './store.ts';
import { createUpstream, type Upstream } from './upstream.ts';

/** What the platform gives to a service. */
export interface Platform {
  readonly configuration: Configuration;
  readonly env: Environment;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly clock: () => number;
  store<T>(name: string): Store<T>;
  /** A client of the service whose base URL stands in the variable `variable`. */
  upstream(name: string, variable: string, fallback: string, timeoutMilliseconds: number): Upstream;
}

/** One of the five services: its name, its port on a laptop, its routes. */
export interface ServiceDefinition {
  readonly name: string;
  readonly port: number;
  routes(platform: Platform): readonly Route[];
}

export interface ServiceOptions {
  readonly env: Environment;
  readonly fetch?: typeof fetch;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  readonly write?: (line: string) => void;
  readonly discover?: Discover;
}

export interface RunningService {
  readonly url: string;
  readonly log: Logger;
  /** Ends the service so that no request fails: unready, wait for the load balancers, close, finish. */
  drain(): Promise<void>;
}

const listen = async (server: Server, port: number, host: string): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // A TCP server that listens has an AddressInfo; the string form is for pipes.
  return (server.address() as AddressInfo).port;
};

const close = async (server: Server, graceMilliseconds: number): Promise<void> => {
  const deadline = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearTimeout(deadline);
};

/** Starts a service; it is ready when this resolves. */
export const startService = async (
  definition: ServiceDefinition,
  options: ServiceOptions,
): Promise<RunningService> => {
  const { env, fetch: send = fetch, clock = Date.now } = options;
  const configuration = readConfiguration(definition.name, env, definition.port);
  const { service, cloud, commit, replica, storeCapacity, peersHost, peerToken, podAddress } = configuration;
  const log = createLogger({ service, cloud, commit }, options.write);
  const metrics = createMetrics({ service, cloud_provider: cloud });
  const lifecycle = createLifecycle();
  const stores: Store<unknown>[] = [];

  addProcessMetrics(metrics, configuration);
  const httpMetrics = createHttpMetrics(metrics);
  const { port, host, traceEndpoint, sampleShare } = configuration;
  const resource = {
    'service.name': service,
    'service.version': configuration.version,
    'service.instance.id': replica,
    'cloud.provider': cloud,
  };
  const spans = traceEndpoint
    ? createSpans({ endpoint: traceEndpoint, resource, fetch: send, log })
    : noSpans;
  const discover = options.discover ?? (peersHost ? discoverByName(peersHost, port, podAddress) : undefined);
  const ownUrl = podAddress && `http://${podAddress}:${port}`;
  const peers =
    discover && peerToken
      ? createPeers({ discover, token: peerToken, ownUrl, fetch: send, clock, log })
      : noPeers;

  const routes = definition.routes({
    configuration,
    env,
    log,
    metrics,
    clock,
    store: <T>(name: string) => {
      const store = createStore<T>({ name, capacity: storeCapacity, replica, peers });
      metrics.observed('gauge', `store_${name}_records`, 'Records in memory.', store.size);
      stores.push(store);
      return store;
    },
    upstream: (name, variable, fallback, timeoutMilliseconds) =>
      createUpstream({ name, url: env[variable] || fallback, timeoutMilliseconds, fetch: send }),
  });
  const all = [
    ...operationRoutes(configuration, lifecycle, metrics),
    ...routes,
    ...stores.flatMap((s) => s.routes),
  ];
  const server = createServer(
    {
      requestTimeout: 15_000,
      headersTimeout: 10_000,
      keepAliveTimeout: configuration.keepAliveMilliseconds,
      maxHeaderSize: 16_384,
    },
    createListener({
      routes: all,
      lifecycle,
      metrics: httpMetrics,
      faults: createFaults(configuration),
      spans,
      sampleShare,
      clock,
      log,
    }),
  );
  const actual = await listen(server, port, host);
  const taken = await Promise.all(stores.map((store) => store.join()));
  lifecycle.enter('ready');
  const { faultErrorRate, faultDelayMilliseconds } = configuration;
  if (faultErrorRate > 0 || faultDelayMilliseconds > 0)
    log.warn('a drill is on', { errorRate: faultErrorRate, milliseconds: faultDelayMilliseconds });
  log.info('ready', { port: actual, records: taken.reduce((sum, count) => sum + count, 0) });

  return {
    url: `http://127.0.0.1:${actual}`,
    log,
    drain: async () => {
      lifecycle.enter('draining');
      log.info('draining', { milliseconds: configuration.drainMilliseconds });
      await delay(configuration.drainMilliseconds);
      await close(server, configuration.graceMilliseconds);
      await spans.flush();
      log.info('stopped');
    },
  };
};

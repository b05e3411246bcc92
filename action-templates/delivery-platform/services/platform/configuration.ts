import { randomUUID } from 'node:crypto';

/** The environment a service is configured by. The chart sets it; every value has a default for a laptop. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What every service reads from its environment. */
export interface Configuration {
  readonly service: string;
  readonly host: string;
  readonly port: number;
  /** Cloud the process runs in: aws, gcp, azure, or local. A label of every metric. */
  readonly cloud: string;
  readonly version: string;
  /** Source commit of the release, not of the image: an unchanged image is part of a newer release too. */
  readonly commit: string;
  readonly release: string | undefined;
  readonly digest: string | undefined;
  /** Time between SIGTERM and the last accepted connection, so that every load balancer has noticed. */
  readonly drainMilliseconds: number;
  /** Time in-flight requests get after that. */
  readonly graceMilliseconds: number;
  /** How long a connection without a request stays open. */
  readonly keepAliveMilliseconds: number;
  /** Records a store holds before it drops the oldest. */
  readonly storeCapacity: number;
  /** Name of this replica: breaks ties between two replicas that wrote the same record. */
  readonly replica: string;
  readonly podAddress: string | undefined;
  /** DNS name that resolves to every replica of this service (a headless Service). */
  readonly peersHost: string | undefined;
  readonly peerToken: string | undefined;
  /** Share of the requests that a drill lets fail. */
  readonly faultErrorRate: number;
  /** Time that a drill adds to each request. */
  readonly faultDelayMilliseconds: number;
  /** Base address of a collector that takes OTLP over HTTP; no span leaves the process without one. */
  readonly traceEndpoint: string | undefined;
  /** Share of the traces that start here which are sampled. */
  readonly sampleShare: number;
}

/** Reads a whole number from the environment; throws when it is there but not one. */
export const readInteger = (env: Environment, name: string, fallback: number): number => {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new Error(`${name} must be a whole number of at least 0, got "${text}"`);
  }
  return value;
};

/** Reads a share between 0 and 1; throws when it is there but not one. */
const readShare = (env: Environment, name: string, fallback = 0): number => {
  const value = Number(env[name] || fallback);
  if (value >= 0 && value <= 1) return value;
  throw new Error(`${name} must be a number from 0 to 1, got "${env[name]}"`);
};

const readText = (env: Environment, name: string): string | undefined => env[name] || undefined;

/** Reads the configuration all services share; `port` is the one this service has on a laptop. */
export const readConfiguration = (service: string, env: Environment, port: number): Configuration => ({
  service,
  host: env['HOST'] || '0.0.0.0',
  port: readInteger(env, 'PORT', port),
  cloud: env['CLOUD_PROVIDER'] || 'local',
  version: env['RELEASE_VERSION'] || 'development',
  commit: env['RELEASE_COMMIT'] || 'unknown',
  release: readText(env, 'RELEASE_ID'),
  digest: readText(env, 'IMAGE_DIGEST'),
  drainMilliseconds: readInteger(env, 'DRAIN_SECONDS', 0) * 1000,
  graceMilliseconds: readInteger(env, 'GRACE_SECONDS', 15) * 1000,
  keepAliveMilliseconds: readInteger(env, 'KEEP_ALIVE_SECONDS', 10) * 1000,
  storeCapacity: readInteger(env, 'STORE_CAPACITY', 2000),
  replica: env['POD_NAME'] || randomUUID(),
  podAddress: readText(env, 'POD_IP'),
  peersHost: readText(env, 'PEERS_HOST'),
  // A file it was made from may end with a line break, which no header carries: replicas would not know each other.
  peerToken: readText(env, 'PEER_TOKEN')?.trim(),
  faultErrorRate: readShare(env, 'FAULT_ERROR_RATE'),
  faultDelayMilliseconds: readInteger(env, 'FAULT_DELAY_MS', 0),
  // OpenTelemetry's own names, as its SDKs read them.
  traceEndpoint: readText(env, 'OTEL_EXPORTER_OTLP_ENDPOINT'),
  sampleShare: readShare(env, 'OTEL_TRACES_SAMPLER_ARG', 1),
});

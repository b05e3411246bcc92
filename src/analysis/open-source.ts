import type { MetricsAccess } from '../clouds/provider.ts';
import { abortable } from '../core/abortable.ts';
import type { Fetch } from '../core/http.ts';
import type { Log } from '../core/log.ts';
import {
  type CloudSource,
  isCloudSource,
  type MetricSourceConfig,
  type MetricSourceOf,
} from '../fleet/metric-source.ts';
import { type Ask, askBelow, patienceMs, readAll } from './ask.ts';
import { datadogSource } from './datadog.ts';
import { jsonSource } from './json.ts';
import { promqlSource } from './prometheus.ts';
import { type MetricSource, pointsSource } from './source.ts';

/** A Service behind the API server’s proxy, as the cluster’s client asks it. */
export interface ProxiedRequest {
  readonly namespace: string;
  readonly service: string;
  readonly port: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
}

export interface SourcePorts {
  readonly fetch: Fetch;
  readonly log: Log;
  /** An entry of flotilla-secrets. */
  readonly secret: (name: string) => string;
  /** The cluster that is delivered to. */
  readonly proxy: (request: ProxiedRequest) => Promise<Response>;
  /** Metrics of a cloud’s own service, by the identity meant for them. */
  readonly cloudMetrics: (source: CloudSource) => Promise<MetricsAccess>;
}

/** Opens a source of metrics; nothing is asked of it yet. */
export async function openSource(config: MetricSourceConfig, ports: SourcePorts): Promise<MetricSource> {
  const { fetch, log, secret } = ports;
  const warn = warnOnce(log);
  if (isCloudSource(config)) {
    const access = await ports.cloudMetrics(config);
    if ('points' in access) return pointsSource(access.name, access.points);
    const ask: Ask = (path, { body = '' }, signal) => access.promql(path, body, signal);
    return promqlSource(access.name, ask, warn);
  }
  switch (config.kind) {
    case 'datadog':
      return datadogSource(config, secret, fetch);
    case 'json':
      return jsonSource(
        `${config.url}`,
        askBelow(config.url, headersOf(config, secret), fetch),
        config.field,
      );
    default: {
      const name = `Prometheus at ${config.url ?? config.service}`;
      return promqlSource(name, prometheusAsk(config, ports), warn);
    }
  }
}

function prometheusAsk(config: MetricSourceOf<'prometheus'>, { fetch, secret, proxy }: SourcePorts): Ask {
  const base = config.path.replace(/\/+$/, '');
  const headers = headersOf(config, secret);
  if (config.url !== undefined) return askBelow(`${config.url}${base}`, headers, fetch);
  const [namespace = '', rest = ''] = (config.service ?? '').split('/');
  const port = rest.slice(rest.lastIndexOf(':') + 1);
  const service = rest.slice(0, rest.lastIndexOf(':'));
  return async (path, init, signal) => {
    const asked = proxy({
      namespace,
      service,
      port,
      timeoutMs: patienceMs,
      ...init,
      path: `${base}${path}`,
      headers: { ...headers, ...init.headers },
    });
    return readAll(await abortable(asked, signal));
  };
}

interface Login {
  readonly token?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

function headersOf(
  { token, username, password, headers }: Login,
  secret: (name: string) => string,
): Record<string, string> {
  if (token !== undefined) return { ...headers, authorization: `Bearer ${secret(token)}` };
  if (username === undefined || password === undefined) return { ...headers };
  const pair = Buffer.from(`${username}:${secret(password)}`).toString('base64');
  return { ...headers, authorization: `Basic ${pair}` };
}

/** A source repeats its warnings with every answer; once is enough. */
function warnOnce(log: Log): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (!said.has(message)) log.warning(message);
    said.add(message);
  };
}

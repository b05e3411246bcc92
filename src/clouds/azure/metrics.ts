import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import { parseDuration } from '../../core/inputs.ts';
import { metricsRefused, onlySeries, wholeMinutes } from '../metrics-refusal.ts';
import type { CloudPorts, MetricRange, MetricsAccess, MetricsOf } from '../provider.ts';
import { brief, type Reply, readJson, request } from '../request.ts';
import { authorityOf } from './authority.ts';
import { type AzureIdentity, entraToken, principalOf, scopesOf } from './identity.ts';

const apiVersion = '2023-10-01';
const datum = z.looseObject({ timeStamp: z.string() });
const metrics = z.object({
  value: z.array(
    z.object({ timeseries: z.array(z.object({ data: z.array(datum).default([]) })).default([]) }),
  ),
});
const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
/** The Insights resource provider writes its own errors without an envelope. */
const bareFailure = z.object({ code: z.string(), message: z.string() });

/** What a query may set: the rest follows from the step. */
const queryKeys = ['metricnames', 'metricnamespace', 'aggregation', '$filter'] as const;
/** Attempts of one question: between two looks there is no time for more. */
const attempts = 2;

/**
 * Azure Monitor: the metrics of a resource, or a workspace of managed Prometheus by PromQL.
 * https://learn.microsoft.com/en-us/rest/api/monitor/metrics/list,
 * https://learn.microsoft.com/en-us/azure/azure-monitor/metrics/prometheus-api-promql
 */
export async function azureMetrics(
  source: MetricsOf<'azure'>,
  identity: AzureIdentity,
  ports: CloudPorts,
): Promise<MetricsAccess> {
  const { resource, workspace } = source;
  return resource === undefined
    ? managedPrometheus(workspace ?? '', identity, ports)
    : resourceMetrics(resource, source, identity, ports);
}

function resourceMetrics(
  resource: string,
  { period }: MetricsOf<'azure'>,
  identity: AzureIdentity,
  ports: CloudPorts,
): MetricsAccess {
  const name = `Azure Monitor (${resource.split('/').at(-1)})`;
  const base = ports.endpoints.azure?.management ?? authorityOf(identity).management;
  const send = sender('Azure Monitor', scopesOf(identity).management, identity, ports);
  return {
    name,
    points: async (query, range, signal) => {
      const { form, aggregation } = formOf(name, query, range, period);
      const url = `${base}${resource}/providers/Microsoft.Insights/metrics?${form}`;
      const reply = await send(url, {}, signal);
      if (!reply.ok)
        throw metricsRefused(name, armSaid(reply.text), advice(reply.status, principalOf(identity)));
      const series = metrics.parse(JSON.parse(reply.text)).value.flatMap(({ timeseries }) =>
        timeseries.map(({ data }) =>
          data.flatMap((one) => {
            const value = one[aggregation.toLowerCase()];
            return typeof value === 'number' ? [{ at: Date.parse(one.timeStamp), value }] : [];
          }),
        ),
      );
      return onlySeries(
        name,
        series,
        'Name one metric, and a `$filter` that picks one value of each dimension.',
      );
    },
  };
}

function managedPrometheus(workspace: string, identity: AzureIdentity, ports: CloudPorts): MetricsAccess {
  const { host } = new URL(workspace);
  const name = `Azure Monitor workspace ${host}`;
  const domain = authorityOf(identity).prometheus;
  if (!host.endsWith(`.${domain}`))
    throw new ActionError('METRICS_UNAVAILABLE', `${host} is not in the identity’s cloud`, {
      hint: `Name a workspace below ${domain}, or an identity of the other \`authority\`.`,
    });
  const base = ports.endpoints.azure?.prometheus ?? workspace;
  const send = sender(name, scopesOf(identity).prometheus, identity, ports);
  return {
    name,
    promql: async (path, body, signal) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const reply = await send(`${base}${path}`, { method: 'POST', headers, body }, signal);
      if (reply.status !== 401 && reply.status !== 403) return reply;
      const hint = `Grant ${principalOf(identity)} the role "Monitoring Data Reader" on the workspace.`;
      throw metricsRefused(name, armSaid(reply.text), hint);
    },
  };
}

function sender(what: string, scope: string, identity: AzureIdentity, ports: CloudPorts) {
  const token = entraToken(scope, identity, ports);
  return (url: string, init: RequestInit, signal: AbortSignal): Promise<Reply> =>
    request(
      { ...ports, signal },
      {
        what,
        url,
        attempts,
        init: async () => ({
          ...init,
          headers: { ...init.headers, authorization: `Bearer ${(await token()).value}` },
        }),
      },
    );
}

/** A query is what the portal’s share link has: `metricnames=Requests&aggregation=Total&$filter=Status eq '500'`. */
function formOf(name: string, query: string, { from, to, stepMs }: MetricRange, period: string | undefined) {
  const asked = new URLSearchParams(query);
  const aggregation = asked.get('aggregation');
  const isKnown = [...asked.keys()].every((key) => queryKeys.some((known) => known === key));
  if (!isKnown || aggregation === null || !asked.has('metricnames'))
    throw metricsRefused(
      name,
      `${query} is no query of metrics`,
      `Write metricnames=…&aggregation=…, and perhaps ${queryKeys.slice(1, 2)} and ${queryKeys.slice(3)}.`,
    );
  const chosen = period === undefined ? undefined : parseDuration(period);
  const minutes = (chosen === undefined ? wholeMinutes(stepMs) : chosen / 1000) / 60;
  asked.set('timespan', `${new Date(from).toISOString()}/${new Date(to).toISOString()}`);
  asked.set('interval', `PT${minutes}M`);
  asked.set('api-version', apiVersion);
  // A plus sign is a space in forms, and itself in addresses.
  return { form: asked.toString().replaceAll('+', '%20'), aggregation };
}

function armSaid(text: string): string {
  const error = readJson(failure, text)?.error ?? readJson(bareFailure, text);
  return error === undefined ? brief(text) : `${error.code}: ${error.message}`;
}

const advice = (status: number, who: string) =>
  status === 401 || status === 403
    ? `Grant ${who} the role "Monitoring Reader" on the resource.`
    : 'Correct `resource`, the names of the metrics or `$filter`.';

import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import { parseDuration } from '../../core/inputs.ts';
import { metricsRefused, onlySeries, wholeMinutes } from '../metrics-refusal.ts';
import type { CloudPorts, MetricPoint, MetricRange, MetricsAccess, MetricsOf } from '../provider.ts';
import { brief, readJson, request } from '../request.ts';
import { type AwsIdentity, awsSession, principalOf } from './identity.ts';
import { serviceUrl } from './partition.ts';
import { signedHeaders } from './sigv4.ts';

const page = z.object({
  MetricDataResults: z
    .array(
      z.object({
        Id: z.string(),
        Label: z.string().optional(),
        Timestamps: z.array(z.number()).default([]),
        Values: z.array(z.number()).default([]),
        StatusCode: z.enum(['Complete', 'PartialData', 'InternalError', 'Forbidden']).optional(),
        Messages: z.array(z.object({ Code: z.string(), Value: z.string() })).optional(),
      }),
    )
    .default([]),
  NextToken: z.string().optional(),
});
const refused = z.object({
  __type: z.string(),
  message: z.string().optional(),
  Message: z.string().optional(),
});

/** Attempts of one question: between two looks there is no time for more. */
const attempts = 2;
/** Pages of one answer; a few hundred points never fill more. */
const mostPages = 10;

/**
 * CloudWatch by metric math and Metrics Insights, or a workspace of Amazon Managed Service for Prometheus by PromQL.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html,
 * https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-APIReference-Prometheus-Compatible-Apis.html
 */
export async function awsMetrics(
  source: MetricsOf<'aws'>,
  identity: AwsIdentity,
  ports: CloudPorts,
): Promise<MetricsAccess> {
  return source.workspace === undefined
    ? cloudWatch(source, identity, ports)
    : managedPrometheus(source.workspace, source, identity, ports);
}

function cloudWatch(
  { region, period }: MetricsOf<'aws'>,
  identity: AwsIdentity,
  ports: CloudPorts,
): MetricsAccess {
  const name = `CloudWatch in ${region}`;
  const url = `${ports.endpoints.aws?.monitoring ?? serviceUrl('monitoring', region, identity.fips)}/`;
  const session = awsSession(identity, ports);
  const ask = async (body: string, signal: AbortSignal) => {
    const reply = await request(
      { ...ports, signal },
      {
        what: 'Amazon CloudWatch',
        url,
        attempts,
        transient: ({ text }) => (/Throttl|LimitExceeded/.test(said(text)) ? said(text) : undefined),
        init: async () => {
          const { value: credentials } = await session();
          const headers = {
            'content-type': 'application/x-amz-json-1.0',
            'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData',
          };
          const scope = { service: 'monitoring', region, now: ports.clock.now() };
          const signed = signedHeaders({ method: 'POST', url, headers, body }, credentials, scope);
          return { method: 'POST', headers: signed, body };
        },
      },
    );
    if (!reply.ok)
      throw metricsRefused(name, said(reply.text), advice(said(reply.text), principalOf(identity)));
    return page.parse(JSON.parse(reply.text));
  };
  const points = async (query: string, range: MetricRange, signal: AbortSignal) => {
    const seconds = (period === undefined ? undefined : parseDuration(period)) ?? 0;
    const asked = {
      StartTime: Math.floor(range.from / 1000),
      EndTime: Math.ceil(range.to / 1000),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [
        { Id: 'q', Expression: query, Period: seconds > 0 ? seconds / 1000 : wholeMinutes(range.stepMs) },
      ],
    };
    const series = new Map<string, MetricPoint[]>();
    let token: string | undefined;
    for (let pages = 0; pages < mostPages; pages++) {
      const body = JSON.stringify(token === undefined ? asked : { ...asked, NextToken: token });
      const { MetricDataResults, NextToken } = await ask(body, signal);
      for (const { Id, Label = Id, Timestamps, Values, StatusCode, Messages = [] } of MetricDataResults) {
        if (StatusCode === 'Forbidden' || StatusCode === 'InternalError') {
          const why = Messages.map(({ Code, Value }) => `${Code}: ${Value}`).join(', ');
          throw metricsRefused(name, why || StatusCode, advice(StatusCode, principalOf(identity)));
        }
        const own = series.get(Label) ?? [];
        series.set(Label, own);
        Timestamps.forEach((at, index) => {
          const value = Values[index];
          if (value !== undefined) own.push({ at: at * 1000, value });
        });
      }
      token = NextToken;
      if (token === undefined) break;
    }
    return onlySeries(name, [...series.values()], 'Make them one, as with SUM(SEARCH(…)).');
  };
  return { name, points };
}

function managedPrometheus(
  workspace: string,
  { region }: MetricsOf<'aws'>,
  identity: AwsIdentity,
  ports: CloudPorts,
): MetricsAccess {
  const name = `Amazon Managed Service for Prometheus (${workspace})`;
  const base = ports.endpoints.aws?.aps ?? serviceUrl('aps-workspaces', region, identity.fips);
  const session = awsSession(identity, ports);
  return {
    name,
    promql: async (path, body, signal) => {
      const url = `${base}/workspaces/${workspace}${path}`;
      const reply = await request(
        { ...ports, signal },
        {
          what: name,
          url,
          attempts,
          init: async () => {
            const { value: credentials } = await session();
            const headers = { 'content-type': 'application/x-www-form-urlencoded' };
            const scope = { service: 'aps', region, now: ports.clock.now() };
            const signed = signedHeaders({ method: 'POST', url, headers, body }, credentials, scope);
            return { method: 'POST', headers: signed, body };
          },
        },
      );
      if (reply.status !== 403) return reply;
      const hint = `Allow ${principalOf(identity)} the action aps:QueryMetrics on the workspace.`;
      throw new ActionError('METRICS_UNAVAILABLE', `${name} refuses: ${brief(reply.text)}`, { hint });
    },
  };
}

/** `AccessDeniedException: User … is not authorized to perform …`. */
function said(text: string): string {
  const error = readJson(refused, text);
  if (error === undefined) return brief(text);
  return `${error.__type.replace(/^.*#/, '')}: ${error.message ?? error.Message ?? ''}`;
}

const advice = (text: string, who: string) =>
  /^(AccessDenied|Forbidden|UnrecognizedClient|InvalidClientToken)/.test(text)
    ? `Allow ${who} the action cloudwatch:GetMetricData.`
    : 'Correct the query: an expression of metric math or of Metrics Insights.';

import { z } from 'zod';
import { durationText, location, name, secretName } from './names.ts';

/** Where the runner's cloud keeps credentials, and what else is only on the link: no metrics are there. */
const forbiddenHosts = /^(169\.254\.|\[fe[89ab]|\[fd00:ec2:|metadata\.google\.internal|0\.|\[::\])/i;

/** Credentials of flotilla-secrets travel there: plain HTTP is for this machine alone. */
const address = z
  .url({ protocol: /^https?$/ })
  .refine((value) => {
    const { protocol, hostname, username, password } = new URL(value);
    const isSafe = protocol === 'https:' || /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname);
    return isSafe && username === '' && password === '' && !forbiddenHosts.test(hostname);
  }, 'must be https, without a user, and not an address of the link')
  .transform((value) => value.replace(/\/+$/, ''));

/** Plain headers; what proves who asks is named in flotilla-secrets. */
const headers = z
  .record(z.string(), z.string())
  .refine(
    (all) => Object.keys(all).every((key) => !/^(authorization|cookie|proxy-|host$)/i.test(key)),
    'must not hold credentials: name them as `token`, or `username` and `password`',
  )
  .default({})
  .describe('further headers, such as X-Scope-OrgID');

const login = {
  token: secretName.optional().describe('entry of flotilla-secrets that holds a bearer token'),
  username: z.string().min(1).optional().describe('user, where a password is asked for'),
  password: secretName.optional().describe('entry of flotilla-secrets that holds its password'),
};

interface LoginConfig {
  readonly token?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

const isOneLogin = ({ token, username, password }: LoginConfig) =>
  (username === undefined) === (password === undefined) && (token === undefined || username === undefined);
const oneLogin = 'takes either `token`, or `username` and `password`';

const prometheus = z
  .strictObject({
    kind: z.literal('prometheus'),
    url: address
      .optional()
      .describe('base address of a Prometheus API: Prometheus, Thanos, Mimir, VictoriaMetrics'),
    service: z
      .string()
      .regex(
        /^[a-z0-9-]+\/(https:)?[a-z0-9-]+:[a-z0-9-]+$/,
        'must be NAMESPACE/SERVICE:PORT or NAMESPACE/https:SERVICE:PORT',
      )
      .optional()
      .describe('NAMESPACE/SERVICE:PORT in the cluster that is delivered to, asked through its API server'),
    path: z
      .string()
      .regex(/^\/[\w./~-]*$/, 'must be a path')
      .default('/')
      .describe('path below which the API is, such as /prometheus'),
    headers,
    ...login,
  })
  .refine(({ url, service }) => (url === undefined) !== (service === undefined), {
    message: 'needs either `url` or `service`',
  })
  .refine(isOneLogin, { message: oneLogin })
  .refine(({ service, token, username }) => service === undefined || (token ?? username) === undefined, {
    message: 'with `service` can take no login: the API server passes no Authorization header on',
  });

const datadog = z.strictObject({
  kind: z.literal('datadog'),
  site: z
    .enum([
      'datadoghq.com',
      'us3.datadoghq.com',
      'us5.datadoghq.com',
      'datadoghq.eu',
      'ap1.datadoghq.com',
      'ap2.datadoghq.com',
      'ddog-gov.com',
    ])
    .default('datadoghq.com'),
  api: z.enum(['v1', 'v2']).default('v1').describe('v1 asks /api/v1/query, v2 asks /api/v2/query/timeseries'),
  'api-key': secretName,
  'application-key': secretName,
});

const json = z
  .strictObject({
    kind: z.literal('json'),
    url: address.describe('address below which queries are paths, such as /stats?pods={pods}'),
    field: z
      .string()
      .min(1)
      .describe('dotted path of the number in the answer; of the list of numbers for latencies'),
    headers,
    ...login,
  })
  .refine(isOneLogin, { message: oneLogin });

const identity = name
  .optional()
  .describe('identity that reads the metrics; that of the cluster delivered to without it');
const period = durationText
  .optional()
  .describe('length of one point; the metric’s interval, at least a minute, without it');

const cloudwatch = z.strictObject({
  kind: z.literal('cloudwatch'),
  region: location,
  identity,
  period,
  workspace: z
    .string()
    .regex(/^ws-[a-f0-9-]{36}$/, 'must be the id of a workspace')
    .optional()
    .describe('workspace of Amazon Managed Service for Prometheus; queries are then PromQL'),
});

const cloudMonitoring = z.strictObject({
  kind: z.literal('cloud-monitoring'),
  project: z.string().regex(/^[a-z0-9:.-]+$/, 'must be the id of a project'),
  identity,
  language: z
    .enum(['promql', 'filter'])
    .default('promql')
    .describe('PromQL, also of Managed Service for Prometheus, or filters of timeSeries.list'),
  align: z
    .string()
    .regex(/^ALIGN_[A-Z_0-9]+$/)
    .default('ALIGN_DELTA')
    .describe('with filters: how each series becomes one point a period'),
  reduce: z
    .string()
    .regex(/^REDUCE_[A-Z_0-9]+$/)
    .default('REDUCE_SUM')
    .describe('with filters: how the series become one'),
  period,
});

const azureMonitor = z
  .strictObject({
    kind: z.literal('azure-monitor'),
    identity,
    resource: z
      .string()
      .regex(
        /^\/subscriptions\/[0-9a-f-]{36}(\/(?!\.\.?(\/|$))[\w.()-]+)+$/i,
        'must be the id of a resource, /subscriptions/…',
      )
      .optional()
      .describe('resource whose metrics are read'),
    workspace: z
      .string()
      .regex(
        /^https:\/\/[a-z0-9-]+\.[a-z0-9]+\.prometheus\.monitor\.azure\.(com|us|cn)$/,
        'must be the query endpoint of an Azure Monitor workspace',
      )
      .optional()
      .describe('query endpoint of an Azure Monitor workspace (managed Prometheus); queries are then PromQL'),
    period,
  })
  .refine(({ resource, workspace }) => (resource === undefined) !== (workspace === undefined), {
    message: 'needs either `resource` or `workspace`',
  });

/** Where the numbers of a metric come from. Tokens of clouds go to the clouds’ documented hosts only. */
export const metricSource = z.discriminatedUnion('kind', [
  prometheus,
  datadog,
  json,
  cloudwatch,
  cloudMonitoring,
  azureMonitor,
]);

export type MetricSourceConfig = z.output<typeof metricSource>;
export type MetricSourceOf<K extends MetricSourceConfig['kind']> = Extract<MetricSourceConfig, { kind: K }>;

/** Cloud whose identities a kind of source is asked with; the others bring logins of their own. */
export const cloudOfSource = {
  cloudwatch: 'aws',
  'cloud-monitoring': 'gcp',
  'azure-monitor': 'azure',
} as const;
export type CloudSourceKind = keyof typeof cloudOfSource;
export type CloudSource = MetricSourceOf<CloudSourceKind>;

/** Whether a source is one of a cloud’s own. */
export const isCloudSource = (config: MetricSourceConfig): config is CloudSource =>
  Object.hasOwn(cloudOfSource, config.kind);

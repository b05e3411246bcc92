import { z } from 'zod';
import { type Exchange, json, parseJson, type Reply, readBody } from '../http/exchange.ts';
import { aws } from '../identities.ts';
import { relayPromql, type StoredMetrics } from '../stored-metrics.ts';
import { type Account, allows, refusal } from './account.ts';
import { sessionArn } from './sessions.ts';
import { verifySignature } from './sigv4.ts';

const asked = z.object({
  StartTime: z.number(),
  EndTime: z.number(),
  ScanBy: z.enum(['TimestampAscending', 'TimestampDescending']).default('TimestampDescending'),
  NextToken: z.string().optional(),
  MaxDatapoints: z.int().optional(),
  MetricDataQueries: z
    .array(
      z.strictObject({
        Id: z.string().regex(/^[a-z][a-zA-Z0-9_]*$/),
        Expression: z.string().min(1),
        Period: z.int(),
        ReturnData: z.boolean().default(true),
        Label: z.string().optional(),
      }),
    )
    .min(1),
});

/** Points on one page: few, so that every test turns one. */
const pageSize = 10;

/**
 * Answers CloudWatch’s GetMetricData in its JSON protocol: expressions that a test has stored, in pages.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export async function answerCloudWatch(
  exchange: Exchange,
  account: Account,
  { series }: StoredMetrics,
): Promise<Reply> {
  const body = await readBody(exchange.request);
  const { method, url, request } = exchange;
  const signed = { method, url, headers: request.headers, body };
  const verdict = verifySignature(signed, { service: 'monitoring', region: aws.region }, account);
  if (!verdict.ok)
    return failure(
      403,
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  if (request.headers['x-amz-target'] !== 'GraniteServiceVersion20100801.GetMetricData')
    return failure(400, 'UnknownOperationException', '');
  const action = 'cloudwatch:GetMetricData';
  if (!allows(verdict.session, action, '*'))
    return failure(400, 'AccessDeniedException', refusal(sessionArn(verdict.session), action, '*'));
  const read = asked.safeParse(parseJson(body)).data;
  const [query] = read?.MetricDataQueries ?? [];
  if (read === undefined || query === undefined)
    return failure(400, 'ValidationError', 'The request is not valid.');
  if (![1, 5, 10, 30].includes(query.Period) && query.Period % 60 !== 0)
    return failure(400, 'ValidationError', 'Period must be 1, 5, 10, 30 or a multiple of 60.');
  const stored = series.get(query.Expression);
  if (stored === undefined)
    return failure(
      400,
      'ValidationError',
      `Error in expression '${query.Id}': Unsupported operand or function.`,
    );
  const offset = Number(read.NextToken ?? 0);
  const inRange = stored.map((points) =>
    points
      .filter(({ at }) => at >= read.StartTime * 1000 && at < read.EndTime * 1000)
      .sort((a, b) => (read.ScanBy === 'TimestampAscending' ? a.at - b.at : b.at - a.at)),
  );
  const isMore = inRange.some((points) => points.length > offset + pageSize);
  return reply(200, {
    MetricDataResults: inRange.map((points, index) => {
      const page = points.slice(offset, offset + pageSize);
      return {
        ...{ Id: query.Id, Label: stored.length > 1 ? `${query.Id} ${index}` : query.Id },
        Timestamps: page.map(({ at }) => at / 1000),
        Values: page.map(({ value }) => value),
        StatusCode: isMore ? 'PartialData' : 'Complete',
      };
    }),
    Messages: [],
    ...(isMore ? { NextToken: String(offset + pageSize) } : {}),
  });
}

/** Workspace of Amazon Managed Service for Prometheus. */
export const workspace = 'ws-0a1b2c3d-0000-4000-8000-000000000000';

/** Answers the workspace’s query API by a real Prometheus. */
export async function answerManagedPrometheus(
  exchange: Exchange,
  account: Account,
  metrics: StoredMetrics,
): Promise<Reply> {
  const body = await readBody(exchange.request);
  const { method, url, request } = exchange;
  const signed = { method, url, headers: request.headers, body };
  const verdict = verifySignature(signed, { service: 'aps', region: aws.region }, account);
  if (!verdict.ok) return json(403, { message: 'The security token included in the request is invalid.' });
  const [, id, path] = /^\/workspaces\/([^/]+)(\/api\/v1\/query(?:_range)?)$/.exec(url.pathname) ?? [];
  if (path === undefined || id !== workspace) return json(404, { message: 'Workspace not found' });
  const action = 'aps:QueryMetrics';
  const arn = `arn:aws:aps:${aws.region}:${aws.account}:workspace/${id}`;
  if (!allows(verdict.session, action, arn))
    return json(403, { Message: refusal(sessionArn(verdict.session), action, arn) });
  return relayPromql(exchange, `${path}${url.search}`, metrics, body);
}

const failure = (status: number, type: string, message: string): Reply =>
  reply(status, { __type: type, message });

const reply = (status: number, value: unknown): Reply =>
  json(status, value, { 'content-type': 'application/x-amz-json-1.0' });

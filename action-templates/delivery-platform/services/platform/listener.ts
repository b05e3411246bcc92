import { type IncomingMessage, type RequestListener, type ServerResponse, STATUS_CODES } from 'node:http';
import { readJson } from './body.ts';
import { readContext } from './context.ts';
import type { Faults } from './faults.ts';
import type { HttpMetrics } from './http-metrics.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './log.ts';
import { type Problem, ProblemError } from './problem.ts';
import { type Match, matchRoute, type Reply, type Route } from './router.ts';
import type { Spans } from './spans.ts';
import type { Trace } from './trace.ts';

const toReply = (
  { status, code, detail, extra, headers }: Problem,
  requestId: string | undefined,
): Reply => ({
  status,
  body: { title: STATUS_CODES[status], status, code, detail, requestId, ...extra },
  headers: { ...headers, 'content-type': 'application/problem+json' },
});

const toProblem = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : { status: 500, code: 'internal-error', detail: 'The service failed; its log has the request id' };

const refuse = (match: Exclude<Match, { kind: 'found' }>): ProblemError =>
  match.kind === 'unknown'
    ? new ProblemError({ status: 404, code: 'not-found', detail: 'No such resource' })
    : new ProblemError({
        status: 405,
        code: 'method-not-allowed',
        detail: `Use ${match.allowed.join(' or ')}`,
        headers: { allow: match.allowed.join(', ') },
      });

const send = (response: ServerResponse, { status, body, headers }: Reply, lifecycle: Lifecycle): void => {
  const text = body === undefined || typeof body === 'string' ? (body ?? '') : JSON.stringify(body);
  // A client that keeps its connection to a draining process would lose a later request on it.
  if (lifecycle.state() === 'draining') response.setHeader('connection', 'close');
  response.writeHead(status, {
    ...(text && { 'content-type': 'application/json' }),
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
};

/** What happens to every request: context, route, body, handler, answer; counted, timed and logged. */
export const createListener = (options: {
  readonly routes: readonly Route[];
  readonly lifecycle: Lifecycle;
  readonly metrics: HttpMetrics;
  readonly faults: Faults;
  readonly spans: Spans;
  /** Share of the traces that start here which are sampled. */
  readonly sampleShare: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly log: Logger;
}): RequestListener => {
  const { routes, lifecycle, metrics, faults, spans, sampleShare, clock, log } = options;

  return async (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/' } = request;
    const [path = '/'] = url.split('?', 1);
    const match = matchRoute(routes, method, path);
    const route = match.kind === 'found' ? match.route.path : 'unmatched';
    const start = clock();
    const finish = metrics.start();
    let requestId: string | undefined;
    let trace: Trace | undefined;
    let requestLog = log;
    let reply: Reply;
    try {
      const context = readContext(request.headers, log, sampleShare);
      ({ requestId, trace } = context);
      requestLog = context.log;
      if (match.kind !== 'found') throw refuse(match);
      // Probes and metrics stay as they are: a drill is about what users see.
      if (!match.route.quiet) await faults();
      const body = method === 'POST' || method === 'PUT' ? await readJson(request) : undefined;
      reply = await match.route.handle({ params: match.params, headers: request.headers, body, context });
    } catch (error) {
      if (!(error instanceof ProblemError)) requestLog.error('request failed', error, { method, route });
      reply = toReply(toProblem(error), requestId);
    }
    if (requestId) response.setHeader('x-request-id', requestId);
    send(response, reply, lifecycle);
    const seconds = finish({ method, route, status: reply.status });
    if (match.kind === 'found' && match.route.quiet) return;
    if (trace?.sampled)
      spans.record({
        trace,
        name: `${method} ${route}`,
        start,
        milliseconds: seconds * 1000,
        failed: reply.status >= 500,
        attributes: {
          'http.request.method': method,
          'http.route': route,
          'http.response.status_code': reply.status,
        },
      });
    requestLog.info('request', {
      method,
      path,
      status: reply.status,
      milliseconds: Math.round(seconds * 1000),
    });
  };
};

import { contextHeaders, type RequestContext } from './context.ts';
import { type Problem, ProblemError, problem } from './problem.ts';
import type { Method } from './router.ts';

export interface UpstreamRequest {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Another service's answer below 500. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Another service of the platform. */
export interface Upstream {
  readonly name: string;
  /**
   * Calls the service, with the context of the request that is being handled.
   * Throws a problem: 503 `upstream-unavailable`, 504 `upstream-timeout`, 502 `upstream-failed`.
   */
  call(context: RequestContext, request: UpstreamRequest): Promise<UpstreamAnswer>;
}

/** Turns an answer of 400 and above back into the problem it is, so that it can be passed on. */
export const asProblem = (upstream: Upstream, { status, body }: UpstreamAnswer): ProblemError => {
  const document = typeof body === 'object' && body !== null ? { ...body } : {};
  const {
    title: _title,
    status: _status,
    requestId: _requestId,
    code,
    detail,
    ...extra
  } = {
    code: 'upstream-refused',
    detail: `${upstream.name} answered ${status}`,
    ...document,
  } as Partial<Problem> & Record<string, unknown>; // members of RFC 9457, checked below
  return problem(
    status,
    typeof code === 'string' ? code : 'upstream-refused',
    typeof detail === 'string' ? detail : '',
    extra,
  );
};

interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Creates the client of a service. `timeoutMilliseconds` bounds each attempt. */
export const createUpstream = (options: {
  readonly name: string;
  readonly url: string;
  readonly timeoutMilliseconds: number;
  readonly fetch: typeof fetch;
}): Upstream => {
  const { name, url, timeoutMilliseconds } = options;

  /** One attempt; throws a problem only when it took too long. */
  const attempt = async (
    context: RequestContext,
    request: UpstreamRequest,
  ): Promise<RawAnswer | { readonly broken: unknown }> => {
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    try {
      const response = await options.fetch(new URL(request.path, url), {
        method: request.method,
        redirect: 'error',
        headers: {
          ...contextHeaders(context),
          ...(request.body !== undefined && { 'content-type': 'application/json' }),
          ...request.headers,
        },
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
        signal,
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (broken) {
      if (!signal.aborted) return { broken };
      throw problem(504, 'upstream-timeout', `${name} did not answer within ${timeoutMilliseconds} ms`);
    }
  };

  const parse = ({ headers, text }: RawAnswer): unknown => {
    if (!/^application\/(problem\+)?json/.test(headers.get('content-type') ?? '') || !text) return text;
    try {
      return JSON.parse(text);
    } catch {
      throw problem(502, 'upstream-contract', `${name} answered with malformed JSON`);
    }
  };

  return {
    name,
    call: async (context, request) => {
      let answer = await attempt(context, request);
      // Every request between the services may be sent twice (see idempotency in the README), and a pod that
      // ends may close a connection just as a request goes out on it: so one more attempt, never after a timeout.
      if ('broken' in answer) answer = await attempt(context, request);
      if ('broken' in answer) {
        const detail = `${name} cannot be reached`;
        throw new ProblemError(
          { status: 503, code: 'upstream-unavailable', detail, headers: { 'retry-after': '1' } },
          { cause: answer.broken },
        );
      }
      const { status, headers } = answer;
      if (status < 500) return { status, headers, body: parse(answer) };
      context.log.warn('upstream failed', { upstream: name, status, path: request.path });
      throw problem(502, 'upstream-failed', `${name} answered ${status}`);
    },
  };
};

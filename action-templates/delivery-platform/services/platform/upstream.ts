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

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

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

/** Creates the client of a service. `timeoutMilliseconds` bounds each attempt. */
export const createUpstream = (options: {
  readonly name: string;
  readonly url: string;
  readonly timeoutMilliseconds: number;
  readonly fetch: typeof fetch;
}): Upstream => {
  const { name, url, timeoutMilliseconds } = options;

  const attempt = async (context: RequestContext, request: UpstreamRequest): Promise<UpstreamAnswer> => {
    const response = await options.fetch(new URL(request.path, url), {
      method: request.method,
      redirect: 'error',
      headers: {
        ...contextHeaders(context),
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const text = await response.text();
    const isJson = /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text ? JSON.parse(text) : text,
    };
  };

  const fail = (error: unknown): never => {
    if (isTimeout(error)) {
      throw problem(504, 'upstream-timeout', `${name} did not answer within ${timeoutMilliseconds} ms`);
    }
    throw new ProblemError(
      {
        status: 503,
        code: 'upstream-unavailable',
        detail: `${name} cannot be reached`,
        headers: { 'retry-after': '1' },
      },
      { cause: error },
    );
  };

  return {
    name,
    call: async (context, request) => {
      // Every request between the services may be sent twice (see idempotency in the README), and a pod that
      // ends may close a connection just as a request goes out on it: so one more attempt, never after a timeout.
      const answer = await attempt(context, request)
        .catch((error: unknown) => (isTimeout(error) ? fail(error) : attempt(context, request)))
        .catch((error: unknown) => (error instanceof ProblemError ? Promise.reject(error) : fail(error)));
      if (answer.status < 500) return answer;
      context.log.warn('upstream failed', { upstream: name, status: answer.status, path: request.path });
      throw problem(502, 'upstream-failed', `${name} answered ${answer.status}`);
    },
  };
};

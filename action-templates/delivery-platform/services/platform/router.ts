import type { IncomingHttpHeaders } from 'node:http';
import type { RequestContext } from './context.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A request as a handler sees it: matched, with its body parsed. */
export interface ServiceRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  readonly context: RequestContext;
}

export interface Reply {
  readonly status: number;
  /** An object is sent as JSON, a string as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: Method;
  /** Path with `:name` segments. It is also the value of the metric label `route`. */
  readonly path: string;
  /** Other paths that mean the same, without parameters; they are counted as `path`. */
  readonly also?: readonly string[];
  /** Probes and scrapes are not logged. */
  readonly quiet?: boolean;
  handle(request: ServiceRequest): Reply | Promise<Reply>;
}

export type Match =
  | { readonly kind: 'found'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly Method[] }
  | { readonly kind: 'unknown' };

// Not `..`: a parameter becomes part of the path that another service is asked for.
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/;

const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const expected = pattern.split('/');
  const actual = path.split('/');
  if (expected.length !== actual.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = actual[index] ?? '';
    if (!segment.startsWith(':')) {
      if (segment !== value) return undefined;
      continue;
    }
    if (!SEGMENT.test(value)) return undefined;
    params[segment.slice(1)] = value;
  }
  return params;
};

/** Finds the route of a request. A parameter is one unescaped segment, so it is safe in an upstream's path. */
export const matchRoute = (routes: readonly Route[], method: string, path: string): Match => {
  const allowed: Method[] = [];
  for (const route of routes) {
    const params = route.also?.includes(path) ? {} : matchPath(route.path, path);
    if (!params) continue;
    if (route.method === method) return { kind: 'found', route, params };
    allowed.push(route.method);
  }
  return allowed.length > 0 ? { kind: 'wrong-method', allowed } : { kind: 'unknown' };
};

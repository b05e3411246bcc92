import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from './log.ts';
import { problem } from './problem.ts';
import { continueTrace, formatTraceparent, type Trace } from './trace.ts';

/** The tenant of smoke tests and probes: its orders take no courier and no money. */
export const SYNTHETIC_TENANT = 'synthetic';

/** What a request carries with it through all five services. */
export interface RequestContext {
  readonly requestId: string;
  readonly trace: Trace;
  readonly tenant: string;
  readonly log: Logger;
}

const TENANT = /^[a-z0-9][a-z0-9-]{0,38}$/;
const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;

const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/**
 * Reads the context from a request's headers; throws a problem (400) for a malformed tenant. `sampleShare` of the
 * traces that start here are sampled.
 */
export const readContext = (
  headers: IncomingHttpHeaders,
  log: Logger,
  sampleShare?: number,
): RequestContext => {
  const given = first(headers['x-request-id']);
  const requestId = given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
  const tenant = first(headers['x-tenant-id']) ?? 'public';
  if (!TENANT.test(tenant)) {
    throw problem(
      400,
      'invalid-tenant',
      'x-tenant-id must be lower-case letters, digits and dashes, at most 39',
    );
  }
  const trace = continueTrace(first(headers['traceparent']), sampleShare);
  return { requestId, trace, tenant, log: log.with({ requestId, traceId: trace.traceId, tenant }) };
};

/** The headers that carry the context to the next service. */
export const contextHeaders = ({ requestId, trace, tenant }: RequestContext): Record<string, string> => ({
  'x-request-id': requestId,
  'x-tenant-id': tenant,
  traceparent: formatTraceparent(trace),
});

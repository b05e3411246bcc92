import { type Exchange, type Reply, readBody } from './http/exchange.ts';

/** A point in time (milliseconds since the epoch) and its value. */
export interface StoredPoint {
  readonly at: number;
  readonly value: number;
}

/** What a cloud’s metrics service knows; tests fill it. */
export interface StoredMetrics {
  /** By query, as the service is asked; one list a series. */
  readonly series: Map<string, readonly (readonly StoredPoint[])[]>;
  /** Base URL of the real Prometheus behind the managed one. */
  prometheus: string | undefined;
}

export const emptyMetrics = (): StoredMetrics => ({ series: new Map(), prometheus: undefined });

/** Hands a PromQL request on to the real Prometheus, below its own path. */
export async function relayPromql(
  { method, request }: Exchange,
  path: string,
  { prometheus }: StoredMetrics,
  body?: Uint8Array,
): Promise<Reply> {
  if (prometheus === undefined) return { status: 503, body: 'no Prometheus here' };
  const sent =
    method === 'POST' ? Buffer.from(body ?? (await readBody(request))).toString('utf8') : undefined;
  const answer = await fetch(`${prometheus}${path}`, {
    method,
    headers: { 'content-type': request.headers['content-type'] ?? '' },
    ...(sent === undefined ? {} : { body: sent }),
  });
  const headers = { 'content-type': answer.headers.get('content-type') ?? 'application/json' };
  return { status: answer.status, headers, body: await answer.text() };
}

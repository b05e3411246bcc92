import { STATUS_CODES } from 'node:http';
import { retryAfter } from '../core/retry.ts';
import type { Answer } from './connection.ts';
import { at, isRecord, listAt, textAt } from './fields.ts';
import { KubeStatusError } from './status-error.ts';
import type { KubeRequest } from './transport.ts';

/**
 * What a failed answer says. A body that is no Kubernetes Status comes from a proxy or load balancer in front of the
 * API server; its first line is quoted.
 */
export function toStatusError(
  { status, headers }: Pick<Answer, 'status' | 'headers'>,
  text: string,
  asked: { readonly cluster: string; readonly request: KubeRequest; readonly now: number },
): KubeStatusError {
  const parsed = parseStatus(text);
  const firstLine = text.trim().split('\n')[0]?.slice(0, 200);
  const { method = 'GET', path } = asked.request;
  const said = textAt(parsed, 'message') ?? (firstLine || STATUS_CODES[status] || 'no explanation');
  // Server-side apply answers 500 without a reason to a field it does not know, which no other try will mend.
  const isInvalid = status === 500 && said.startsWith('failed to create typed patch object');
  return new KubeStatusError({
    where: `Cluster ${asked.cluster} refused ${method} ${path}`,
    status: isInvalid ? 422 : status,
    reason: isInvalid ? 'Invalid' : (textAt(parsed, 'reason') ?? 'Unknown'),
    said,
    causes: listAt(parsed, 'details', 'causes').map((cause) => ({
      reason: textAt(cause, 'reason'),
      message: textAt(cause, 'message'),
      field: textAt(cause, 'field'),
    })),
    retryAfterMs: retryAfter(headers.get('retry-after'), asked.now),
  });
}

/** The body as a Kubernetes Status; undefined when it is anything else. */
export function parseStatus(text: string): Record<string, unknown> | undefined {
  if (!text.includes('"Status"')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isStatus = isRecord(value) && at(value, 'kind') === 'Status' && at(value, 'apiVersion') === 'v1';
    return isStatus ? value : undefined;
  } catch {
    return undefined;
  }
}

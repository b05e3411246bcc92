import { ActionError, type ErrorCode } from '../core/errors.ts';

/** One entry of `details.causes` of a Kubernetes Status. */
export interface StatusCause {
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
  readonly field?: string | undefined;
}

/** What is known of a refusal. */
export interface Refusal {
  /** What was asked of which cluster. */
  readonly where: string;
  /** HTTP status. */
  readonly status: number;
  /** Machine-readable reason: `NotFound`, `AlreadyExists`, `Conflict`, `Invalid`, `Forbidden`… */
  readonly reason: string;
  /** What the server itself said. */
  readonly said: string;
  readonly causes?: readonly StatusCause[];
  /** The server's wish for the next try (Retry-After), in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * The API server's refusal. Unhandled it is still a clear error: 409 is `CLUSTER_CHANGED`, 429 and 5xx are
 * `CLUSTER_UNREACHABLE`, anything else `CLUSTER_DENIED`.
 */
export class KubeStatusError extends ActionError {
  readonly status: number;
  readonly reason: string;
  readonly said: string;
  readonly causes: readonly StatusCause[];
  readonly retryAfterMs: number | undefined;

  constructor({ where, status, reason, said, causes = [], retryAfterMs }: Refusal) {
    super(codeOf(status), `${where}: ${said} (${status} ${reason})`, { hint: hintOf(status, said) });
    this.status = status;
    this.reason = reason;
    this.said = said;
    this.causes = causes;
    this.retryAfterMs = retryAfterMs;
  }
}

/** True for a refusal by the API server, of the given reason or HTTP status if one is named. */
export const isKubeStatus = (error: unknown, which?: string | number): error is KubeStatusError =>
  error instanceof KubeStatusError &&
  (which === undefined || error.reason === which || error.status === which);

function codeOf(status: number): ErrorCode {
  if (status === 409) return 'CLUSTER_CHANGED';
  return status === 429 || status >= 500 ? 'CLUSTER_UNREACHABLE' : 'CLUSTER_DENIED';
}

function hintOf(status: number, said: string): string | undefined {
  if (status === 401)
    return 'The cluster does not accept the identity. Check the access entry or role binding.';
  const cannot = /cannot (\S+) resource "([^"]+)"(?: in API group "([^"]*)")?/.exec(said);
  if (cannot === null) return undefined;
  const [, verb, resource, group = ''] = cannot;
  return `Give the deploying identity the verb ${verb} on ${group === '' ? resource : `${resource}.${group}`}.`;
}

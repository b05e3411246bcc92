import { ActionError, type ErrorCode } from '../core/errors.ts';

/** One entry of `details.causes` of a Kubernetes Status. */
export interface StatusCause {
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
  readonly field?: string | undefined;
}

/**
 * The API server's refusal. Unhandled it is still a clear error: 409 is `CLUSTER_CHANGED`, 429 and 5xx are
 * `CLUSTER_UNREACHABLE`, anything else `CLUSTER_DENIED`.
 */
export class KubeStatusError extends ActionError {
  /** HTTP status. */
  readonly status: number;
  /** Machine-readable reason: `NotFound`, `AlreadyExists`, `Conflict`, `Invalid`, `Forbidden`… */
  readonly reason: string;
  readonly causes: readonly StatusCause[];
  /** What the server itself said, without the cluster's name around it. */
  readonly said: string;

  constructor(
    where: string,
    status: number,
    reason: string,
    said: string,
    causes: readonly StatusCause[] = [],
  ) {
    super(codeOf(status), `${where}: ${said} (${status} ${reason})`, { hint: hintOf(status, said) });
    this.status = status;
    this.reason = reason;
    this.causes = causes;
    this.said = said;
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

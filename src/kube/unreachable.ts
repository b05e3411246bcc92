import type { ClusterAccess } from '../clouds/provider.ts';
import { ActionError, messageOf } from '../core/errors.ts';

const untrusted = new Set([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Codes of an error and of what caused it, outermost first. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const parts = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  return [...own, ...parts, ...codesOf(error.cause)];
}

/** True where the server was reached but could not prove who it is: another try changes nothing. */
export const isUntrusted = (error: unknown): boolean => codesOf(error).some((code) => untrusted.has(code));

/** No usable answer from an API server, as `CLUSTER_UNREACHABLE` with what to look at. */
export function unreachable(
  cluster: string,
  { server, reach }: Pick<ClusterAccess, 'server' | 'reach'>,
  cause: unknown,
): ActionError {
  const codes = codesOf(cause);
  let hint = 'Check that the cluster runs and that this runner’s network may reach its API server.';
  if (isUntrusted(cause))
    hint = 'The server’s certificate is not from the authority the cloud names; a proxy may be in between.';
  else if (reach !== undefined) hint = reach;
  else if (codes.includes('ENOTFOUND')) hint = 'Its name does not resolve here: a private endpoint?';
  return new ActionError(
    'CLUSTER_UNREACHABLE',
    `Cluster ${cluster} did not answer at ${server}: ${messageOf(cause)}`,
    { hint },
  );
}

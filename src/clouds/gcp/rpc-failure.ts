import { ActionError, messageOf } from '../../core/errors.ts';
import type { ArtifactRegistry } from './control-plane.ts';

/** Codes of google.rpc.Code. */
export const rpcCodes = {
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  failedPrecondition: 9,
} as const;

/** Whether Google refused with that code. */
export function hasCode(error: unknown, ...codes: number[]): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'number' && codes.includes(error.code)
  );
}

/** What the user is told of a refusal or failure: the permission that lacks, or what Artifact Registry said. */
export function failed({ name }: ArtifactRegistry, what: string, cause: unknown): ActionError {
  if (cause instanceof ActionError) return cause;
  const message = `${name}: Artifact Registry failed for ${what}: ${messageOf(cause)}`;
  if (hasCode(cause, rpcCodes.permissionDenied))
    return new ActionError('REGISTRY_DENIED', message, { hint: lacking(cause), cause });
  return new ActionError('REGISTRY_FAILED', message, {
    hint: 'Try again; the registry’s control plane did not answer as documented.',
    cause,
  });
}

/** Google names the permission it denied: `Permission 'P' denied on resource 'R' (or it may not exist).` */
export function lacking(error: unknown): string {
  const [, permission = 'that the message names', resource = 'that it names'] =
    /[Pp]ermission ['"](\S+?)['"] denied on resource ['"](\S+?)['"]/.exec(messageOf(error)) ?? [];
  return `Grant the identity the permission ${permission} on ${resource}.`;
}

import { ActionError, messageOf } from '../../core/errors.ts';
import type { Acr } from './control-plane.ts';

/** HTTP status of the SDK's RestError; undefined for anything else. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

/** Whether ACR does not let the identity do that. */
export const isDenied = (error: unknown) => [401, 403].includes(statusOf(error) ?? 0);

/** What the user is told of a refusal or failure; `role` is what allows it. */
export function failed({ name, who }: Acr, repository: string, role: string, cause: unknown): ActionError {
  if (cause instanceof ActionError) return cause;
  const message = `${name}: ACR failed for ${repository}: ${messageOf(cause)}`;
  if (isDenied(cause))
    return new ActionError('REGISTRY_DENIED', message, { hint: lacking(who, role), cause });
  return new ActionError('REGISTRY_FAILED', message, {
    hint: 'Try again; the registry’s control plane did not answer as documented.',
    cause,
  });
}

export const lacking = (who: string, role: string) => `Grant ${who} the role ${role} on the registry.`;

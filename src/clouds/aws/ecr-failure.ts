import { ActionError, messageOf } from '../../core/errors.ts';
import type { Ecr } from './control-plane.ts';

/** Whether ECR refused with one of these exceptions. */
export function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

/** What the user is told of a refusal or failure: the permission that lacks, or what ECR said. */
export function failed({ name, who }: Ecr, repository: string, cause: unknown): ActionError {
  if (cause instanceof ActionError) return cause;
  const message = `${name}: Amazon ECR failed for ${repository}: ${messageOf(cause)}`;
  if (isNamed(cause, 'AccessDeniedException'))
    return new ActionError('REGISTRY_DENIED', message, { hint: lacking(who, cause), cause });
  return new ActionError('REGISTRY_FAILED', message, {
    hint: 'Try again; the registry’s control plane did not answer as documented.',
    cause,
  });
}

/** IAM names the action and the resource it denied: `… is not authorized to perform: ecr:X on resource: ARN …`. */
export function lacking(who: string, error: unknown): string {
  const [, action = 'that the message names', resource = 'of the message'] =
    /perform: (\S+) on resource: (\S+)/.exec(messageOf(error)) ?? [];
  return `Allow ${who} the action ${action} on resource ${resource}.`;
}

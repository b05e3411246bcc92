import { z } from 'zod';
import { ActionError } from '../core/errors.ts';

/** Who may have signed: what a Fulcio certificate says of a workflow. */
export interface SignerIdentity {
  readonly issuer: string;
  /** Exact subject alternative name. */
  readonly identity: string;
  /** Immutable id of the source repository; names can be taken over by somebody else. */
  readonly repositoryId?: string | undefined;
}

const claims = z.looseObject({
  iss: z.string(),
  job_workflow_ref: z.string(),
  repository_id: z.string(),
  repository_visibility: z.string().optional(),
  runner_environment: z.string().optional(),
});

export interface RunningJob {
  readonly signer: SignerIdentity;
  readonly visibility: string | undefined;
  readonly runner: string;
}

/**
 * Who this job signs as, read from its own identity token: Fulcio makes the subject from `job_workflow_ref`, which no
 * environment variable holds. The token comes from GitHub over TLS and is only read here, so its signature does not
 * matter; nobody but this job is told what it says.
 */
export function readRunningJob(token: string): RunningJob {
  const [, payload = ''] = token.split('.');
  const parsed = claims.safeParse(parse(payload));
  if (!parsed.success)
    throw new ActionError(
      'IDENTITY_UNAVAILABLE',
      'The identity token of this job does not name its workflow',
      {
        hint: 'Name the signers in `policy.signers` of the fleet file.',
      },
    );
  const { iss, job_workflow_ref, repository_id, repository_visibility, runner_environment } = parsed.data;
  return {
    signer: { issuer: iss, identity: `https://github.com/${job_workflow_ref}`, repositoryId: repository_id },
    visibility: repository_visibility,
    runner: runner_environment ?? 'unknown',
  };
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Every way an action can fail for a reason its user can act on. Documented in docs/errors.md; keep alphabetical. */
export const errorCodes = {
  ANALYSIS_FAILED: 'a metric of the new pods is worse than it may be, or cannot be read',
  ARTIFACT_MISMATCH: 'a downloaded artifact is not the one its job announced',
  BUILD_FAILED: 'a Dockerfile failed to build',
  CHART_INVALID: 'a chart or manifest is missing, renders nothing or renders something unusable',
  CLOUD_FAILED: 'an API of a cloud kept failing',
  CLUSTER_CHANGED: 'somebody else changed the cluster meanwhile',
  CLUSTER_DENIED: 'a cluster refused the identity or the request',
  CLUSTER_LOCKED: 'another delivery holds the lock of this application in this cluster',
  CLUSTER_UNREACHABLE: 'a cluster did not answer',
  CREDENTIAL_EXPIRED: 'a credential ran out and could not be renewed',
  DELIVERY_FAILED: 'a delivery did not end as planned, or did not report',
  DIGEST_MISMATCH: 'content does not have the digest it was announced with',
  FLEET_INVALID: 'the fleet file has mistakes',
  IDENTITY_DENIED: 'a cloud refused to exchange the job identity',
  IDENTITY_UNAVAILABLE: 'the job has no identity token to exchange',
  IMAGE_UNAVAILABLE: 'an image of a release cannot be pulled by the cluster',
  INCOMPLETE: 'every manifest is everywhere but a tag could not be written somewhere',
  INFRASTRUCTURE_DRIFTED: 'what is there is not what the state of the infrastructure says',
  INFRASTRUCTURE_REFUSED: 'a policy refuses a plan of infrastructure',
  INPUT_INVALID: 'an input is missing or wrong',
  INTERRUPTED: 'the job was cancelled',
  LAYOUT_INVALID: 'an OCI layout is broken',
  METRICS_UNAVAILABLE: 'a source of metrics refused a query or did not answer',
  PLAN_STALE: 'infrastructure was changed after the plan was made',
  PLATFORM_UNSUPPORTED: 'a platform cannot be built here',
  PREFLIGHT_FAILED: 'a delivery would fail, as things are',
  REFERENCE_INVALID: 'an image reference is not well-formed',
  REGISTRY_DENIED: 'a registry refused the identity or the request',
  REGISTRY_FAILED: 'a registry kept failing',
  REGISTRY_UNSAFE: 'a registry asked for something no honest registry asks for',
  RELEASE_INVALID: 'a release record is damaged or of an unknown version',
  RELEASE_REFUSED: 'this release may not be deployed here now',
  REMOVAL_STUCK: 'objects of a removed environment do not go away',
  REPOSITORY_MISSING: 'a repository does not exist and could not be created',
  RETENTION_UNSAFE: 'it cannot be said what is still needed, so nothing was deleted',
  ROLLBACK_FAILED: 'the way back failed; what is live needs a person',
  ROLLOUT_FAILED: 'a rollout cannot succeed any more',
  ROLLOUT_TIMED_OUT: 'a rollout did not finish in time',
  SCAN_FAILED: 'the scanner could not give a verdict',
  SECRET_UNAVAILABLE: 'a secret store did not give a secret',
  SIGNING_FAILED: 'signing or its services failed',
  SMOKE_FAILED: 'the deployed application did not answer as it should',
  STATE_LOCAL: 'a state of infrastructure would be gone with the job',
  STATE_LOCKED: 'somebody else holds the lock of a state of infrastructure',
  TAG_IMMUTABLE: 'an immutable tag names another digest',
  TOOL_FAILED: 'a program the action runs failed',
  TOOL_MISSING: 'a program the action needs is not there and could not be fetched',
  UNVERIFIED: 'a signature or attestation is missing or not by who should have signed',
  VULNERABLE: 'the scan gate refused an image',
} as const;

export type ErrorCode = keyof typeof errorCodes;

export interface ErrorDetail {
  /** What to change: a command, a line of YAML, a permission. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** A failure the user can act on. Anything else that is thrown is a bug and keeps its stack. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, { hint, cause }: ErrorDetail = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
  }
}

/** True for an ActionError, of the given code if one is named. */
export function isActionError(error: unknown, code?: ErrorCode): error is ActionError {
  return error instanceof ActionError && (code === undefined || error.code === code);
}

/** The message of whatever was thrown, with the reasons behind it (`fetch failed: connect ECONNREFUSED …`). */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // AggregateError of a failed connect has an empty message; its parts say what happened.
  const own =
    error.message || (error instanceof AggregateError ? error.errors.map(messageOf).join(', ') : error.name);
  return error.cause === undefined ? own : `${own}: ${messageOf(error.cause)}`;
}

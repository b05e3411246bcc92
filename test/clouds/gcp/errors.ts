import { json, type Reply } from '../http/exchange.ts';

const codes = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
} as const;

export type GoogleStatus = keyof typeof codes;

/** An error of a Google REST API, see https://cloud.google.com/apis/design/errors. */
export function googleError(status: GoogleStatus, message: string): Reply {
  const code = codes[status];
  return json(code, { error: { code, message, status } });
}

/** The refusal of a call without a valid access token. */
export function unauthenticated(): Reply {
  const expected = 'Expected OAuth 2 access token, login cookie or other valid authentication credential.';
  return googleError('UNAUTHENTICATED', `Request had invalid authentication credentials. ${expected}`);
}

/** The refusal of a call whose principal lacks a permission. */
export function permissionDenied(permission: string, resource: string): Reply {
  return googleError(
    'PERMISSION_DENIED',
    `Permission '${permission}' denied on resource '${resource}' (or it may not exist).`,
  );
}

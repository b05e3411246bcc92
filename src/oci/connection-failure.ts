import { ActionError } from '../core/errors.ts';
import type { RegistryEndpoint } from './registry-endpoint.ts';
import { RequestError } from './request-error.ts';

/** What a certificate that is not trusted makes Node say (OpenSSL's verification errors, and its own). */
const untrusted = [
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];
const invalid = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID'];
const timeouts = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT'];

/**
 * What it means that a request got no answer: `REGISTRY_FAILED` where another try would end alike, as with a
 * certificate; else something that may pass. `seconds` is how long an answer was waited for.
 */
export function connectionFailure(
  { name, host }: RegistryEndpoint,
  what: string,
  cause: unknown,
  seconds: number,
): ActionError | RequestError {
  // What was to be sent may itself have failed to come, as from another registry: that is what went wrong.
  if (cause instanceof ActionError) return cause;
  const code = codeOf(cause);
  const where = `Registry ${name} (${host}): ${what}`;
  if (untrusted.includes(code))
    return new ActionError('REGISTRY_FAILED', `${where}: the certificate is not trusted here`, {
      hint: 'If it is of your own authority, set NODE_EXTRA_CA_CERTS to a PEM file with it, in the `env:` of the job or on the runner.',
      cause,
    });
  if (invalid.includes(code))
    return new ActionError('REGISTRY_FAILED', `${where}: the certificate is not valid`, {
      hint: 'Check the address, the clock of the runner, and the certificate of the registry.',
      cause,
    });
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return new ActionError('REGISTRY_UNSAFE', `${where} was answered with more than 64 KiB of headers`);
  if (timeouts.includes(code))
    return new RequestError(`${what} got no answer for ${seconds} s`, { silent: true, cause });
  return new RequestError(`${what} got no answer`, { cause });
}

/** The code of an error or of what is behind it. */
export function codeOf(error: unknown): string {
  if (error === null || typeof error !== 'object') return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : '';
}

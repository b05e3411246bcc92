import type { JsonWebKey } from 'node:crypto';
import { z } from 'zod';
import { type Clock, epochSeconds } from '../clock.ts';
import { fetchJson } from '../http/fetch-json.ts';
import { consumer, type Duty, trustedSubjects } from '../identities.ts';
import { type Claims, decodeJwt, hasValidSignature } from './jwt.ts';

/** Why a token is refused; every cloud says it in its own words. */
export type Rejection =
  | 'malformed'
  | 'issuer'
  | 'keys-unavailable'
  | 'signature'
  | 'expired'
  | 'not-yet-valid'
  | 'audience';

export type Verdict =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly reason: Rejection; readonly claims: Claims };

export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** PEM of the authority that signed the issuer's certificate. */
  readonly ca: string;
  readonly clock: Clock;
}

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.string() });
const keySetSchema = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

/** Verifies a token as a relying party does: keys by discovery over https, then signature, times and audience. */
export async function verifyToken(token: string, trusted: TrustedIssuer): Promise<Verdict> {
  const decoded = decodeJwt(token);
  if (!decoded) return { ok: false, reason: 'malformed', claims: {} };
  const { claims } = decoded;
  const reject = (reason: Rejection): Verdict => ({ ok: false, reason, claims });
  if (claims['iss'] !== trusted.issuer) return reject('issuer');
  let keys: JsonWebKey[];
  try {
    keys = await fetchKeys(trusted);
  } catch {
    return reject('keys-unavailable');
  }
  if (!hasValidSignature(decoded, keys)) return reject('signature');
  const now = epochSeconds(trusted.clock);
  if (typeof claims['exp'] !== 'number' || claims['exp'] <= now) return reject('expired');
  if (typeof claims['nbf'] === 'number' && claims['nbf'] > now + 60) return reject('not-yet-valid');
  if (claims['aud'] !== trusted.audience) return reject('audience');
  return { ok: true, claims };
}

async function fetchKeys({ issuer, ca }: TrustedIssuer): Promise<JsonWebKey[]> {
  const discovery = discoverySchema.parse(await fetchJson(`${issuer}/.well-known/openid-configuration`, ca));
  if (discovery.issuer !== issuer) throw new Error(`${issuer} names another issuer: ${discovery.issuer}`);
  return keySetSchema.parse(await fetchJson(discovery.jwks_uri, ca)).keys;
}

/** Whether the claims are those of the consumer's repository, in a job that this duty trusts. */
export function isTrustedFor(duty: Duty, claims: Claims): boolean {
  const { sub, repository_id: repositoryId } = claims;
  return repositoryId === consumer.repositoryId && typeof sub === 'string' && trustedSubjects[duty].test(sub);
}

import {
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { z } from 'zod';

/** Claims of a token, of any type until they are checked. */
export type Claims = Readonly<Record<string, unknown>>;

/** A signing key and its public half as a JWKS entry. */
export interface Signer {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: JsonWebKey;
}

export interface DecodedToken {
  readonly kid: string | undefined;
  readonly algorithm: string;
  readonly claims: Claims;
  readonly signed: Buffer;
  readonly signature: Buffer;
}

const headerSchema = z.object({ alg: z.string(), kid: z.string().optional() });
const claimsSchema = z.record(z.string(), z.unknown());

/** Makes a 2048-bit RSA key under a new key id. */
export function createSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' } };
}

/** Signs claims as a compact JWT, RS256. */
export function signJwt(signer: Signer, claims: Claims): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: signer.kid })}.${encode(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), signer.privateKey).toString('base64url')}`;
}

/** Takes a compact JWT apart without checking it; undefined where it is none. */
export function decodeJwt(token: string): DecodedToken | undefined {
  const [head, body, tail, rest] = token.split('.');
  if (!head || !body || !tail || rest !== undefined) return undefined;
  try {
    const parse = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    const header = headerSchema.parse(parse(head));
    const claims = claimsSchema.parse(parse(body));
    const signature = Buffer.from(tail, 'base64url');
    return {
      kid: header.kid,
      algorithm: header.alg,
      claims,
      signed: Buffer.from(`${head}.${body}`),
      signature,
    };
  } catch {
    return undefined;
  }
}

/** Whether a key of the set made the signature; RS256 only, so that `none` and HMAC confusion fail. */
export function hasValidSignature(token: DecodedToken, keys: readonly JsonWebKey[]): boolean {
  if (token.algorithm !== 'RS256') return false;
  const key = keys.find((candidate) => candidate['kid'] === token.kid);
  if (!key) return false;
  return verify('RSA-SHA256', token.signed, createPublicKey({ key, format: 'jwk' }), token.signature);
}

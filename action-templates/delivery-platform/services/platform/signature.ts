import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Signs texts with a key that all replicas of a service share (HMAC-SHA256). */
export interface Signer {
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
}

const MIN_KEY_LENGTH = 32;

/** Creates a signer; throws for a key of fewer than 32 characters. */
export const createSigner = (key: string): Signer => {
  if (key.length < MIN_KEY_LENGTH)
    throw new Error(`A signing key needs at least ${MIN_KEY_LENGTH} characters`);
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return {
    sign,
    verify: (text, signature) => {
      const given = Buffer.from(signature);
      const expected = Buffer.from(sign(text));
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
};

/** A key for a process that has no other replica, such as one on a laptop. */
export const generateKey = (): string => randomBytes(32).toString('base64url');

import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';

/** Algorithms the image specification registers and that Node can compute, with the length of their hex form. */
const lengths = { sha256: 64, sha512: 128 } as const;

export type DigestAlgorithm = keyof typeof lengths;

/** A digest is well-formed: no path can hide in it and its length fits the algorithm. */
export const digest = z
  .string()
  .regex(/^(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/, 'must be a sha256 or sha512 digest');

export function isDigest(text: string): boolean {
  return digest.safeParse(text).success;
}

/** The algorithm of a well-formed digest. */
export function algorithmOf(value: string): DigestAlgorithm {
  return value.startsWith('sha512:') ? 'sha512' : 'sha256';
}

/** The hexadecimal part of a digest, which names the file in a layout. */
export function hexOf(value: string): string {
  return value.slice(value.indexOf(':') + 1);
}

/** The digest of content held in memory. */
export function digestOf(content: Uint8Array | string, algorithm: DigestAlgorithm = 'sha256'): string {
  return formatDigest(algorithm, createHash(algorithm).update(content));
}

/** Closes a running hash into a digest. */
export function formatDigest(algorithm: DigestAlgorithm, hash: Hash): string {
  return `${algorithm}:${hash.digest('hex')}`;
}

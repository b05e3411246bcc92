import { z } from 'zod';
import { name, secretName } from './names.ts';

/** What opens values files and manifests that SOPS encrypted: https://getsops.io */
export const decryption = z
  .strictObject({
    'age-key': secretName.optional().describe('entry of flotilla-secrets that holds a secret key of age'),
    identity: name
      .optional()
      .describe('name of the identity that may use the keys in its cloud’s key management service'),
  })
  .refine((keys) => Object.values(keys).some((key) => key !== undefined), 'needs `age-key` or `identity`');

export type DecryptionConfig = z.output<typeof decryption>;

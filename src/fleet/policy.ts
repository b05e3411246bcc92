import { z } from 'zod';
import { repositoryPath } from './names.ts';
import { severities } from './severity.ts';

/** What may be delivered. */
export const policy = z.strictObject({
  severity: z
    .enum(severities)
    .default('CRITICAL')
    .describe('findings of this severity or worse stop the release'),
  'only-fixable': z
    .boolean()
    .default(true)
    .describe('findings without a fixed version do not stop the release'),
  'ignore-file': repositoryPath.optional().describe('Trivy ignore file'),
  signing: z.enum(['keyless', 'none']).default('keyless'),
  signers: z
    .array(
      z.strictObject({
        issuer: z.url().describe('OIDC issuer of the certificate'),
        identity: z
          .string()
          .min(1)
          .describe('exact subject: https://github.com/OWNER/REPO/.github/workflows/FILE@REF'),
        'repository-id': z.string().optional().describe('immutable id of the source repository'),
      }),
    )
    .default([])
    .describe('who may have signed; the running workflow itself when empty'),
  images: z
    .array(z.string().min(1))
    .default([])
    .describe('images beside the release’s that its workloads may run: REPOSITORY or REPOSITORY@DIGEST'),
});

export type Policy = z.output<typeof policy>;

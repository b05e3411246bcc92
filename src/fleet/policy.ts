import { z } from 'zod';
import { repositoryPath } from './names.ts';
import { severities } from './severity.ts';

/** What stays in the registries beside all that clusters run or could go back to. */
export const retention = z.strictObject({
  releases: z.int().min(0).default(20).describe('newest releases of each branch that stay'),
  days: z.int().min(0).default(30).describe('what was stored in the last so many days stays; at least one'),
  tags: z
    .array(z.string().min(1))
    .default(['semver'])
    .describe('tags that stay: `semver`, or a text in which * stands for any other'),
});

/** What may be delivered, and how long it is kept. */
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
    .array(
      z
        .string()
        // A tag names what its owner wants it to: an entry with one would match no image.
        .regex(/^([^\s/@:]+(:\d+)?\/)?[^\s@:]+(@sha\d+:[0-9a-f]{64,})?$/, {
          error: 'must be REPOSITORY or REPOSITORY@DIGEST as the chart writes it, without a tag',
        }),
    )
    .default([])
    .describe('images beside the release’s that its workloads may run: REPOSITORY or REPOSITORY@DIGEST'),
  retention: retention.prefault({}),
});

export type Policy = z.output<typeof policy>;

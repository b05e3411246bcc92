import { z } from 'zod';

const labels = z
  .record(z.string().min(1).max(128), z.string().max(256))
  .describe('labels beside `managed-by: flotilla`');

const immutableTags = z
  .boolean()
  .describe('a tag names the same image for ever; `false` by default, since tags of branches move');

/** How a repository of ECR is made that is not there. */
export const ecrCreation = z
  .strictObject({
    'immutable-tags': immutableTags.optional(),
    'mutable-tags': z
      .array(z.string().regex(/^[0-9a-zA-Z._*-]{1,128}$/, 'must be a tag; `*` stands for anything'))
      .min(1)
      .max(5)
      .optional()
      .describe('tags that move although the others are immutable, such as `main`; `*` stands for anything'),
    'scan-on-push': z.boolean().optional().describe('scanned by ECR when it is pushed; `true` by default'),
    'kms-key': z
      .string()
      .regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+$/, 'must be the ARN of a key or alias')
      .optional()
      .describe('key of AWS KMS that encrypts it; AES-256 of the service by default'),
    'expire-untagged-days': z
      .int()
      .min(1)
      .max(3650)
      .optional()
      .describe('lifecycle policy: what has had no tag for so long is deleted by ECR'),
    labels: labels.optional(),
  })
  .refine((creation) => creation['mutable-tags'] === undefined || creation['immutable-tags'] === true, {
    message: 'are exceptions from `immutable-tags: true`, which is missing',
    path: ['mutable-tags'],
  });

/** How a repository of Artifact Registry is made that is not there. */
export const artifactRegistryCreation = z.strictObject({
  'immutable-tags': immutableTags.optional(),
  'kms-key': z
    .string()
    .regex(
      /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/,
      'must be projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY',
    )
    .optional()
    .describe('key of Cloud KMS that encrypts it; one of Google’s by default'),
  labels: labels.optional(),
});

export type EcrCreation = z.output<typeof ecrCreation>;
export type ArtifactRegistryCreation = z.output<typeof artifactRegistryCreation>;

import { z } from 'zod';
import { imageIdSchema } from '../registry/images.ts';
import { imageTagMutabilities } from './account.ts';

const registryId = z.string().optional();
const repositoryName = z.string();
const imageTagMutability = z.enum(imageTagMutabilities);
const imageTagMutabilityExclusionFilters = z
  .array(
    z.object({ filterType: z.literal('WILDCARD'), filter: z.string().regex(/^[0-9a-zA-Z._*-]{1,128}$/) }),
  )
  .min(1)
  .max(5)
  .optional();
const maxResults = z.int().min(1).max(1000).optional();
const nextToken = z.string().optional();

/** Bodies of the ECR operations that the stand-in knows. */
export const ecrSchemas = {
  GetAuthorizationToken: z.object({ registryIds: z.array(z.string()).optional() }),
  DescribeRepositories: z.object({ registryId, repositoryNames: z.array(z.string()).optional() }),
  CreateRepository: z.object({
    registryId,
    repositoryName,
    imageTagMutability: imageTagMutability.default('MUTABLE'),
    imageTagMutabilityExclusionFilters,
    imageScanningConfiguration: z.object({ scanOnPush: z.boolean() }).optional(),
    encryptionConfiguration: z
      .object({ encryptionType: z.enum(['AES256', 'KMS']), kmsKey: z.string().optional() })
      .optional(),
    tags: z.array(z.object({ Key: z.string(), Value: z.string() })).optional(),
  }),
  PutImageTagMutability: z.object({
    ...{ registryId, repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters },
  }),
  PutLifecyclePolicy: z.object({ registryId, repositoryName, lifecyclePolicyText: z.string() }),
  GetLifecyclePolicy: z.object({ registryId, repositoryName }),
  DescribeImages: z.object({
    ...{ registryId, repositoryName, maxResults, nextToken },
    imageIds: z.array(imageIdSchema).optional(),
  }),
  DescribeImageReplicationStatus: z.object({ registryId, repositoryName, imageId: imageIdSchema }),
  BatchDeleteImage: z.object({
    registryId,
    repositoryName,
    imageIds: z.array(imageIdSchema).min(1).max(100),
  }),
  ListImages: z.object({ registryId, repositoryName }),
  BatchGetImage: z.object({ registryId, repositoryName, imageIds: z.array(imageIdSchema) }),
  BatchCheckLayerAvailability: z.object({
    registryId,
    repositoryName,
    layerDigests: z.array(z.string()).min(1).max(100),
  }),
  PutImage: z.object({
    ...{
      registryId,
      repositoryName,
      imageManifest: z.string(),
      imageManifestMediaType: z.string().optional(),
    },
    ...{ imageTag: z.string().optional(), imageDigest: z.string().optional() },
  }),
  DescribeRepositoryCreationTemplates: z.object({ prefixes: z.array(z.string()).optional() }),
  GetAccountSetting: z.object({ name: z.string() }),
} as const;

export type EcrAction = keyof typeof ecrSchemas;
/** Operations on the images of one repository. */
export type ImageAction =
  | 'BatchCheckLayerAvailability'
  | 'BatchDeleteImage'
  | 'BatchGetImage'
  | 'DescribeImageReplicationStatus'
  | 'DescribeImages'
  | 'ListImages'
  | 'PutImage';

/** Whether the stand-in knows the operation. */
export function isEcrAction(name: string): name is EcrAction {
  return Object.hasOwn(ecrSchemas, name);
}

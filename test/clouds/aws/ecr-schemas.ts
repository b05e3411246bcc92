import { z } from 'zod';
import { imageIdSchema } from '../registry/images.ts';

const registryId = z.string().optional();
const repositoryName = z.string();
const mutability = z.enum(['MUTABLE', 'IMMUTABLE']);

/** Bodies of the ECR operations that the stand-in knows. */
export const ecrSchemas = {
  GetAuthorizationToken: z.object({ registryIds: z.array(z.string()).optional() }),
  DescribeRepositories: z.object({ registryId, repositoryNames: z.array(z.string()).optional() }),
  CreateRepository: z.object({
    registryId,
    repositoryName,
    imageTagMutability: mutability.default('MUTABLE'),
  }),
  PutImageTagMutability: z.object({ registryId, repositoryName, imageTagMutability: mutability }),
  DescribeImages: z.object({ registryId, repositoryName, imageIds: z.array(imageIdSchema).optional() }),
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

/** Whether the stand-in knows the operation. */
export function isEcrAction(name: string): name is EcrAction {
  return Object.hasOwn(ecrSchemas, name);
}

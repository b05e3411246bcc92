import type { CreateRepositoryRequest, Repository } from '@aws-sdk/client-ecr';
import type { EcrCreation } from '../../fleet/repository-creation.ts';

type Settings = Required<Pick<CreateRepositoryRequest, 'imageScanningConfiguration' | 'tags'>> &
  Pick<
    CreateRepositoryRequest,
    'imageTagMutability' | 'imageTagMutabilityExclusionFilters' | 'encryptionConfiguration'
  >;

/** What CreateRepository is asked for, by the `create` block of a registry. */
export function settingsOf(create: EcrCreation): Settings {
  const filters = create['mutable-tags']?.map((filter) => ({ filterType: 'WILDCARD' as const, filter }));
  const labels = { 'managed-by': 'flotilla', ...create.labels };
  return {
    ...(create['immutable-tags'] !== true ? {} : { imageTagMutability: 'IMMUTABLE' }),
    ...(filters === undefined
      ? {}
      : {
          imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
          imageTagMutabilityExclusionFilters: filters,
        }),
    ...(create['kms-key'] === undefined
      ? {}
      : { encryptionConfiguration: { encryptionType: 'KMS', kmsKey: create['kms-key'] } }),
    imageScanningConfiguration: { scanOnPush: create['scan-on-push'] ?? true },
    tags: Object.entries(labels).map(([Key, Value]) => ({ Key, Value })),
  };
}

/**
 * Expires what has had no tag for that long. ECR keeps what an index refers to.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html
 */
export function lifecyclePolicy(days: number): string {
  const selection = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days' };
  return JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: `untagged for ${days} days`,
        selection: { ...selection, countNumber: days },
        action: { type: 'expire' },
      },
    ],
  });
}

/** How a repository differs from what the `create` block asks for; nothing is said of what the block leaves open. */
export function differences(found: Repository, create: EcrCreation): string[] {
  const { imageTagMutability = 'MUTABLE', imageTagMutabilityExclusionFilters, ...rest } = found;
  const wanted = settingsOf(create);
  const lines: string[] = [];
  const said = (setting: string, is: unknown, shall: unknown) =>
    lines.push(`${found.repositoryName}: ${setting} is ${is}, the fleet file says ${shall}`);
  const mutability = wanted.imageTagMutability ?? 'MUTABLE';
  const filters = (from: typeof imageTagMutabilityExclusionFilters) =>
    (from ?? []).map(({ filter }) => filter).sort();
  const [is, shall] = [
    filters(imageTagMutabilityExclusionFilters),
    filters(wanted.imageTagMutabilityExclusionFilters),
  ];
  if (create['immutable-tags'] !== undefined && imageTagMutability !== mutability)
    said('the mutability of tags', imageTagMutability, mutability);
  else if (create['mutable-tags'] !== undefined && `${is}` !== `${shall}`)
    said('the list of mutable tags', is.join(', ') || 'empty', shall.join(', '));
  const scans = rest.imageScanningConfiguration?.scanOnPush ?? false;
  if (create['scan-on-push'] !== undefined && scans !== create['scan-on-push'])
    said('scan-on-push', scans, create['scan-on-push']);
  const { encryptionType = 'AES256', kmsKey } = rest.encryptionConfiguration ?? {};
  if (create['kms-key'] !== undefined && kmsKey !== create['kms-key'])
    said('the encryption', kmsKey ?? encryptionType, create['kms-key']);
  return lines;
}

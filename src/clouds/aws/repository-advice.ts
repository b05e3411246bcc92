import type { Repository } from '@aws-sdk/client-ecr';
import type { EcrCreation } from '../../fleet/repository-creation.ts';
import type { Ecr } from './control-plane.ts';
import { isNamed } from './ecr-failure.ts';
import { differences } from './repository-settings.ts';

/** What of a repository is not as the fleet file wants it, or costs more than it has to; one line each. */
export async function adviceFor(ecr: Ecr, found: Repository, create: EcrCreation): Promise<string[]> {
  const repository = found.repositoryName ?? '';
  const exclude =
    'aws ecr put-image-tag-mutability --image-tag-mutability IMMUTABLE_WITH_EXCLUSION ' +
    `--image-tag-mutability-exclusion-filters filterType=WILDCARD,filter=main --repository-name ${repository}`;
  return [
    ...differences(found, create),
    ...(await missingLifecycle(ecr, repository, create)),
    ...(found.imageTagMutability === 'IMMUTABLE' ? [`So that tags of branches can move: ${exclude}`] : []),
    ...(await mountingAdvice(ecr)),
  ];
}

/** A repository that has no lifecycle policy although it shall; what is in one is its owner's business. */
async function missingLifecycle(ecr: Ecr, repository: string, create: EcrCreation): Promise<string[]> {
  const days = create['expire-untagged-days'];
  if (days === undefined) return [];
  const { GetLifecyclePolicyCommand } = await import('@aws-sdk/client-ecr');
  try {
    await (await ecr.client()).send(new GetLifecyclePolicyCommand(ecr.in(repository)));
    return [];
  } catch (error) {
    if (!isNamed(error, 'LifecyclePolicyNotFoundException')) return [];
    return [`${repository}: there is no lifecycle policy, the fleet file says untagged for ${days} days`];
  }
}

/** Mounting blobs of other repositories is a setting of the account, off unless somebody turned it on. */
async function mountingAdvice(ecr: Ecr): Promise<string[]> {
  const { GetAccountSettingCommand } = await import('@aws-sdk/client-ecr');
  try {
    const asked = new GetAccountSettingCommand({ name: 'BLOB_MOUNTING' });
    const { value } = await (await ecr.client()).send(asked);
    if (value === 'ENABLED') return [];
    const turnOn = 'aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED';
    return [`Layers that repositories share are sent to each of them. To send them once: ${turnOn}`];
  } catch {
    // Advice is not worth a permission, nor a failure.
    return [];
  }
}

import { aws } from '../identities.ts';
import { type Account, policies, refusal, repositoryArn } from './account.ts';
import { EcrError } from './ecr-error.ts';
import { ecrSchemas } from './ecr-schemas.ts';
import { createRepository, describeRepository, findRepository } from './repositories.ts';
import { type Session, sessionArn } from './sessions.ts';

/** CreateRepository; tagging it is a permission of its own, as in the real one. */
export function answerCreation(account: Account, session: Session, body: unknown): unknown {
  const asked = ecrSchemas.CreateRepository.parse(body);
  const { repositoryName: name, imageTagMutability, encryptionConfiguration: encryption } = asked;
  if (asked.tags !== undefined && !policies[session.duty].includes('ecr:TagResource'))
    throw new EcrError(
      'AccessDeniedException',
      refusal(sessionArn(session), 'ecr:TagResource', repositoryArn(name)),
    );
  const exclusions = asked.imageTagMutabilityExclusionFilters?.map(({ filter }) => filter);
  if ((exclusions !== undefined) !== imageTagMutability.endsWith('_WITH_EXCLUSION'))
    throw new EcrError('InvalidParameterException', "Invalid parameter at 'imageTagMutability'");
  const kmsKey = encryption?.encryptionType === 'KMS' ? (encryption.kmsKey ?? 'alias/aws/ecr') : undefined;
  const scanOnPush = asked.imageScanningConfiguration?.scanOnPush;
  const created = createRepository(account, { name, imageTagMutability, exclusions, scanOnPush, kmsKey });
  return { repository: describeRepository(created) };
}

/** PutImageTagMutability. */
export function putTagMutability(account: Account, body: unknown): unknown {
  const { repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters } =
    ecrSchemas.PutImageTagMutability.parse(body);
  const repository = findRepository(account, repositoryName);
  repository.imageTagMutability = imageTagMutability;
  repository.exclusions = imageTagMutabilityExclusionFilters?.map(({ filter }) => filter);
  return { registryId: aws.account, repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters };
}

/** PutLifecyclePolicy. */
export function putLifecyclePolicy(account: Account, body: unknown): unknown {
  const { repositoryName, lifecyclePolicyText } = ecrSchemas.PutLifecyclePolicy.parse(body);
  findRepository(account, repositoryName).lifecyclePolicy = lifecyclePolicyText;
  return { registryId: aws.account, repositoryName, lifecyclePolicyText };
}

/** GetLifecyclePolicy. */
export function getLifecyclePolicy(account: Account, body: unknown): unknown {
  const { repositoryName } = ecrSchemas.GetLifecyclePolicy.parse(body);
  const { lifecyclePolicy: lifecyclePolicyText } = findRepository(account, repositoryName);
  if (lifecyclePolicyText !== undefined)
    return { registryId: aws.account, repositoryName, lifecyclePolicyText };
  const where = `the repository with name '${repositoryName}' in the registry with id '${aws.account}'`;
  throw new EcrError('LifecyclePolicyNotFoundException', `Lifecycle policy does not exist for ${where}`);
}

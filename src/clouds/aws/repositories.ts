import type { Repository } from '@aws-sdk/client-ecr';
import { ActionError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { EcrCreation } from '../../fleet/repository-creation.ts';
import type { RepositoryState } from '../provider.ts';
import type { Ecr } from './control-plane.ts';
import { createdByPush } from './creation-templates.ts';
import { failed, isNamed, lacking } from './ecr-failure.ts';
import { adviceFor } from './repository-advice.ts';
import { differences, lifecyclePolicy, settingsOf } from './repository-settings.ts';

const mutabilities = {
  MUTABLE: 'mutable',
  IMMUTABLE: 'immutable',
  MUTABLE_WITH_EXCLUSION: 'mixed',
  IMMUTABLE_WITH_EXCLUSION: 'mixed',
} as const satisfies Record<NonNullable<Repository['imageTagMutability']>, RepositoryState['tags']>;

/** What DescribeRepositories says; `exists` is `unknown` where the identity may not ask. */
export async function describeRepository(
  ecr: Ecr,
  repository: string,
  create: EcrCreation,
): Promise<RepositoryState> {
  const found = await find(ecr, repository);
  if (found instanceof Error)
    return { exists: 'unknown', creatable: 'unknown', tags: 'unknown', notes: [lacking(ecr.who, found)] };
  if (found === undefined) {
    const byPush = await createdByPush(ecr, repository);
    const notes = byPush
      ? ['A creation template of the account makes the missing repositories, with its own settings.']
      : [`To create the missing repositories ${ecr.who} needs ${creationActions(create).join(', ')}.`];
    return { exists: false, creatable: byPush ? 'by-push' : 'unknown', tags: 'unknown', notes };
  }
  const tags = mutabilities[found.imageTagMutability ?? 'MUTABLE'];
  const notes = await adviceFor(ecr, found, create);
  return { exists: true, creatable: 'unknown', tags, notes };
}

/** Finds a repository, or makes it as `create` says. One that is there is left as it is. `REPOSITORY_MISSING`. */
export async function ensureRepository(
  ecr: Ecr,
  repository: string,
  create: EcrCreation,
  log: Log,
): Promise<'present' | 'created' | 'created-by-push' | 'unknown'> {
  const found = await find(ecr, repository);
  if (found instanceof Error) return 'unknown';
  if (found !== undefined) {
    for (const line of differences(found, create)) log.info(`${ecr.name}: ${line}; nothing was changed`);
    return 'present';
  }
  if (await createdByPush(ecr, repository)) {
    log.info(`${ecr.name}: a creation template of the account makes ${repository} with the first push`);
    return 'created-by-push';
  }
  const { CreateRepositoryCommand } = await import('@aws-sdk/client-ecr');
  try {
    await (await ecr.client()).send(
      new CreateRepositoryCommand({ ...ecr.in(repository), ...settingsOf(create) }),
    );
  } catch (error) {
    if (isNamed(error, 'RepositoryAlreadyExistsException')) return 'present';
    if (!isNamed(error, 'AccessDeniedException', 'KmsException')) throw failed(ecr, repository, error);
    throw new ActionError('REPOSITORY_MISSING', `${ecr.name}: repository ${repository} does not exist`, {
      hint: `Create it, or allow ${ecr.who} the actions ${creationActions(create).join(', ')}.`,
      cause: error,
    });
  }
  log.info(`${ecr.name}: created repository ${repository}`);
  const days = create['expire-untagged-days'];
  if (days !== undefined) await putLifecyclePolicy(ecr, repository, days, log);
  return 'created';
}

/** The actions that creating a repository takes, as far as the settings ask for them. */
const creationActions = (create: EcrCreation) => [
  'ecr:CreateRepository',
  'ecr:TagResource',
  ...(create['expire-untagged-days'] === undefined ? [] : ['ecr:PutLifecyclePolicy']),
  ...(create['kms-key'] === undefined ? [] : ['kms:CreateGrant', 'kms:DescribeKey']),
];

/** A repository without its policy can be pushed to all the same. */
async function putLifecyclePolicy(ecr: Ecr, repository: string, days: number, log: Log): Promise<void> {
  const { PutLifecyclePolicyCommand } = await import('@aws-sdk/client-ecr');
  const asked = { ...ecr.in(repository), lifecyclePolicyText: lifecyclePolicy(days) };
  try {
    await (await ecr.client()).send(new PutLifecyclePolicyCommand(asked));
  } catch (error) {
    if (!isNamed(error, 'AccessDeniedException')) throw failed(ecr, repository, error);
    log.warning(`${ecr.name}: ${repository} has no lifecycle policy. ${lacking(ecr.who, error)}`);
  }
}

/** The repository, undefined where there is none, or the refusal where the identity may not look. */
async function find(ecr: Ecr, repository: string): Promise<Repository | Error | undefined> {
  const { DescribeRepositoriesCommand } = await import('@aws-sdk/client-ecr');
  const { registryId } = ecr.in(repository);
  try {
    const asked = new DescribeRepositoriesCommand({ registryId, repositoryNames: [repository] });
    return (await (await ecr.client()).send(asked)).repositories?.[0];
  } catch (error) {
    if (isNamed(error, 'RepositoryNotFoundException')) return undefined;
    if (error instanceof Error && isNamed(error, 'AccessDeniedException')) return error;
    throw failed(ecr, repository, error);
  }
}

import type { Repository } from '@aws-sdk/client-ecr';
import { ActionError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { RepositoryState } from '../provider.ts';
import type { Ecr } from './control-plane.ts';
import { failed, isNamed, lacking } from './ecr-failure.ts';

const mutabilities = {
  MUTABLE: 'mutable',
  IMMUTABLE: 'immutable',
  MUTABLE_WITH_EXCLUSION: 'mixed',
  IMMUTABLE_WITH_EXCLUSION: 'mixed',
} as const satisfies Record<NonNullable<Repository['imageTagMutability']>, RepositoryState['tags']>;

/** What DescribeRepositories says; `exists` is `unknown` where the identity may not ask. */
export async function describeRepository(ecr: Ecr, repository: string): Promise<RepositoryState> {
  const found = await find(ecr, repository);
  if (found instanceof Error)
    return { exists: 'unknown', creatable: 'unknown', tags: 'unknown', notes: [lacking(ecr.who, found)] };
  if (found === undefined) return { exists: false, creatable: 'unknown', tags: 'unknown', notes: [] };
  const tags = mutabilities[found.imageTagMutability ?? 'MUTABLE'];
  return { exists: true, creatable: 'unknown', tags, notes: [] };
}

/** Finds a repository, or makes it. `REPOSITORY_MISSING`, `REGISTRY_FAILED`. */
export async function ensureRepository(
  ecr: Ecr,
  repository: string,
  log: Log,
): Promise<'present' | 'created' | 'unknown'> {
  const found = await find(ecr, repository);
  if (found instanceof Error) return 'unknown';
  if (found !== undefined) return 'present';
  const { CreateRepositoryCommand } = await import('@aws-sdk/client-ecr');
  try {
    await (await ecr.client()).send(
      new CreateRepositoryCommand({
        ...ecr.in(repository),
        imageScanningConfiguration: { scanOnPush: true },
        tags: [{ Key: 'managed-by', Value: 'flotilla' }],
      }),
    );
  } catch (error) {
    if (isNamed(error, 'RepositoryAlreadyExistsException')) return 'present';
    if (!isNamed(error, 'AccessDeniedException')) throw failed(ecr, repository, error);
    throw new ActionError('REPOSITORY_MISSING', `${ecr.name}: repository ${repository} does not exist`, {
      hint: `Create it, or allow ${ecr.who} the actions ecr:CreateRepository and ecr:TagResource.`,
      cause: error,
    });
  }
  log.info(
    `${ecr.name}: created repository ${repository}. Its tags can be moved; with IMMUTABLE_WITH_EXCLUSION and a filter ` +
      'for each branch tag, those of releases can not.',
  );
  return 'created';
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

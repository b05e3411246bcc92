import { aws } from '../identities.ts';
import { type Account, type EcrRepository, repositoryArn } from './account.ts';
import { EcrError } from './ecr-error.ts';

/** The repository of that name, or RepositoryNotFoundException. */
export function findRepository(account: Account, name: string): EcrRepository {
  const repository = account.repositories.get(name);
  if (repository) return repository;
  const where = `in the registry with id '${aws.account}'`;
  throw new EcrError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist ${where}`,
  );
}

/** Whether a template lets ECR create the repository with the first push. */
export function createdByPush({ templates }: Account, name: string): boolean {
  const matching = templates.filter(({ prefix }) => prefix === 'ROOT' || name.startsWith(`${prefix}/`));
  const closest = matching.sort((a, b) => rank(b.prefix) - rank(a.prefix))[0];
  return closest?.appliedFor.includes('CREATE_ON_PUSH') ?? false;
}

const rank = (prefix: string) => (prefix === 'ROOT' ? 0 : prefix.length);

/** Creates a repository; its name must be free and well-formed. */
export function createRepository(
  account: Account,
  settings: Omit<EcrRepository, 'createdAt' | 'referenced'>,
): EcrRepository {
  const { name } = settings;
  if (!/^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(name)) {
    throw new EcrError('InvalidParameterException', `Invalid parameter at 'repositoryName': ${name}`);
  }
  if (account.repositories.has(name)) {
    const where = `in the registry with id '${aws.account}'`;
    throw new EcrError(
      'RepositoryAlreadyExistsException',
      `The repository with name '${name}' already exists ${where}`,
    );
  }
  const repository = { ...settings, createdAt: account.clock.now(), referenced: new Set<string>() };
  account.repositories.set(name, repository);
  return repository;
}

/** A repository as the API tells it. */
export function describeRepository(repository: EcrRepository): unknown {
  return {
    repositoryName: repository.name,
    repositoryArn: repositoryArn(repository.name),
    registryId: aws.account,
    repositoryUri: `${aws.registry}/${repository.name}`,
    createdAt: repository.createdAt / 1000,
    imageTagMutability: repository.imageTagMutability,
    ...(repository.exclusions === undefined
      ? {}
      : {
          imageTagMutabilityExclusionFilters: repository.exclusions.map((filter) => ({
            filterType: 'WILDCARD',
            filter,
          })),
        }),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush ?? false },
    encryptionConfiguration:
      repository.kmsKey === undefined
        ? { encryptionType: 'AES256' }
        : { encryptionType: 'KMS', kmsKey: repository.kmsKey },
  };
}

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

/** Creates a repository; its name must be free and well-formed. */
export function createRepository(
  account: Account,
  name: string,
  imageTagMutability: EcrRepository['imageTagMutability'],
): EcrRepository {
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
  const repository = {
    name,
    imageTagMutability,
    createdAt: account.clock.now(),
    referenced: new Set<string>(),
  };
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
    imageScanningConfiguration: { scanOnPush: false },
    encryptionConfiguration: { encryptionType: 'AES256' },
  };
}

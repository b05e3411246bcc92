import { ActionError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { RepositoryState } from '../provider.ts';
import type { ArtifactRegistry } from './control-plane.ts';
import { failed, hasCode, lacking, rpcCodes } from './rpc-failure.ts';

/** What getRepository says; `exists` is `unknown` where the identity may not ask. */
export async function describeRepository(registry: ArtifactRegistry): Promise<RepositoryState> {
  try {
    const found = await find(registry);
    if (found === undefined) return { exists: false, creatable: 'unknown', tags: 'unknown', notes: [] };
    const tags = found.dockerConfig?.immutableTags ? 'immutable' : 'mutable';
    return { exists: true, creatable: 'unknown', tags, notes: [] };
  } catch (error) {
    if (!hasCode(error, rpcCodes.permissionDenied)) throw failed(registry, registry.repository, error);
    return { exists: 'unknown', creatable: 'unknown', tags: 'unknown', notes: [lacking(error)] };
  }
}

/** Finds the repository, or makes it. `REPOSITORY_MISSING`, `REGISTRY_FAILED`. */
export async function ensureRepository(
  registry: ArtifactRegistry,
  log: Log,
): Promise<'present' | 'created' | 'unknown'> {
  const { name, repository: full } = registry;
  try {
    if ((await find(registry)) !== undefined) return 'present';
  } catch (error) {
    if (hasCode(error, rpcCodes.permissionDenied)) return 'unknown';
    throw failed(registry, full, error);
  }
  const [parent = '', repositoryId = ''] = full.split('/repositories/');
  try {
    const [operation] = await (await registry.client()).createRepository({
      parent,
      repositoryId,
      repository: { format: 'DOCKER', labels: { 'managed-by': 'flotilla' } },
    });
    await operation.promise();
  } catch (error) {
    if (hasCode(error, rpcCodes.alreadyExists)) return 'present';
    if (!hasCode(error, rpcCodes.permissionDenied)) throw failed(registry, full, error);
    throw new ActionError('REPOSITORY_MISSING', `${name}: repository ${full} does not exist`, {
      hint: 'Create it, or grant the pushing identity artifactregistry.repositories.create (roles/artifactregistry.admin).',
      cause: error,
    });
  }
  log.info(`${name}: created repository ${full}`);
  return 'created';
}

/** The repository; undefined where there is none. `REPOSITORY_MISSING` for one of another format. */
async function find(registry: ArtifactRegistry) {
  const { name, repository } = registry;
  try {
    const [found] = await (await registry.client()).getRepository({ name: repository });
    if (found.format === 'DOCKER' || found.format === 1) return found;
    throw new ActionError(
      'REPOSITORY_MISSING',
      `${name}: ${repository} is of format ${found.format}, not of DOCKER`,
      { hint: `Name a repository of the Docker format in registries.${name}.` },
    );
  } catch (error) {
    if (hasCode(error, rpcCodes.notFound)) return undefined;
    throw error;
  }
}

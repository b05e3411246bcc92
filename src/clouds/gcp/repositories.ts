import type { protos } from '@google-cloud/artifact-registry';
import { ActionError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { ArtifactRegistryCreation } from '../../fleet/repository-creation.ts';
import type { RepositoryState } from '../provider.ts';
import type { ArtifactRegistry } from './control-plane.ts';
import { failed, hasCode, lacking, rpcCodes } from './rpc-failure.ts';

type Repository = protos.google.devtools.artifactregistry.v1.IRepository;

/** What a push needs beyond reading. */
const pushPermissions = [
  'artifactregistry.repositories.downloadArtifacts',
  'artifactregistry.repositories.uploadArtifacts',
];

/** What getRepository says; `exists` is `unknown` where the identity may not ask. */
export async function describeRepository(
  registry: ArtifactRegistry,
  create: ArtifactRegistryCreation,
): Promise<RepositoryState> {
  try {
    const found = await find(registry);
    if (found === undefined)
      return {
        ...{ exists: false, creatable: 'unknown', tags: 'unknown' },
        notes: [`To create ${registry.repository} the identity needs ${creationPermission}.`],
      };
    const tags = found.dockerConfig?.immutableTags ? 'immutable' : 'mutable';
    const notes = [...differences(found, create), ...(await lackingPermissions(registry))];
    return { exists: true, creatable: 'unknown', tags, notes };
  } catch (error) {
    if (!hasCode(error, rpcCodes.permissionDenied)) throw failed(registry, registry.repository, error);
    return { exists: 'unknown', creatable: 'unknown', tags: 'unknown', notes: [lacking(error)] };
  }
}

/** Finds the repository, or makes it as `create` says. One that is there is left as it is. `REPOSITORY_MISSING`. */
export async function ensureRepository(
  registry: ArtifactRegistry,
  create: ArtifactRegistryCreation,
  log: Log,
): Promise<'present' | 'created' | 'unknown'> {
  const { name, repository: full } = registry;
  try {
    const found = await find(registry);
    if (found !== undefined) {
      for (const line of differences(found, create)) log.info(`${name}: ${line}; nothing was changed`);
      return 'present';
    }
  } catch (error) {
    if (hasCode(error, rpcCodes.permissionDenied)) return 'unknown';
    throw failed(registry, full, error);
  }
  const [parent = '', repositoryId = ''] = full.split('/repositories/');
  try {
    const [operation] = await (await registry.client()).createRepository({
      parent,
      repositoryId,
      repository: settingsOf(create),
    });
    await operation.promise();
  } catch (error) {
    if (hasCode(error, rpcCodes.alreadyExists)) return 'present';
    if (!hasCode(error, rpcCodes.permissionDenied)) throw failed(registry, full, error);
    throw new ActionError('REPOSITORY_MISSING', `${name}: repository ${full} does not exist`, {
      hint: `Create it, or grant the pushing identity ${creationPermission} (roles/artifactregistry.admin).`,
      cause: error,
    });
  }
  log.info(`${name}: created repository ${full}`);
  return 'created';
}

const creationPermission = 'artifactregistry.repositories.create';

function settingsOf(create: ArtifactRegistryCreation) {
  return {
    format: 'DOCKER' as const,
    labels: { 'managed-by': 'flotilla', ...create.labels },
    ...(create['kms-key'] === undefined ? {} : { kmsKeyName: create['kms-key'] }),
    ...(create['immutable-tags'] === true ? { dockerConfig: { immutableTags: true } } : {}),
  };
}

/** How the repository differs from what the `create` block asks for; nothing is said of what the block leaves open. */
function differences(found: Repository, create: ArtifactRegistryCreation): string[] {
  const immutable = found.dockerConfig?.immutableTags ?? false;
  const wanted = create['immutable-tags'];
  const key = create['kms-key'];
  const labels = Object.entries(create.labels ?? {}).filter(
    ([label, value]) => found.labels?.[label] !== value,
  );
  const said = (setting: string, is: unknown, shall: unknown) =>
    `${found.name}: ${setting} is ${is}, the fleet file says ${shall}`;
  return [
    ...(wanted === undefined || wanted === immutable ? [] : [said('immutable-tags', immutable, wanted)]),
    ...(key === undefined || key === found.kmsKeyName
      ? []
      : [said('kms-key', found.kmsKeyName || 'one of Google’s', key)]),
    ...labels.map(([label, value]) => said(`label ${label}`, found.labels?.[label] ?? 'absent', value)),
  ];
}

/** Which permissions for a push the identity lacks; each a line. */
async function lackingPermissions(registry: ArtifactRegistry): Promise<string[]> {
  const { repository: resource } = registry;
  const asked = { resource, permissions: pushPermissions };
  const [{ permissions }] = await (await registry.client()).testIamPermissions(asked);
  return pushPermissions
    .filter((permission) => !permissions?.includes(permission))
    .map((permission) => `Grant the identity ${permission} on ${resource} (roles/artifactregistry.writer).`);
}

/** The repository; undefined where there is none. `REPOSITORY_MISSING` for one of another format. */
async function find(registry: ArtifactRegistry): Promise<Repository | undefined> {
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

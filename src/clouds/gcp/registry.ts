import { ActionError, messageOf } from '../../core/errors.ts';
import type { CloudPorts, RegistryAccess, RegistryOf } from '../provider.ts';
import { artifactRegistryClient } from './control-plane.ts';
import { type GcpIdentity, googleToken } from './identity.ts';

type ArtifactRegistry = RegistryOf<'gcp'>;
type Client = Awaited<ReturnType<typeof artifactRegistryClient>>;

/** Opens an Artifact Registry repository of the Docker format; each service is an image in it. */
export function openArtifactRegistry(
  name: string,
  config: ArtifactRegistry,
  identity: GcpIdentity,
  ports: CloudPorts,
): RegistryAccess {
  const { location, project, repository, required } = config;
  const host = `${location}-docker.pkg.dev`;
  const parent = `projects/${project}/locations/${location}`;
  const path = `${project}/${repository}`;
  const token = googleToken(identity, ports);
  let client: Promise<Client> | undefined;
  const control = () => {
    client ??= artifactRegistryClient(token, ports);
    return client;
  };
  let ensured: Promise<'present' | 'created' | 'unknown'> | undefined;
  return {
    endpoint: {
      name,
      host,
      baseUrl: ports.endpoints.gcp?.registry ?? `https://${host}`,
      path,
      required,
      // Uploads in several requests are refused: https://cloud.google.com/artifact-registry/docs/docker/pushing-and-pulling
      traits: { chunkedUpload: false, mount: 'any', concurrency: 8 },
      credential: async (renew) => {
        const { value: password, expiresAt } = await token(renew);
        return { username: 'oauth2accesstoken', password, expiresAt };
      },
    },
    // One repository of the cloud's holds every repository of the specification below it.
    ensureRepository: () => {
      ensured ??= control().then((client) => ensure(name, client, parent, repository, ports));
      return ensured;
    },
    hasDigest: async (image, digest) => {
      const id = encodeURIComponent(image.replace(`${path}/`, ''));
      try {
        const [found] = await (await control()).getDockerImage({
          name: `${parent}/repositories/${repository}/dockerImages/${id}@${digest}`,
        });
        return found.uri?.endsWith(`@${digest}`) ?? false;
      } catch (error) {
        if (hasCode(error, status.notFound)) return false;
        if (hasCode(error, status.permissionDenied)) return 'unknown';
        throw failed(name, image, error);
      }
    },
  };
}

/** Codes of google.rpc.Code. */
const status = { notFound: 5, alreadyExists: 6, permissionDenied: 7 } as const;

async function ensure(
  name: string,
  client: Client,
  parent: string,
  repositoryId: string,
  { log }: CloudPorts,
): Promise<'present' | 'created' | 'unknown'> {
  const full = `${parent}/repositories/${repositoryId}`;
  try {
    const [found] = await client.getRepository({ name: full });
    if (found.format === 'DOCKER' || found.format === 1) return 'present';
    throw new ActionError(
      'REPOSITORY_MISSING',
      `${name}: ${full} is of format ${found.format}, not of DOCKER`,
      {
        hint: `Name a repository of the Docker format in registries.${name}.`,
      },
    );
  } catch (error) {
    if (hasCode(error, status.permissionDenied)) return 'unknown';
    if (!hasCode(error, status.notFound)) throw failed(name, full, error);
  }
  try {
    const [operation] = await client.createRepository({
      parent,
      repositoryId,
      repository: { format: 'DOCKER', labels: { 'managed-by': 'flotilla' } },
    });
    await operation.promise();
  } catch (error) {
    if (hasCode(error, status.alreadyExists)) return 'present';
    if (!hasCode(error, status.permissionDenied)) throw failed(name, full, error);
    throw new ActionError('REPOSITORY_MISSING', `${name}: repository ${full} does not exist`, {
      hint: 'Create it, or grant the pushing identity artifactregistry.repositories.create (roles/artifactregistry.admin).',
      cause: error,
    });
  }
  log.info(`${name}: created repository ${full}`);
  return 'created';
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function failed(name: string, what: string, cause: unknown): unknown {
  if (cause instanceof ActionError) return cause;
  return new ActionError(
    'REGISTRY_FAILED',
    `${name}: Artifact Registry failed for ${what}: ${messageOf(cause)}`,
    { hint: 'Try again; the registry’s control plane did not answer as documented.' },
  );
}

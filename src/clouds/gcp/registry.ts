import { registryBaseUrl } from '../endpoints.ts';
import type { CloudPorts, RegistryAccess, RegistryOf } from '../provider.ts';
import { type ArtifactRegistry, artifactRegistryClient } from './control-plane.ts';
import { type GcpIdentity, googleToken, principalOf } from './identity.ts';
import { deleteImages, hasDigest, listImages, retag } from './images.ts';
import { describeRepository, ensureRepository } from './repositories.ts';
import { universeOf } from './universe.ts';

/** Opens an Artifact Registry repository of the Docker format; each service is an image in it. */
export function openArtifactRegistry(
  name: string,
  config: RegistryOf<'gcp'>,
  identity: GcpIdentity,
  ports: CloudPorts,
): RegistryAccess {
  const { location, project, repository, required, create = {} } = config;
  const universe = universeOf(identity);
  const host = `${location}-docker.${universe.registries}`;
  // The prefix of a project that belongs to a domain, or to a partner's cloud, is a step of the path.
  const path = `${project.replace(':', '/')}/${repository}`;
  const token = googleToken(identity, ports);
  let client: ReturnType<typeof artifactRegistryClient> | undefined;
  const registry: ArtifactRegistry = {
    name,
    repository: `projects/${project}/locations/${location}/repositories/${repository}`,
    client: () => {
      client ??= artifactRegistryClient(universe, token, ports);
      return client;
    },
    packageOf: (image) => encodeURIComponent(image.replace(`${path}/`, '')),
  };
  let ensured: Promise<'present' | 'created' | 'unknown'> | undefined;
  return {
    endpoint: {
      name,
      host,
      baseUrl: registryBaseUrl(host, ports.endpoints.gcp?.registry),
      path,
      required,
      // Uploads in several requests are refused: https://cloud.google.com/artifact-registry/docs/docker/pushing-and-pulling
      traits: { chunkedUpload: false, mount: 'any', concurrency: 8 },
      credential: async (renew) => {
        const { value: password, expiresAt } = await token(renew);
        return { username: 'oauth2accesstoken', password, expiresAt };
      },
    },
    pushGrant: `Grant ${principalOf(identity)} roles/artifactregistry.writer on ${registry.repository}.`,
    // One repository of the cloud's holds every repository of the specification below it.
    ensureRepository: () => {
      ensured ??= ensureRepository(registry, create, ports.log);
      return ensured;
    },
    describeRepository: () => describeRepository(registry, create),
    hasDigest: (image, digest) => hasDigest(registry, image, digest),
    retag: (image, digest, tag) => retag(registry, image, digest, tag),
    listImages: (image) => listImages(registry, image),
    deleteImages: (image, digests) => deleteImages(registry, image, digests),
  };
}

import type { RegistryConfigOf } from '../../fleet/registry.ts';
import type { RegistryEndpoint } from '../../oci/registry-endpoint.ts';
import { registryBaseUrl } from '../endpoints.ts';
import type { CloudPorts, RegistryAccess } from '../provider.ts';
import { renewing } from '../renewing.ts';
import { type Ecr, ecrClient } from './control-plane.ts';
import { type AwsIdentity, principalOf, registrySession } from './identity.ts';
import { deleteImages, hasBlobs, hasDigest, listImages, retag } from './images.ts';
import { authorize, privateLogin } from './login.ts';
import { registryHost } from './partition.ts';
import { replication } from './replication.ts';
import { describeRepository, ensureRepository } from './repositories.ts';

/** What a push takes, and reading back what was pushed. */
const pushActions = [
  ...['BatchCheckLayerAvailability', 'BatchGetImage', 'GetDownloadUrlForLayer'],
  ...['InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload', 'PutImage'],
].map((action) => `ecr:${action}`);

/** Opens a private ECR registry. */
export function openEcr(
  name: string,
  config: RegistryConfigOf<'ecr'>,
  identity: AwsIdentity,
  ports: CloudPorts,
): RegistryAccess {
  const { account, region, create = {}, replicas = [] } = config;
  const { fips } = identity;
  const who = principalOf(identity);
  const session = registrySession(identity, config, ports);

  /** The registry in one region; each has a login of its own. */
  const endpointIn = (place: string, title: string): RegistryEndpoint => {
    const host = registryHost(account, place);
    const api = privateLogin({ region: place, fips }, ports);
    const login = renewing(() => authorize(title, api, who, session, ports), ports.clock);
    // The host with validated cryptography is another door to the same registry; images keep their name.
    const door = registryHost(account, place, fips);
    return {
      ...{ name: title, host, path: config.path, required: config.required },
      baseUrl: registryBaseUrl(host, ports.endpoints.aws?.registry, door),
      // A second PATCH is answered 201 and thrown away: https://github.com/aws/containers-roadmap/issues/2831
      traits: { chunkedUpload: false, mount: 'referenced', concurrency: 8 },
      credential: async (renew) => (await login(renew)).value,
    };
  };

  let client: ReturnType<typeof ecrClient> | undefined;
  const ecr: Ecr = {
    name,
    who,
    client: () => {
      client ??= ecrClient({ region, fips }, session, ports);
      return client;
    },
    in: (repositoryName) => ({ registryId: account, repositoryName }),
  };
  return {
    endpoint: endpointIn(region, name),
    pushGrant: `Allow ${who} on the repositories below ${config.path}: ${pushActions.join(', ')}.`,
    ensureRepository: (repository) => ensureRepository(ecr, repository, create, ports.log),
    describeRepository: (repository) => describeRepository(ecr, repository, create),
    hasDigest: (repository, digest) => hasDigest(ecr, repository, digest),
    hasBlobs: (repository, digests) => hasBlobs(ecr, repository, digests),
    retag: (repository, digest, tag) => retag(ecr, repository, digest, tag),
    listImages: (repository) => listImages(ecr, repository),
    deleteImages: (repository, digests) => deleteImages(ecr, repository, digests),
    ...(replicas.length === 0
      ? {}
      : {
          replicas: replicas.map((place) => endpointIn(place, `${name} (${place})`)),
          replication: (repository, digest) => replication(ecr, repository, digest),
        }),
  };
}

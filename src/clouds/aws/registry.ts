import { registryBaseUrl } from '../endpoints.ts';
import type { CloudPorts, RegistryAccess, RegistryOf } from '../provider.ts';
import { renewing } from '../renewing.ts';
import { type Ecr, ecrClient } from './control-plane.ts';
import { type AwsIdentity, principalOf, registrySession } from './identity.ts';
import { deleteImages, hasBlobs, hasDigest, listImages, retag } from './images.ts';
import { authorize } from './login.ts';
import { registryHost } from './partition.ts';
import { describeRepository, ensureRepository } from './repositories.ts';

type EcrRegistry = RegistryOf<'aws'>;

/** Opens a private ECR registry. */
export function openEcr(
  name: string,
  config: EcrRegistry,
  identity: AwsIdentity,
  ports: CloudPorts,
): RegistryAccess {
  const { account, region, path, required } = config;
  const host = registryHost(account, region);
  const session = registrySession(identity, config, ports);
  const login = renewing(() => authorize(name, config, identity, session, ports), ports.clock);
  let client: ReturnType<typeof ecrClient> | undefined;
  const ecr: Ecr = {
    name,
    who: principalOf(identity),
    client: () => {
      client ??= ecrClient({ region, fips: identity.fips }, session, ports);
      return client;
    },
    in: (repositoryName) => ({ registryId: account, repositoryName }),
  };
  return {
    endpoint: {
      name,
      host,
      // The host with validated cryptography is another door to the same registry; images keep their name.
      baseUrl: registryBaseUrl(
        host,
        ports.endpoints.aws?.registry,
        registryHost(account, region, identity.fips),
      ),
      path,
      required,
      // A second PATCH is answered 201 and thrown away: https://github.com/aws/containers-roadmap/issues/2831
      traits: { chunkedUpload: false, mount: 'referenced', concurrency: 8 },
      credential: async (renew) => (await login(renew)).value,
    },
    ensureRepository: (repository) => ensureRepository(ecr, repository, ports.log),
    describeRepository: (repository) => describeRepository(ecr, repository),
    hasDigest: (repository, digest) => hasDigest(ecr, repository, digest),
    hasBlobs: (repository, digests) => hasBlobs(ecr, repository, digests),
    retag: (repository, digest, tag) => retag(ecr, repository, digest, tag),
    listImages: (repository) => listImages(ecr, repository),
    deleteImages: (repository, digests) => deleteImages(ecr, repository, digests),
  };
}

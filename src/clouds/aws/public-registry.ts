import type { RegistryConfigOf } from '../../fleet/registry.ts';
import { createRegistryClient } from '../../oci/registry-client.ts';
import type { RegistryEndpoint } from '../../oci/registry-endpoint.ts';
import { distributionAccess } from '../distribution.ts';
import { registryBaseUrl } from '../endpoints.ts';
import type { CloudPorts, RegistryAccess } from '../provider.ts';
import { renewing } from '../renewing.ts';
import { type AwsIdentity, principalOf, registrySession } from './identity.ts';
import { authorize, publicLogin } from './login.ts';

const host = 'public.ecr.aws';

/** Opens a registry of ECR Public. Its repositories are made by hand, and it has no way to delete but its console. */
export function openEcrPublic(
  name: string,
  config: RegistryConfigOf<'ecr-public'>,
  identity: AwsIdentity,
  ports: CloudPorts,
): RegistryAccess {
  const { alias, path, required } = config;
  const { clock, log, signal, dispatcher, allowHosts } = ports;
  const session = registrySession(identity, config, ports);
  const api = publicLogin(ports);
  const login = renewing(() => authorize(name, api, principalOf(identity), session, ports), clock);
  const endpoint: RegistryEndpoint = {
    ...{ name, host, path: `${alias}/${path}`, required },
    baseUrl: registryBaseUrl(host, ports.endpoints.aws?.registry),
    // Ten uploads may be completed per second: https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html
    traits: { chunkedUpload: false, mount: 'never', concurrency: 4 },
    credential: async (renew) => (await login(renew)).value,
  };
  const http = { dispatcher };
  const { describeRepository, retag, listImages } = distributionAccess(
    createRegistryClient(endpoint, { http, clock, log, signal, allowHosts }),
  );
  return {
    endpoint,
    // Only its own API could make one, or say more than the registry does.
    ensureRepository: async () => 'unknown',
    hasDigest: async () => 'unknown',
    describeRepository: async (repository) => {
      const state = await describeRepository(repository);
      const create = `aws ecr-public create-repository --region us-east-1 --repository-name ${repository.slice(alias.length + 1)}`;
      return {
        ...{ ...state, creatable: false },
        notes: state.exists === true ? [] : [`A repository that is missing is made by hand: ${create}`],
      };
    },
    retag,
    listImages,
  };
}

import { createRegistryClient } from '../../oci/registry-client.ts';
import type { RegistryEndpoint } from '../../oci/registry-endpoint.ts';
import { distributionAccess } from '../distribution.ts';
import type { CloudPorts, Login, RegistryAccess, RegistryOf } from '../provider.ts';
import { loginCredential } from './identity.ts';

type OciRegistry = RegistryOf<'generic'>;

/** Docker Hub's references and its registry have different hosts. */
const realHosts: Readonly<Record<string, string>> = {
  'docker.io': 'registry-1.docker.io',
  'index.docker.io': 'registry-1.docker.io',
};

/** Opens any registry of the distribution specification by user and password. */
export function openOciRegistry(
  name: string,
  { type, host, path, required }: OciRegistry,
  login: Login,
  ports: CloudPorts,
): RegistryAccess {
  const endpoint: RegistryEndpoint = {
    name,
    host,
    baseUrl: `https://${realHosts[host] ?? host}`,
    path,
    required,
    // GHCR answers 416 to the second of several PATCH requests; Docker Hub limits requests per account.
    traits: {
      chunkedUpload: type === 'harbor' || type === 'oci',
      mount: 'any',
      concurrency: type === 'docker-hub' ? 4 : 8,
    },
    credential: (renew) => loginCredential(login, renew),
  };
  const { clock, log, signal, dispatcher, allowHosts } = ports;
  const http = { dispatcher };
  const registry = createRegistryClient(endpoint, { http, clock, log, signal, allowHosts });
  return {
    endpoint,
    ensureRepository: async () => 'created-by-push',
    // There is no control plane to ask beside the registry itself.
    hasDigest: async () => 'unknown',
    ...distributionAccess(registry),
  };
}

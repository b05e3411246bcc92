import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import type { RegistryCredential } from '../../oci/registry-endpoint.ts';
import { claimsOf } from '../denied.ts';
import { registryBaseUrl } from '../endpoints.ts';
import type { CloudPorts, Expiring, RegistryAccess, RegistryOf } from '../provider.ts';
import { type Renewing, renewing } from '../renewing.ts';
import { brief, request } from '../request.ts';
import { authorityOf } from './authority.ts';
import { type Acr, containerRegistryClient, contentClient } from './control-plane.ts';
import { type AzureIdentity, entraToken, principalOf, scopesOf } from './identity.ts';
import { deleteImages, hasDigest, listImages, retag } from './images.ts';
import { describeRepository } from './repositories.ts';

type AcrRegistry = RegistryOf<'azure'>;

/** The user that a refresh token is the password of. */
const nobody = '00000000-0000-0000-0000-000000000000';

const exchanged = z.object({ refresh_token: z.string().min(1) });

/** Opens an Azure Container Registry. Its repositories come into being with the first push. */
export function openAcr(
  name: string,
  config: AcrRegistry,
  identity: AzureIdentity,
  ports: CloudPorts,
): RegistryAccess {
  const { registry, path, required } = config;
  const host = `${registry}.${authorityOf(identity).registries}`;
  const baseUrl = registryBaseUrl(host, ports.endpoints.azure?.registry);
  const entra = entraToken(scopesOf(identity).registry, identity, ports);
  const login = renewing(() => exchange(name, host, baseUrl, identity, entra, ports), ports.clock);
  let client: ReturnType<typeof containerRegistryClient> | undefined;
  const acr: Acr = {
    name,
    who: principalOf(identity),
    client: () => {
      client ??= containerRegistryClient(baseUrl, entra);
      return client;
    },
    contentClient: (repository) => contentClient(baseUrl, repository, entra),
  };
  return {
    endpoint: {
      name,
      host,
      baseUrl,
      path,
      required,
      traits: { chunkedUpload: true, mount: 'any', concurrency: 8 },
      credential: async (renew) => (await login(renew)).value,
    },
    pushGrant: `Grant ${acr.who} the role AcrPush on registry ${registry}.`,
    ensureRepository: async () => 'created-by-push',
    describeRepository: (repository) => describeRepository(acr, repository),
    hasDigest: (repository, digest) => hasDigest(acr, repository, digest),
    retag: (repository, digest, tag) => retag(acr, repository, digest, tag),
    listImages: (repository) => listImages(acr, repository),
    deleteImages: (repository, digests) => deleteImages(acr, repository, digests),
  };
}

/**
 * Exchanges an Entra token for a refresh token of the registry, which is a password to its token service.
 * https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md
 */
async function exchange(
  name: string,
  host: string,
  baseUrl: string,
  identity: AzureIdentity,
  entra: Renewing<string>,
  ports: CloudPorts,
): Promise<Expiring<RegistryCredential>> {
  const reply = await request(ports, {
    what: `${name}: ACR`,
    url: `${baseUrl}/oauth2/exchange`,
    init: async () => ({
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'access_token',
        service: host,
        tenant: identity.tenant,
        access_token: (await entra()).value,
      }),
    }),
  });
  if (!reply.ok)
    throw new ActionError(
      'REGISTRY_DENIED',
      `${name}: ${host} gave ${principalOf(identity)} no login: ${brief(reply.text)}`,
      {
        hint: `Grant it the role AcrPush (to verify only: AcrPull) on registry ${host.split('.')[0]}.`,
      },
    );
  const { refresh_token: password } = exchanged.parse(JSON.parse(reply.text));
  ports.log.mask(password);
  // Three hours, says its own claim; an opaque one is taken to last for one.
  const expiry = Number(claimsOf(password)['exp']);
  const expiresAt = Number.isFinite(expiry) ? expiry * 1000 : ports.clock.now() + 3_600_000;
  return { value: { username: nobody, password, expiresAt }, expiresAt };
}

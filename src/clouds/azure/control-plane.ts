import type { ContainerRegistryClient } from '@azure/container-registry';
import type { Renewing } from '../renewing.ts';

/** The official client for an ACR registry's own API. It exchanges the Entra token for the registry's itself. */
export async function containerRegistryClient(
  baseUrl: string,
  entra: Renewing<string>,
): Promise<ContainerRegistryClient> {
  const { ContainerRegistryClient } = await import('@azure/container-registry');
  return new ContainerRegistryClient(baseUrl, {
    getToken: async () => {
      const { value: token, expiresAt: expiresOnTimestamp } = await entra();
      return { token, expiresOnTimestamp };
    },
  });
}

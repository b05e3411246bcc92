import type { ContainerRegistryClient, ContainerRegistryContentClient } from '@azure/container-registry';
import type { Renewing } from '../renewing.ts';

/** What ACR's operations need to know of the registry they are for. */
export interface Acr {
  /** Name of the registry in the fleet file, for messages. */
  readonly name: string;
  /** Who asks, for advice on roles. */
  readonly who: string;
  /** The SDK is loaded with the first call. */
  client(): Promise<ContainerRegistryClient>;
  contentClient(repository: string): Promise<ContainerRegistryContentClient>;
}

/** The official client for an ACR registry's own API. It exchanges the Entra token for the registry's itself. */
export async function containerRegistryClient(
  baseUrl: string,
  entra: Renewing<string>,
): Promise<ContainerRegistryClient> {
  const { ContainerRegistryClient } = await import('@azure/container-registry');
  return new ContainerRegistryClient(baseUrl, credential(entra), options);
}

/** The official client for one repository's manifests. */
export async function contentClient(
  baseUrl: string,
  repository: string,
  entra: Renewing<string>,
): Promise<ContainerRegistryContentClient> {
  const { ContainerRegistryContentClient } = await import('@azure/container-registry');
  return new ContainerRegistryContentClient(baseUrl, repository, credential(entra), options);
}

type Policy = NonNullable<
  ConstructorParameters<typeof ContainerRegistryContentClient>[3]
>['additionalPolicies'] &
  object;

/** How long an answer is waited for; the client itself would wait for ever (milliseconds). */
const answerMs = 30_000;

/** The client tries a 429 again only where it comes with a time to wait, and what passes only where it is told so. */
const patience: Policy[number] = {
  position: 'perRetry',
  policy: {
    name: 'patience',
    sendRequest: async (request, next) => {
      request.timeout = answerMs;
      const response = await next(request).catch((cause: unknown) => {
        if (request.abortSignal?.aborted) throw cause;
        throw passing(cause) ?? cause;
      });
      if (response.status === 429 && !response.headers.has('retry-after'))
        response.headers.set('retry-after', '1');
      return response;
    },
  },
};

/** Silence, or an answer that broke off, as the client's retries know them: they go by name and code. */
function passing(cause: unknown): Error | undefined {
  if (!(cause instanceof Error)) return undefined;
  if (cause.name === 'AbortError')
    return Object.assign(new Error(`no answer for ${answerMs / 1000} s`, { cause }), {
      name: 'RestError',
      code: 'ETIMEDOUT',
    });
  const brokeOff = 'code' in cause && cause.code === 'PARSE_ERROR';
  return brokeOff ? Object.assign(cause, { code: 'ECONNRESET' }) : undefined;
}

const options = {
  additionalPolicies: [patience],
  // A manifest is never elsewhere, and the token is for nobody else.
  redirectOptions: { allowCrossOriginRedirects: false },
};

const credential = (entra: Renewing<string>) => ({
  getToken: async () => {
    const { value: token, expiresAt: expiresOnTimestamp } = await entra();
    return { token, expiresOnTimestamp };
  },
});

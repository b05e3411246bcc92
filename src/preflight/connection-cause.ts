import { ActionError } from '../core/errors.ts';
import { codeOf, connectionFailure } from '../oci/connection-failure.ts';
import type { RegistryEndpoint } from '../oci/registry-endpoint.ts';

/** What it means that a registry was not reached at all, and what to change. `seconds` is how long it was waited for. */
export function explainUnreachable(endpoint: RegistryEndpoint, error: unknown, seconds: number): ActionError {
  const { name, baseUrl } = endpoint;
  const known = connectionFailure(endpoint, 'GET /v2/', error, seconds);
  if (known instanceof ActionError) return known;
  const { host, hostname } = new URL(baseUrl);
  const code = codeOf(error);
  const failure = (said: string, hint: string) =>
    new ActionError('REGISTRY_FAILED', said, { hint, cause: error });
  if (['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA'].includes(code))
    return failure(
      `the name ${hostname} leads nowhere`,
      `Correct registries.${name}, or give the runner a name server that knows it.`,
    );
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO')
    return failure(
      `${host} does not speak TLS`,
      `Correct the port in registries.${name}; registries are reached by https only.`,
    );
  const silent =
    error !== null && typeof error === 'object' && 'name' in error && error.name === 'TimeoutError';
  return failure(
    silent ? `${host} is silent for ${seconds} s` : `no answer from ${host}`,
    `Check that the runner may reach ${host}: firewall, private network (a runner inside it, or the input ` +
      '`endpoints`), proxy (HTTPS_PROXY, NO_PROXY).',
  );
}

import { overriddenHosts } from '../clouds/endpoints.ts';
import type { CloudPorts } from '../clouds/provider.ts';
import type { Context } from '../core/context.ts';
import { parseSecrets } from '../core/secrets.ts';
import { createIdTokens } from '../github/oidc.ts';
import type { RegistryPorts } from '../oci/transport.ts';

/** Ties the clouds to this job: its identity tokens, its secrets and its endpoint overrides, which are announced. */
export function cloudPorts(
  inputs: {
    readonly endpoints?: CloudPorts['endpoints'] | undefined;
    readonly secrets?: string | undefined;
    readonly allowHosts?: CloudPorts['allowHosts'];
  },
  context: Context,
): CloudPorts {
  const { clock, log, env, signal } = context;
  const { fetch, dispatcher } = context.http;
  if (inputs.endpoints !== undefined)
    log.warning(`Endpoint overrides are in force: ${overriddenHosts(inputs.endpoints).join(', ')}`);
  return {
    fetch,
    dispatcher,
    clock,
    log,
    signal,
    endpoints: inputs.endpoints ?? {},
    allowHosts: inputs.allowHosts,
    idToken: createIdTokens({ env, fetch, clock, log, signal }),
    secret: parseSecrets(inputs.secrets, log),
    env,
  };
}

/** Ties the registry protocol to this job. */
export function registryPorts(
  { allowHosts }: Pick<RegistryPorts, 'allowHosts'>,
  { http, clock, log, signal }: Pick<Context, 'http' | 'clock' | 'log' | 'signal'>,
): RegistryPorts {
  return { http, clock, log, signal, allowHosts };
}

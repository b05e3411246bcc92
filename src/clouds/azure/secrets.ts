import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import type { CloudPorts } from '../provider.ts';
import { brief, readJson, request } from '../request.ts';
import { authorityOf } from './authority.ts';
import { type AzureIdentity, entraToken, principalOf, scopesOf } from './identity.ts';

const bundle = z.object({ value: z.string() });
const refused = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    innererror: z.object({ code: z.string() }).nullish(),
  }),
});

const apiVersion = '7.4';

/**
 * A secret in Azure Key Vault, by its address; the current version where that names none. `SECRET_UNAVAILABLE`.
 * https://learn.microsoft.com/en-us/rest/api/keyvault/secrets/get-secret/get-secret
 */
export async function azureSecret(
  address: string,
  identity: AzureIdentity,
  ports: CloudPorts,
): Promise<string> {
  const { vaults } = authorityOf(identity);
  const { host, pathname, origin } = new URL(address);
  if (!host.endsWith(`.${vaults}`))
    throw new ActionError('SECRET_UNAVAILABLE', `${address} is not in a vault of the identity’s cloud`, {
      hint: `Name a secret below ${vaults}, or an identity of the other \`authority\`.`,
    });
  const token = entraToken(scopesOf(identity).vault, identity, ports);
  const reply = await request(ports, {
    what: 'Azure Key Vault',
    url: `${ports.endpoints.azure?.vault ?? origin}${pathname}?api-version=${apiVersion}`,
    init: async () => ({ headers: { authorization: `Bearer ${(await token()).value}` } }),
  });
  if (!reply.ok) {
    const error = readJson(refused, reply.text)?.error;
    const said = error === undefined ? brief(reply.text) : `${error.code}: ${error.message}`;
    throw new ActionError('SECRET_UNAVAILABLE', `Azure Key Vault does not give ${address}: ${said}`, {
      hint: advice(reply.status, error?.innererror?.code, host, principalOf(identity)),
    });
  }
  const { value } = bundle.parse(JSON.parse(reply.text));
  ports.log.mask(value);
  return value;
}

function advice(status: number, inner: string | undefined, host: string, who: string): string {
  if (inner === 'SecretDisabled') return 'Enable that version of the secret, or name another one.';
  if (inner === 'ForbiddenByFirewall') return `Let the runner’s network through the firewall of ${host}.`;
  if (status === 404) return 'Correct `password-from.secret`: the vault has no such secret or version.';
  return `Grant ${who} the role "Key Vault Secrets User" on ${host}, or the access policy to get secrets.`;
}

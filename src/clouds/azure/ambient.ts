import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import type { IdentityOf } from '../../fleet/identity.ts';
import { askMetadata, localAddress } from '../direct-fetch.ts';
import type { CloudPorts, Expiring } from '../provider.ts';
import { type Renewing, renewing } from '../renewing.ts';
import { brief, readJson } from '../request.ts';
import { readTokenFile } from '../token-file.ts';
import { grant } from './client-credentials.ts';

type AmbientIdentity = Extract<IdentityOf<'azure'>, { source: 'ambient' }>;

/** Managed identities' token services write numbers as text; one of them gives only the end. */
const managed = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().optional(),
  expires_on: z.coerce.number().optional(),
});

/**
 * Tokens of the runner's own identity, from the first place that has one: the token file of AKS workload identity,
 * the identity endpoint of App Service and Container Apps, instance metadata. `IDENTITY_UNAVAILABLE`.
 * https://learn.microsoft.com/en-us/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
 */
export function ambientToken(scope: string, identity: AmbientIdentity, ports: CloudPorts): Renewing<string> {
  const { env = {}, clock } = ports;
  const client = identity.client ?? env['AZURE_CLIENT_ID'];
  const file = env['AZURE_FEDERATED_TOKEN_FILE'];
  if (file && client) {
    const proof = async () => ({ assertion: await readTokenFile('AZURE_FEDERATED_TOKEN_FILE', file, ports) });
    return renewing(() => grant({ ...identity, client, proof }, scope, ports), clock);
  }
  return renewing(() => managedToken(scope.replace('/.default', ''), identity.client, ports), clock);
}

async function managedToken(
  resource: string,
  client: string | undefined,
  ports: CloudPorts,
): Promise<Expiring<string>> {
  const { env = {}, clock, log } = ports;
  const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: secret } = env;
  if (secret) log.mask(secret);
  const { url, headers } =
    endpoint && secret
      ? {
          url: localAddress('IDENTITY_ENDPOINT', endpoint, linkLocal),
          headers: { 'x-identity-header': secret },
        }
      : {
          url: new URL(
            `${ports.endpoints.azure?.metadata ?? instanceMetadata}/metadata/identity/oauth2/token`,
          ),
          headers: { metadata: 'true' },
        };
  url.searchParams.set('api-version', endpoint && secret ? '2019-08-01' : '2018-02-01');
  url.searchParams.set('resource', resource);
  if (client !== undefined) url.searchParams.set('client_id', client);
  const what = 'Azure’s managed identity service';
  const reply = await askMetadata(ports, { what, url: url.href, init: () => ({ headers }) });
  const found = reply.ok ? readJson(managed, reply.text) : undefined;
  if (found === undefined) {
    const said = reply.ok ? 'without a token in its answer' : brief(reply.text);
    throw new ActionError('IDENTITY_UNAVAILABLE', `${what} gives no token: HTTP ${reply.status} ${said}`, {
      hint: 'Assign a managed identity to the runner’s machine; where it has several, name one with `client`.',
    });
  }
  log.mask(found.access_token);
  const { expires_in: seconds, expires_on: end } = found;
  const expiresAt = seconds === undefined ? (end ?? 0) * 1000 : clock.now() + seconds * 1000;
  return { value: found.access_token, expiresAt };
}

const instanceMetadata = 'http://169.254.169.254';
/** App Service gives each machine another address of these. */
const linkLocal = /^169\.254\.\d{1,3}\.\d{1,3}$/;

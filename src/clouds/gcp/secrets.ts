import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import { secretReferences } from '../../fleet/identity.ts';
import type { CloudPorts } from '../provider.ts';
import { request } from '../request.ts';
import { googleSaid } from './google-error.ts';
import { type GcpIdentity, googleToken, principalOf } from './identity.ts';
import { apiUrl, type Universe, universeOf } from './universe.ts';

const accessed = z.object({ payload: z.object({ data: z.base64() }) });

/**
 * A version of a secret in Google Secret Manager, by its full name; regional secrets are asked for in their region.
 * `SECRET_UNAVAILABLE`.
 * https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access
 */
export async function googleSecret(
  version: string,
  identity: GcpIdentity,
  ports: CloudPorts,
): Promise<string> {
  const token = googleToken(identity, ports);
  const base = ports.endpoints.gcp?.secretmanager ?? addressOf(version, universeOf(identity));
  const reply = await request(ports, {
    what: 'Google Secret Manager',
    url: `${base}/v1/${version}:access`,
    init: async () => ({ headers: { authorization: `Bearer ${(await token()).value}` } }),
  });
  if (!reply.ok)
    throw new ActionError(
      'SECRET_UNAVAILABLE',
      `Google Secret Manager does not give ${version}: ${googleSaid(reply.text)}`,
      { hint: advice(reply.status, version, principalOf(identity)) },
    );
  const { data } = accessed.parse(JSON.parse(reply.text)).payload;
  const value = Buffer.from(data, 'base64').toString('utf8');
  ports.log.mask(value);
  return value;
}

function addressOf(version: string, universe: Universe): string {
  const [, region] = secretReferences.gcp.exec(version) ?? [];
  return apiUrl(region === undefined ? 'secretmanager' : `secretmanager.${region}.rep`, universe);
}

function advice(status: number, version: string, who: string): string {
  if (status === 401 || status === 403)
    return `Grant ${who} roles/secretmanager.secretAccessor on ${version.replace(/\/versions\/.*/, '')}, and enable secretmanager.googleapis.com.`;
  if (status === 404) return 'Correct `password-from.secret`: that secret has no such version.';
  return 'Enable the version, or name another one in `password-from.secret`.';
}

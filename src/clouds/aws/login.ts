import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import type { RegistryCredential } from '../../oci/registry-endpoint.ts';
import type { CloudPorts, Expiring, RegistryOf } from '../provider.ts';
import type { Renewing } from '../renewing.ts';
import { brief, request } from '../request.ts';
import { ecrUrl } from './control-plane.ts';
import { type AwsIdentity, principalOf } from './identity.ts';
import { type AwsCredentials, signedHeaders } from './sigv4.ts';

const authorization = z.object({
  authorizationData: z.array(z.object({ authorizationToken: z.string(), expiresAt: z.number() })).min(1),
});

/**
 * The registry's password for twelve hours. A plain request, because it is all that most jobs need of ECR's API.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html
 */
export async function authorize(
  name: string,
  { region }: RegistryOf<'aws'>,
  identity: AwsIdentity,
  session: Renewing<AwsCredentials>,
  ports: CloudPorts,
): Promise<Expiring<RegistryCredential>> {
  const url = `${ecrUrl({ region, fips: identity.fips }, ports)}/`;
  const who = principalOf(identity);
  const reply = await request(ports, {
    what: 'Amazon ECR',
    url,
    init: async () => {
      const { value: credentials } = await session();
      const body = '{}';
      const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
      };
      const scope = { service: 'ecr', region, now: ports.clock.now() };
      const signed = signedHeaders({ method: 'POST', url, headers, body }, credentials, scope);
      return { method: 'POST', headers: signed, body };
    },
  });
  if (!reply.ok)
    throw new ActionError(
      'REGISTRY_DENIED',
      `${name}: Amazon ECR gave ${who} no login: ${brief(reply.text)}`,
      { hint: `Allow ${who} the action ecr:GetAuthorizationToken on resource *.` },
    );
  const [data] = authorization.parse(JSON.parse(reply.text)).authorizationData;
  const [username = '', password = ''] = Buffer.from(data?.authorizationToken ?? '', 'base64')
    .toString('utf8')
    .split(/:(.*)/s);
  ports.log.mask(password);
  const expiresAt = (data?.expiresAt ?? 0) * 1000;
  return { value: { username, password, expiresAt }, expiresAt };
}

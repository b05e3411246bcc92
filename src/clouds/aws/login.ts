import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import type { RegistryCredential } from '../../oci/registry-endpoint.ts';
import type { CloudPorts, Expiring } from '../provider.ts';
import type { Renewing } from '../renewing.ts';
import { brief, request } from '../request.ts';
import { type EcrPlace, ecrUrl } from './control-plane.ts';
import { type AwsCredentials, signedHeaders } from './sigv4.ts';

/** The API that mints a registry's password. */
export interface LoginApi {
  /** Its name in messages. */
  readonly title: string;
  readonly url: string;
  readonly region: string;
  /** The service in signatures. */
  readonly service: string;
  /** What stands before the action in X-Amz-Target. */
  readonly target: string;
  /** Actions that the identity needs. */
  readonly actions: readonly string[];
}

/** The login of a private registry: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html */
export const privateLogin = (place: EcrPlace, ports: CloudPorts): LoginApi => ({
  title: 'Amazon ECR',
  url: `${ecrUrl(place, ports)}/`,
  region: place.region,
  service: 'ecr',
  target: 'AmazonEC2ContainerRegistry_V20150921',
  actions: ['ecr:GetAuthorizationToken'],
});

/** The second is of the service that mints the token. */
export const publicLoginActions = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];

/** The login of public registries, which is in one region: https://docs.aws.amazon.com/AmazonECRPublic/latest/APIReference/API_GetAuthorizationToken.html */
export const publicLogin = ({ endpoints }: CloudPorts): LoginApi => ({
  title: 'Amazon ECR Public',
  url: `${endpoints.aws?.['ecr-public'] ?? 'https://api.ecr-public.us-east-1.amazonaws.com'}/`,
  region: 'us-east-1',
  service: 'ecr-public',
  target: 'SpencerFrontendService',
  actions: publicLoginActions,
});

const token = z.object({ authorizationToken: z.string(), expiresAt: z.number() });
/** A list of one for private registries, by itself for public ones. */
const authorization = z.object({ authorizationData: z.union([z.array(token).min(1), token]) });

/** The registry's password for twelve hours. A plain request, because it is all that most jobs need of ECR's API. */
export async function authorize(
  name: string,
  api: LoginApi,
  who: string,
  session: Renewing<AwsCredentials>,
  ports: CloudPorts,
): Promise<Expiring<RegistryCredential>> {
  const { title, url, region, service } = api;
  const reply = await request(ports, {
    what: title,
    url,
    init: async () => {
      const { value: credentials } = await session();
      const body = '{}';
      const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${api.target}.GetAuthorizationToken`,
      };
      const scope = { service, region, now: ports.clock.now() };
      const signed = signedHeaders({ method: 'POST', url, headers, body }, credentials, scope);
      return { method: 'POST', headers: signed, body };
    },
  });
  if (!reply.ok)
    throw new ActionError('REGISTRY_DENIED', `${name}: ${title} gave ${who} no login: ${brief(reply.text)}`, {
      hint: `Allow ${who} on resource *: ${api.actions.join(', ')}.`,
    });
  const { authorizationData } = authorization.parse(JSON.parse(reply.text));
  const data = Array.isArray(authorizationData) ? authorizationData[0] : authorizationData;
  const [username = '', password = ''] = Buffer.from(data?.authorizationToken ?? '', 'base64')
    .toString('utf8')
    .split(/:(.*)/s);
  ports.log.mask(password);
  const expiresAt = (data?.expiresAt ?? 0) * 1000;
  return { value: { username, password, expiresAt }, expiresAt };
}

import { randomUUID } from 'node:crypto';
import { epochSeconds } from '../clock.ts';
import { basicCredentials, type Exchange, json, type Reply, readForm } from '../http/exchange.ts';
import { azure, type Duty, dutyOf } from '../identities.ts';
import { type Claims, signJwt } from '../oidc/jwt.ts';
import { registryError } from '../registry/errors.ts';
import { narrow, parseScopes } from '../registry/scopes.ts';
import { type Directory, dutyOfToken, readOwnToken } from './directory.ts';

/** User name that goes with a refresh token where a password is asked for. */
export const tokenUser = '00000000-0000-0000-0000-000000000000';

/** Whom a registry token stands for: one of the applications, or the nodes' kubelet identity. */
export type Holder = Duty | 'node';

const refreshSeconds = 3 * 3600;
const accessSeconds = 75 * 60;

/** A refresh token of the registry. */
export function issueRefreshToken(directory: Directory, holder: Holder, seconds = refreshSeconds): string {
  const permissions = { actions: ['read', ...(holder === 'push' ? ['write'] : [])] };
  return sign(directory, holder, seconds, { grant_type: 'refresh_token', permissions });
}

/** /oauth2/exchange: an Entra token for a refresh token; POST only, GET is not found as in the real registry. */
export async function answerExchange(exchange: Exchange, directory: Directory): Promise<Reply> {
  if (exchange.method !== 'POST')
    return registryError(404, 'NOT_FOUND', 'the requested resource is not found');
  const form = await readForm(exchange.request);
  if (form.get('grant_type') !== 'access_token' || form.get('service') !== azure.registry) {
    return registryError(400, 'UNSUPPORTED', 'grant_type must be access_token, service the registry');
  }
  const token = form.get('access_token') ?? '';
  const duty = dutyOfToken(directory, token, 'registry') ?? dutyOfToken(directory, token, 'management');
  if (duty === undefined)
    return registryError(401, 'UNAUTHORIZED', 'authentication required, the access token is not valid');
  return json(200, { refresh_token: issueRefreshToken(directory, duty) });
}

/** /oauth2/token: a refresh token, in a form or as Basic password, for an access token of the scopes asked for. */
export async function answerToken(exchange: Exchange, directory: Directory): Promise<Reply> {
  const form = exchange.method === 'POST' ? await readForm(exchange.request) : exchange.url.searchParams;
  const basic = exchange.method === 'POST' ? undefined : basicCredentials(exchange.request);
  const byPassword = form.get('username') === tokenUser ? form.get('password') : null;
  const refresh =
    form.get('refresh_token') ?? byPassword ?? (basic?.username === tokenUser ? basic.password : '');
  const claims = readRegistryToken(directory, refresh ?? '', 'refresh_token');
  if (!claims)
    return registryError(
      401,
      'UNAUTHORIZED',
      'authentication required, visit https://aka.ms/acr/authorization for more information.',
    );
  if (form.get('service') !== azure.registry)
    return registryError(400, 'UNSUPPORTED', 'service is not this registry');
  const holder = holderOf(claims);
  const allowed = (_: string, action: string) => {
    if (action === 'pull' || action === 'metadata_read') return true;
    if (action === 'delete') return holder === 'prune';
    return (action === 'push' || action === 'metadata_write' || action === '*') && holder === 'push';
  };
  const grants = narrow(parseScopes(form.getAll('scope')), allowed);
  const access = [...grants].map(([name, actions]) => {
    const [type, id] = name.startsWith('registry:')
      ? ['registry', name.slice('registry:'.length)]
      : ['repository', name];
    return { type, name: id, actions: [...actions] };
  });
  const token = sign(directory, holder, accessSeconds, { grant_type: 'access_token', access });
  return json(200, { access_token: token });
}

/** Claims of a registry token of this kind that is valid now. */
export function readRegistryToken(
  directory: Directory,
  token: string,
  type: 'access_token' | 'refresh_token',
): Claims | undefined {
  const claims = readOwnToken(directory, token);
  return claims?.['grant_type'] === type && claims['aud'] === azure.registry ? claims : undefined;
}

function holderOf(claims: Claims): Holder {
  return dutyOf(azure.clients, `${claims['appid'] ?? ''}`) ?? 'node';
}

function sign(directory: Directory, holder: Holder, seconds: number, claims: Claims): string {
  const now = epochSeconds(directory.clock);
  const appid = holder === 'node' ? tokenUser : azure.clients[holder];
  return signJwt(directory.signer, {
    ...{ jti: randomUUID(), sub: appid, appid, iss: 'Azure Container Registry', aud: azure.registry },
    ...{
      iat: now,
      nbf: now - 900,
      exp: now + seconds,
      version: '2.0',
      rid: '00000000000000000000000000000001',
      ...claims,
    },
  });
}

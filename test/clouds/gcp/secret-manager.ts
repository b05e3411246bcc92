import { authorization, type Exchange, json, type Reply } from '../http/exchange.ts';
import { gcp } from '../identities.ts';
import { storedSecrets } from '../stored-secrets.ts';
import { googleError, permissionDenied, unauthenticated } from './errors.ts';
import type { AccessTokens } from './tokens.ts';

const permission = 'secretmanager.versions.access';

/** Answers Secret Manager's `access`: each secret has one version, 1. */
export function answerSecretManager({ method, url, request }: Exchange, tokens: AccessTokens): Reply {
  const [, project, name = '', version] =
    /^\/v1\/projects\/([^/]+)\/secrets\/([^/]+)\/versions\/([^/:]+):access$/.exec(url.pathname) ?? [];
  if (method !== 'GET' || version === undefined) return googleError('NOT_FOUND', 'Method not found.');
  const caller = tokens.find(authorization(request, 'Bearer') ?? '');
  if (!caller) return unauthenticated();
  const resource = `projects/${project}/secrets/${name}/versions/${version}`;
  const own = project === gcp.project || project === gcp.number;
  if (!own || !caller.principal.permissions.includes(permission))
    return permissionDenied(permission, resource);
  const secret = Object.hasOwn(storedSecrets, name) ? storedSecrets[name] : undefined;
  if (secret === undefined)
    return googleError('NOT_FOUND', `Secret [projects/${gcp.number}/secrets/${name}] not found.`);
  if (version !== 'latest' && version !== '1')
    return googleError('NOT_FOUND', `Secret Version [${resource}] not found.`);
  if (!secret.enabled)
    return googleError('FAILED_PRECONDITION', `Secret Version [${resource}] is in DISABLED state.`);
  return json(200, { name: resource, payload: { data: Buffer.from(secret.value).toString('base64') } });
}

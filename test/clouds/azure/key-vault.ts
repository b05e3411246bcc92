import { authorization, type Exchange, json, type Reply } from '../http/exchange.ts';
import { storedSecrets } from '../stored-secrets.ts';
import { type Directory, dutyOfToken } from './directory.ts';

/** The one version that each secret has. */
const onlyVersion = '0123456789abcdef0123456789abcdef';

/** Answers a vault's GET of a secret, current or by version. */
export function answerKeyVault({ method, url, request, origin }: Exchange, directory: Directory): Reply {
  const token = authorization(request, 'Bearer');
  if (token === undefined)
    return failure(401, 'Unauthorized', 'AKV10000: Request is missing a Bearer or PoP token.');
  const duty = dutyOfToken(directory, token, 'vault');
  if (duty === undefined)
    return failure(401, 'Unauthorized', 'AKV10022: Invalid audience. Expected https://vault.azure.net');
  if (url.searchParams.get('api-version') !== '7.4')
    return failure(400, 'BadParameter', 'api-version is not supported');
  if (duty !== 'push')
    return failure(
      403,
      'Forbidden',
      'Caller is not authorized to perform action on resource.',
      'ForbiddenByRbac',
    );
  const [, name = '', version = onlyVersion] = /^\/secrets\/([^/]+)(?:\/([^/]+))?$/.exec(url.pathname) ?? [];
  const secret = Object.hasOwn(storedSecrets, name) ? storedSecrets[name] : undefined;
  if (method !== 'GET' || secret === undefined || version !== onlyVersion)
    return failure(404, 'SecretNotFound', `A secret with (name/id) ${name} was not found in this key vault.`);
  if (!secret.enabled)
    return failure(403, 'Forbidden', 'Operation get is not allowed on a disabled secret.', 'SecretDisabled');
  const id = `${origin}/secrets/${name}/${onlyVersion}`;
  return json(200, { value: secret.value, id, attributes: { enabled: true } });
}

function failure(status: number, code: string, message: string, inner?: string): Reply {
  const innererror = inner === undefined ? {} : { innererror: { code: inner } };
  return json(status, { error: { code, message, ...innererror } });
}

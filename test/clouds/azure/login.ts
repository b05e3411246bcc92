import { type Exchange, json, type Reply, readForm } from '../http/exchange.ts';
import { azure, dutyOf } from '../identities.ts';
import { discoveryDocument, keySet } from '../oidc/discovery.ts';
import { isTrustedFor, type Rejection, type TrustedIssuer, verifyToken } from '../oidc/verify.ts';
import { type Directory, issueToken, type Resource, resources, tenantIssuer } from './directory.ts';
import { entraError } from './errors.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Answers Entra: discovery, keys, and the client-credentials grant with a federated client assertion. */
export async function answerLogin(
  exchange: Exchange,
  directory: Directory,
  trusted: TrustedIssuer,
): Promise<Reply> {
  const [, tenant = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(exchange.url.pathname) ?? [];
  if (tenant !== azure.tenant) {
    return entraError(
      400,
      'invalid_request',
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`,
    );
  }
  switch (`${exchange.method} ${path}`) {
    case 'GET /v2.0/.well-known/openid-configuration':
      return discoveryDocument(tenantIssuer(directory), `${directory.base}/${tenant}/discovery/v2.0/keys`);
    case 'GET /discovery/v2.0/keys':
      return keySet(directory.signer);
    case 'POST /oauth2/v2.0/token':
      return answerToken(await readForm(exchange.request), directory, trusted);
    default:
      return { status: 404 };
  }
}

async function answerToken(
  form: URLSearchParams,
  directory: Directory,
  trusted: TrustedIssuer,
): Promise<Reply> {
  if (form.get('grant_type') !== 'client_credentials') {
    return entraError(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
  }
  const client = form.get('client_id') ?? '';
  const duty = dutyOf(azure.clients, client);
  if (duty === undefined) {
    const message = `Application with identifier '${client}' was not found in the directory '${azure.tenant}'.`;
    return entraError(400, 'unauthorized_client', 700016, message);
  }
  const resource = resourceOf(form.get('scope') ?? '');
  if (resource === undefined) {
    const message = `The provided value for scope ${form.get('scope')} is not valid.`;
    return entraError(
      400,
      'invalid_scope',
      1002012,
      `${message} Client credential flows must have a scope value with /.default suffixed to the resource identifier.`,
    );
  }
  const assertion = form.get('client_assertion');
  if (assertion === null || form.get('client_assertion_type') !== assertionType) {
    const message =
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return entraError(401, 'invalid_client', 7000218, message);
  }
  const verdict = await verifyToken(assertion, trusted);
  if (!verdict.ok)
    return assertionFailure(
      verdict.reason,
      `${verdict.claims['iss'] ?? ''}`,
      `${verdict.claims['aud'] ?? ''}`,
    );
  if (!isTrustedFor(duty, verdict.claims)) {
    return noMatch(700213, 'subject', `${verdict.claims['sub'] ?? ''}`);
  }
  const { token, seconds } = issueToken(directory, duty, resource);
  return json(200, {
    token_type: 'Bearer',
    expires_in: seconds,
    ext_expires_in: seconds,
    access_token: token,
  });
}

function resourceOf(scope: string): Resource | undefined {
  const base = scope.endsWith('/.default') ? scope.slice(0, -'/.default'.length).replace(/\/$/, '') : '';
  const names: readonly Resource[] = ['registry', 'management', 'vault', 'prometheus', 'kubernetes'];
  return names.find((name) => resources[name] === base);
}

function assertionFailure(reason: Rejection, issuer: string, audience: string): Reply {
  switch (reason) {
    case 'issuer':
      return noMatch(700211, 'issuer', issuer);
    case 'audience':
      return noMatch(700212, 'audience', audience);
    case 'expired':
    case 'not-yet-valid':
      return entraError(
        401,
        'invalid_client',
        700024,
        'Client assertion is not within its valid time range.',
      );
    case 'signature':
      return entraError(
        401,
        'invalid_client',
        700027,
        'The certificate with identifier used to sign the client assertion is not registered on application, or the signature is not valid.',
      );
    case 'keys-unavailable':
      return entraError(500, 'server_error', 50166, 'Request to the external OIDC endpoint failed.');
    case 'malformed':
      return entraError(401, 'invalid_client', 50027, 'JWT token is invalid or malformed.');
  }
}

function noMatch(code: number, part: 'issuer' | 'subject' | 'audience', value: string): Reply {
  const advice =
    'Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.';
  const message = `No matching federated identity record found for presented assertion ${part} '${value}'. ${advice}`;
  return entraError(401, 'invalid_client', code, message);
}

import { type Exchange, type Reply, readBody } from '../http/exchange.ts';
import { aws, dutyOf } from '../identities.ts';
import { isTrustedFor, type Rejection, type TrustedIssuer, verifyToken } from '../oidc/verify.ts';
import type { Account } from './account.ts';
import { policyLimit, readPolicy } from './session-policy.ts';
import { type Session, sessionArn } from './sessions.ts';
import { type SignatureFailure, verifySignature } from './sigv4.ts';
import { element, failure, result } from './sts-xml.ts';

/** Answers STS's query API: AssumeRoleWithWebIdentity (unsigned) and GetCallerIdentity (signed or presigned). */
export async function answerSts(
  exchange: Exchange,
  account: Account,
  trusted: TrustedIssuer,
): Promise<Reply> {
  const body = await readBody(exchange.request);
  const form =
    exchange.method === 'POST' ? new URLSearchParams(body.toString('utf8')) : exchange.url.searchParams;
  if (form.get('Version') !== '2011-06-15')
    return failure(400, 'InvalidAction', 'Could not find operation for this version');
  switch (form.get('Action')) {
    case 'AssumeRoleWithWebIdentity':
      return assumeRole(form, account, trusted);
    case 'GetCallerIdentity': {
      const { method, url } = exchange;
      const signed = { method, url, headers: exchange.request.headers, body };
      const verdict = verifySignature(signed, { service: 'sts', region: aws.region }, account);
      return verdict.ok ? callerIdentity(verdict.session) : signatureFailure(verdict.reason);
    }
    default:
      return failure(
        400,
        'InvalidAction',
        `Could not find operation ${form.get('Action')} for version 2011-06-15`,
      );
  }
}

async function assumeRole(form: URLSearchParams, account: Account, trusted: TrustedIssuer): Promise<Reply> {
  const seconds = Number(form.get('DurationSeconds') ?? '3600');
  const name = form.get('RoleSessionName') ?? '';
  if (!/^[\w+=,.@-]{2,64}$/.test(name)) {
    return failure(
      400,
      'ValidationError',
      `Value '${name}' at 'roleSessionName' failed to satisfy constraint`,
    );
  }
  if (!(seconds >= 900 && seconds <= 43_200)) {
    return failure(
      400,
      'ValidationError',
      `Value '${seconds}' at 'durationSeconds' failed to satisfy constraint`,
    );
  }
  const policyText = form.get('Policy') ?? undefined;
  const policy = policyText === undefined ? undefined : readPolicy(policyText);
  if (policyText !== undefined && policyText.length > policyLimit)
    return failure(400, 'PackedPolicyTooLarge', 'Serialized policy is larger than 2048 characters.');
  if (policyText !== undefined && policy === undefined)
    return failure(400, 'MalformedPolicyDocument', 'The policy is not in the valid JSON format.');
  const verdict = await verifyToken(form.get('WebIdentityToken') ?? '', trusted);
  if (!verdict.ok)
    return tokenFailure(
      verdict.reason,
      `${verdict.claims['iss'] ?? ''}`,
      `${verdict.claims['exp'] ?? ''}`,
      account,
    );
  const duty = dutyOf(aws.roles, form.get('RoleArn') ?? '');
  if (duty === undefined || !isTrustedFor(duty, verdict.claims)) {
    return failure(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
  }
  if (seconds > 3600) {
    return failure(
      400,
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  const session = account.sessions.assume(duty, name, seconds, policy);
  const credentials = [
    element('AccessKeyId', session.accessKeyId),
    element('SecretAccessKey', session.secretAccessKey),
    element('SessionToken', session.sessionToken),
    element('Expiration', new Date(session.expires).toISOString()),
  ].join('');
  const user =
    element('Arn', sessionArn(session)) + element('AssumedRoleId', `AROALOCAL${duty.toUpperCase()}:${name}`);
  return result('AssumeRoleWithWebIdentity', [
    `<Credentials>${credentials}</Credentials>`,
    `<AssumedRoleUser>${user}</AssumedRoleUser>`,
    element('SubjectFromWebIdentityToken', `${verdict.claims['sub']}`),
    element('Audience', trusted.audience),
    element('Provider', trusted.issuer.replace('https://', '')),
  ]);
}

function callerIdentity(session: Session): Reply {
  return result('GetCallerIdentity', [
    element('Arn', sessionArn(session)),
    element('UserId', `AROALOCAL${session.duty.toUpperCase()}:${session.name}`),
    element('Account', aws.account),
  ]);
}

function tokenFailure(reason: Rejection, issuer: string, expiry: string, account: Account): Reply {
  switch (reason) {
    case 'issuer':
      return failure(
        400,
        'InvalidIdentityToken',
        `No OpenIDConnect provider found in your account for ${issuer}`,
      );
    case 'keys-unavailable':
      return failure(
        400,
        'IDPCommunicationError',
        "Couldn't retrieve verification key from your identity provider",
      );
    case 'audience':
      return failure(400, 'InvalidIdentityToken', 'Incorrect token audience');
    case 'expired': {
      const now = Math.floor(account.clock.now() / 1000);
      return failure(
        400,
        'ExpiredTokenException',
        `Token expired: current date/time ${now} must be before the expiration date/time ${expiry}`,
      );
    }
    case 'malformed':
      return failure(
        400,
        'InvalidIdentityToken',
        'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
      );
    default:
      return failure(
        400,
        'InvalidIdentityToken',
        'The provided token could not be verified: its signature or times are invalid',
      );
  }
}

function signatureFailure(reason: SignatureFailure): Reply {
  switch (reason) {
    case 'missing':
      return failure(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token');
    case 'incomplete':
      return failure(
        403,
        'SignatureDoesNotMatch',
        'Credential should be scoped to a valid region and service.',
      );
    case 'unknown-key':
      return failure(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
    case 'signature':
      return failure(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided.',
      );
    case 'expired-request':
      return failure(403, 'SignatureDoesNotMatch', 'Signature expired');
    case 'expired-token':
      return failure(403, 'ExpiredToken', 'The security token included in the request is expired');
  }
}

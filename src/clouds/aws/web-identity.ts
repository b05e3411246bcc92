import { ActionError } from '../../core/errors.ts';
import { type Claims, claimsOf, denied } from '../denied.ts';
import type { CloudPorts, Expiring } from '../provider.ts';
import { brief, type Reply, request } from '../request.ts';
import { serviceUrl } from './partition.ts';
import { shorterPolicy } from './session-policy.ts';
import type { AwsCredentials } from './sigv4.ts';

/** Seconds a session lasts: what a role allows unless its owner changed that. */
const sessionSeconds = 3600;

export interface WebIdentity {
  /** ARN of the role. */
  readonly role: string;
  readonly region: string;
  readonly fips?: boolean | undefined;
  /** A token that the role trusts; asked anew for each try. */
  readonly token: () => Promise<string>;
  /** Session policy in JSON, which only takes away. */
  readonly policy?: string | undefined;
}

/** The STS endpoint of a region, or its override. */
export function stsUrl(
  { region, fips }: Pick<WebIdentity, 'region' | 'fips'>,
  { endpoints }: CloudPorts,
): string {
  return endpoints.aws?.sts ?? serviceUrl('sts', region, fips);
}

/**
 * Exchanges a token for session credentials of a role. `IDENTITY_DENIED` with the trust policy to write.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export async function assumeRole(wanted: WebIdentity, ports: CloudPorts): Promise<Expiring<AwsCredentials>> {
  const { role, policy } = wanted;
  let token = '';
  const reply = await request(ports, {
    what: 'AWS STS',
    url: `${stsUrl(wanted, ports)}/`,
    transient,
    init: async () => {
      token = await wanted.token();
      const form = {
        Action: 'AssumeRoleWithWebIdentity',
        Version: '2011-06-15',
        RoleArn: role,
        RoleSessionName: sessionName(claimsOf(token)),
        DurationSeconds: String(sessionSeconds),
        ...(policy === undefined ? {} : { Policy: policy }),
        WebIdentityToken: token,
      };
      return { method: 'POST', body: new URLSearchParams(form) };
    },
  });
  if (reply.ok) return readCredentials(reply.text, ports);
  const refusal = said(reply);
  // The trust of the role is not at fault where the policy outgrows what STS packs it into.
  if (refusal.startsWith('PackedPolicyTooLarge'))
    throw new ActionError('IDENTITY_DENIED', `AWS STS does not narrow ${role}: ${refusal}`, {
      hint: shorterPolicy,
    });
  const trust = (claims: Claims) => trustPolicy(claims, role);
  throw denied({ who: 'AWS STS', wanted: role, said: refusal, token, trust });
}

/**
 * Refusals that are none. The first two mean that STS could not reach GitHub for its keys just now.
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
const passing = /^(IDPCommunicationError|Throttl|RequestLimitExceeded|RequestThrottled|TooManyRequests)/;
const unreachable = /^InvalidIdentityToken: Couldn't retrieve verification key/;

function transient(reply: Reply): string | undefined {
  const text = said(reply);
  return passing.test(text) || unreachable.test(text) ? text : undefined;
}

/** `AccessDenied: Not authorized to perform …`. */
function said({ text }: Reply): string {
  const code = element(text, 'Code');
  return code === undefined ? brief(text) : `${code}: ${element(text, 'Message')}`;
}

function readCredentials(xml: string, { log }: CloudPorts): Expiring<AwsCredentials> {
  const [accessKeyId, secretAccessKey, sessionToken, expiration] = [
    'AccessKeyId',
    'SecretAccessKey',
    'SessionToken',
    'Expiration',
  ].map((name) => element(xml, name));
  const expiresAt = Date.parse(expiration ?? '');
  if (!accessKeyId || !secretAccessKey || !sessionToken || Number.isNaN(expiresAt))
    throw new ActionError('CLOUD_FAILED', 'AWS STS answered without credentials');
  log.mask(secretAccessKey);
  log.mask(sessionToken);
  return { value: { accessKeyId, secretAccessKey, sessionToken }, expiresAt };
}

/** Shows up in CloudTrail; names the run where the token does. 2 to 64 of `\w+=,.@-`. */
function sessionName(claims: Claims): string {
  const run = claims['run_id'] === undefined ? '' : `-${claims['run_id']}-${claims['run_attempt'] ?? '1'}`;
  return `flotilla${run}`.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
}

/** Text of the first element of that name. STS answers are flat enough for it; entities are the five of XML. */
function element(xml: string, name: string): string | undefined {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return new RegExp(`<${name}>([^<]*)</${name}>`)
    .exec(xml)?.[1]
    ?.replace(/&(lt|gt|quot|apos|amp);/g, (whole, entity: string) => entities[entity] ?? whole);
}

/** Claims beside `aud` and `sub` that IAM can compare, outside of sovereign partitions. */
const comparable = ['repository_id', 'environment', 'job_workflow_ref'] as const;

function trustPolicy(claims: Claims, role: string): string {
  const issuer = (claims['iss'] ?? 'https://token.actions.githubusercontent.com').replace('https://', '');
  const equals = {
    [`${issuer}:aud`]: claims['aud'] ?? 'sts.amazonaws.com',
    [`${issuer}:sub`]: claims['sub'] ?? 'repo:OWNER/NAME:environment:ENVIRONMENT',
  };
  const [, partition, account] = /^arn:([^:]+):iam::(\d+):/.exec(role) ?? [];
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: equals },
  };
  const more = comparable.flatMap((name) =>
    claims[name] === undefined
      ? []
      : [`  ${JSON.stringify(`${issuer}:${name}`)}: ${JSON.stringify(claims[name])}`],
  );
  const narrower =
    partition !== 'aws' || more.length === 0
      ? ''
      : `\nStringEquals may also have, to bind it to this repository and workflow:\n${more.join(',\n')}`;
  return `Where this job is to be let in, the account needs the OIDC provider ${issuer}, and the trust policy of the role this statement:\n${JSON.stringify(statement, null, 2)}${narrower}`;
}

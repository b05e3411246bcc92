import { ActionError } from '../../core/errors.ts';
import type { IdentityOf } from '../../fleet/identity.ts';
import { type Claims, claimsOf, denied } from '../denied.ts';
import type { CloudPorts } from '../provider.ts';
import { type Renewing, renewing } from '../renewing.ts';
import { brief, request } from '../request.ts';
import { dnsSuffix } from './partition.ts';
import type { AwsCredentials } from './sigv4.ts';

export type AwsIdentity = IdentityOf<'aws'>;

/** Seconds a session lasts: what a role allows unless its owner changed that. */
const sessionSeconds = 3600;

/** The STS endpoint of the identity's region, or its override. */
export function stsUrl({ region }: AwsIdentity, { endpoints }: CloudPorts): string {
  return endpoints.aws?.sts ?? `https://sts.${region}.${dnsSuffix(region)}`;
}

/**
 * Session credentials of the role, from the job's token by AssumeRoleWithWebIdentity. `IDENTITY_DENIED`.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export function awsSession(identity: AwsIdentity, ports: CloudPorts): Renewing<AwsCredentials> {
  return renewing(async () => {
    let token = '';
    const reply = await request(ports, {
      what: 'AWS STS',
      url: `${stsUrl(identity, ports)}/`,
      init: async () => {
        token = await ports.idToken(ports.endpoints.aws?.audience ?? 'sts.amazonaws.com');
        const form = {
          Action: 'AssumeRoleWithWebIdentity',
          Version: '2011-06-15',
          RoleArn: identity.role,
          RoleSessionName: sessionName(claimsOf(token)),
          DurationSeconds: String(sessionSeconds),
          WebIdentityToken: token,
        };
        return { method: 'POST', body: new URLSearchParams(form) };
      },
    });
    if (!reply.ok) {
      const code = element(reply.text, 'Code');
      const said = code === undefined ? brief(reply.text) : `${code}: ${element(reply.text, 'Message')}`;
      const trust = (claims: Claims) => trustPolicy(claims, identity.role);
      throw denied({ who: 'AWS STS', wanted: identity.role, said, token, trust });
    }
    return readCredentials(reply.text, ports);
  }, ports.clock);
}

function readCredentials(xml: string, { log }: CloudPorts) {
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
  return `Where this job is to be let in, the account needs the OIDC provider ${issuer}, and the trust policy of the role this statement:\n${JSON.stringify(statement, null, 2)}`;
}

import { z } from 'zod';
import type { IdentityOf } from '../../fleet/identity.ts';
import { type Claims, denied } from '../denied.ts';
import type { CloudPorts, Expiring } from '../provider.ts';
import { type Renewing, renewing } from '../renewing.ts';
import { brief, request } from '../request.ts';

export type GcpIdentity = IdentityOf<'gcp'>;

const scope = 'https://www.googleapis.com/auth/cloud-platform';

const exchanged = z.object({ access_token: z.string().min(1), expires_in: z.number() });
const generated = z.object({ accessToken: z.string().min(1), expireTime: z.string() });
const stsError = z.object({ error: z.string(), error_description: z.string().optional() });

/** An error of a Google API, as its REST surface writes it. */
const apiError = z.object({
  error: z.object({ code: z.number(), message: z.string(), status: z.string().optional() }),
});

/** `PERMISSION_DENIED: …` out of an API's error body. */
export function googleSaid(text: string): string {
  try {
    const { error } = apiError.parse(JSON.parse(text));
    return `${error.status ?? error.code}: ${error.message}`;
  } catch {
    return brief(text);
  }
}

/**
 * Google access tokens from the job's token by workload identity federation: the federated token itself, or that of
 * the service account it may impersonate. `IDENTITY_DENIED`.
 * https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines
 */
export function googleToken(identity: GcpIdentity, ports: CloudPorts): Renewing<string> {
  return renewing(async () => {
    let token = '';
    const federated = await federate(identity, ports, (minted) => {
      token = minted;
    });
    const account = identity['service-account'];
    return account === undefined ? federated : impersonate(account, federated, token, identity, ports);
  }, ports.clock);
}

async function federate(
  { provider }: GcpIdentity,
  ports: CloudPorts,
  onToken: (token: string) => void,
): Promise<Expiring<string>> {
  let subjectToken = '';
  const reply = await request(ports, {
    what: 'Google STS',
    url: `${ports.endpoints.gcp?.sts ?? 'https://sts.googleapis.com'}/v1/token`,
    init: async () => {
      subjectToken = await ports.idToken(
        ports.endpoints.gcp?.audience ?? `https://iam.googleapis.com/${provider}`,
      );
      onToken(subjectToken);
      return json({
        audience: `//iam.googleapis.com/${provider}`,
        grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
        subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
        scope,
        subjectToken,
      });
    },
  });
  if (!reply.ok) {
    const trust = (claims: Claims) => poolCondition(claims, provider);
    const said = stsSaid(reply.text);
    throw denied({ who: 'Google STS', wanted: `a member of ${provider}`, said, token: subjectToken, trust });
  }
  const { access_token: value, expires_in: seconds } = exchanged.parse(JSON.parse(reply.text));
  ports.log.mask(value);
  return { value, expiresAt: ports.clock.now() + seconds * 1000 };
}

async function impersonate(
  account: string,
  federated: Expiring<string>,
  token: string,
  { provider }: GcpIdentity,
  ports: CloudPorts,
): Promise<Expiring<string>> {
  const base = ports.endpoints.gcp?.iamcredentials ?? 'https://iamcredentials.googleapis.com';
  const reply = await request(ports, {
    what: 'Google IAM credentials',
    url: `${base}/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`,
    init: () => json({ scope: [scope], lifetime: '3600s' }, federated.value),
  });
  if (!reply.ok) {
    const trust = (claims: Claims) => impersonationGrant(claims, account, provider);
    throw denied({ who: 'Google IAM', wanted: account, said: googleSaid(reply.text), token, trust });
  }
  const { accessToken: value, expireTime } = generated.parse(JSON.parse(reply.text));
  ports.log.mask(value);
  return { value, expiresAt: Date.parse(expireTime) };
}

function json(body: unknown, bearer?: string): RequestInit {
  const headers = {
    'content-type': 'application/json',
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

function stsSaid(text: string): string {
  try {
    const { error, error_description: description } = stsError.parse(JSON.parse(text));
    return description === undefined ? error : `${error}: ${description}`;
  } catch {
    return googleSaid(text);
  }
}

function poolCondition(claims: Claims, provider: string): string {
  const pool = provider.replace(/\/providers\/.*/, '');
  return `Where this job is to be let in, the provider ${provider} needs
  issuer: ${claims['iss'] ?? 'https://token.actions.githubusercontent.com'}
  allowed audience: ${claims['aud'] ?? `https://iam.googleapis.com/${provider}`}
  attribute mapping: google.subject=assertion.sub, attribute.repository_id=assertion.repository_id
  attribute condition: assertion.repository_id == '${claims['repository_id'] ?? 'ID'}'
and what the job uses must be granted to
  principal://iam.googleapis.com/${pool}/subject/${claims['sub'] ?? 'SUBJECT'}`;
}

function impersonationGrant(claims: Claims, account: string, provider: string): string {
  const pool = provider.replace(/\/providers\/.*/, '');
  return `Where this job is to be let in, grant roles/iam.workloadIdentityUser on ${account} to
  principal://iam.googleapis.com/${pool}/subject/${claims['sub'] ?? 'SUBJECT'}
and enable the API iamcredentials.googleapis.com in its project.`;
}

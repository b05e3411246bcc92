import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import { type Claims, denied } from '../denied.ts';
import type { CloudPorts, Expiring } from '../provider.ts';
import { request } from '../request.ts';
import { jsonBody, scope } from './federation.ts';
import { googleSaid } from './google-error.ts';
import { apiUrl, type Universe } from './universe.ts';

export interface Impersonation {
  /** Address of the service account to act as. */
  readonly account: string;
  /** Accounts between the caller and `account`, each allowed to act as the next. */
  readonly delegates?: readonly string[] | undefined;
  readonly universe: Universe;
  /** Provider and the job's token, where the caller is federated: advice is written from its claims. */
  readonly federated?: { readonly provider: string; readonly token: string } | undefined;
}

const generated = z.object({ accessToken: z.string().min(1), expireTime: z.string() });

/**
 * An access token of a service account that the bearer may act as. `IDENTITY_DENIED`.
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
 */
export async function impersonate(
  { account, delegates, universe, federated }: Impersonation,
  bearer: string,
  ports: CloudPorts,
): Promise<Expiring<string>> {
  const base = ports.endpoints.gcp?.iamcredentials ?? apiUrl('iamcredentials', universe);
  const chain = delegates?.map((delegate) => `projects/-/serviceAccounts/${delegate}`);
  const body = { scope: [scope], lifetime: '3600s', ...(chain === undefined ? {} : { delegates: chain }) };
  const reply = await request(ports, {
    what: 'Google IAM credentials',
    url: `${base}/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`,
    init: () => jsonBody(body, bearer),
  });
  if (reply.ok) {
    const { accessToken: value, expireTime } = generated.parse(JSON.parse(reply.text));
    ports.log.mask(value);
    return { value, expiresAt: Date.parse(expireTime) };
  }
  const said = googleSaid(reply.text);
  if (federated === undefined)
    throw new ActionError('IDENTITY_DENIED', `Google IAM did not let the caller act as ${account}: ${said}`, {
      hint: `Grant the caller roles/iam.serviceAccountTokenCreator on ${account}.`,
    });
  const { provider, token } = federated;
  const trust = (claims: Claims) => impersonationGrant(claims, account, provider);
  throw denied({ who: 'Google IAM', wanted: account, said, token, trust });
}

function impersonationGrant(claims: Claims, account: string, provider: string): string {
  const pool = provider.replace(/\/providers\/.*/, '');
  return `Where this job is to be let in, grant roles/iam.workloadIdentityUser on ${account} to
  principal://iam.googleapis.com/${pool}/subject/${claims['sub'] ?? 'SUBJECT'}
and enable the API iamcredentials.googleapis.com in its project.`;
}

import { z } from 'zod';
import { type Claims, denied } from '../denied.ts';
import type { CloudPorts, Expiring } from '../provider.ts';
import { type Reply, request } from '../request.ts';
import { googleSaid } from './google-error.ts';
import { apiUrl, type Universe } from './universe.ts';

/** What every token is for; what it may is decided by grants, not by scopes. */
export const scope = 'https://www.googleapis.com/auth/cloud-platform';

export interface Federation {
  /** Full resource name of the provider, as `projects/NUMBER/…/providers/NAME`. */
  readonly provider: string;
  readonly universe: Universe;
  /** A token that the provider trusts; asked anew for each try. */
  readonly token: () => Promise<string>;
  readonly tokenType?: string | undefined;
}

const exchanged = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/**
 * Exchanges a token for a federated one by workload identity federation. `IDENTITY_DENIED` with the condition to write.
 * https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token
 */
export async function federate(
  { provider, universe, token, tokenType = 'urn:ietf:params:oauth:token-type:jwt' }: Federation,
  ports: CloudPorts,
): Promise<Expiring<string>> {
  let subjectToken = '';
  const reply = await request(ports, {
    what: 'Google STS',
    url: `${ports.endpoints.gcp?.sts ?? apiUrl('sts', universe)}/v1/token`,
    transient,
    init: async () => {
      subjectToken = await token();
      return jsonBody({
        audience: `//iam.${universe.domain}/${provider}`,
        grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
        subjectTokenType: tokenType,
        scope,
        subjectToken,
      });
    },
  });
  if (!reply.ok) {
    const trust = (claims: Claims) => poolCondition(claims, provider);
    const said = googleSaid(reply.text);
    throw denied({ who: 'Google STS', wanted: `a member of ${provider}`, said, token: subjectToken, trust });
  }
  const { access_token: value, expires_in: seconds } = exchanged.parse(JSON.parse(reply.text));
  ports.log.mask(value);
  return { value, expiresAt: ports.clock.now() + seconds * 1000 };
}

/** Google could not fetch the issuer's keys just now; it says so as if the token were at fault. */
function transient({ text }: Reply): string | undefined {
  const said = googleSaid(text);
  return /^invalid_grant: Error connecting to the given credential issuer/.test(said) ? said : undefined;
}

/** A POST of JSON, with a bearer token where one is given. */
export function jsonBody(body: unknown, bearer?: string): RequestInit {
  const headers = {
    'content-type': 'application/json',
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

function poolCondition(claims: Claims, provider: string): string {
  const pool = provider.replace(/\/providers\/.*/, '');
  const narrower = (['environment', 'job_workflow_ref'] as const).flatMap((name) =>
    claims[name] === undefined ? [] : [`assertion.${name} == '${claims[name]}'`],
  );
  const more = narrower.length === 0 ? '' : `\n  and where it shall be narrower: ${narrower.join(' && ')}`;
  return `Where this job is to be let in, the provider ${provider} needs
  issuer: ${claims['iss'] ?? 'https://token.actions.githubusercontent.com'}
  allowed audience: ${claims['aud'] ?? `https://iam.googleapis.com/${provider}`}
  attribute mapping: google.subject=assertion.sub, attribute.repository_id=assertion.repository_id
  attribute condition: assertion.repository_id == '${claims['repository_id'] ?? 'ID'}'${more}
and what the job uses must be granted to
  principal://iam.googleapis.com/${pool}/subject/${claims['sub'] ?? 'SUBJECT'}`;
}

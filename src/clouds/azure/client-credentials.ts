import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import { type Claims, denied } from '../denied.ts';
import type { CloudPorts, Expiring } from '../provider.ts';
import { brief, type Reply, readJson, request } from '../request.ts';
import { authorityOf } from './authority.ts';
import type { AzureIdentity } from './identity.ts';

/** An application, and what it proves itself with: a token that Entra federates with, or a secret. */
export interface Application {
  readonly tenant: string;
  readonly client: string;
  readonly authority?: AzureIdentity['authority'];
  /** Asked anew for each try. */
  readonly proof: () => Promise<{ readonly assertion: string } | { readonly secret: string }>;
}

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });
const refused = z.object({
  error: z.string(),
  error_description: z.string().optional(),
  error_codes: z.array(z.number()).optional(),
});

/**
 * An Entra access token by the client credentials grant. `IDENTITY_DENIED` with the federated credential to write.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function grant(
  application: Application,
  scope: string,
  ports: CloudPorts,
): Promise<Expiring<string>> {
  const { tenant, client } = application;
  const base = ports.endpoints.azure?.login ?? authorityOf(application).login;
  let assertion: string | undefined;
  const reply = await request(ports, {
    what: 'Microsoft Entra',
    url: `${base}/${tenant}/oauth2/v2.0/token`,
    transient,
    init: async () => {
      const proof = await application.proof();
      assertion = 'assertion' in proof ? proof.assertion : undefined;
      const form = {
        grant_type: 'client_credentials',
        client_id: client,
        scope,
        ...('assertion' in proof
          ? { client_assertion_type: assertionType, client_assertion: proof.assertion }
          : { client_secret: proof.secret }),
      };
      return { method: 'POST', body: new URLSearchParams(form) };
    },
  });
  if (!reply.ok) throw refusal(application, said(reply), assertion);
  const { access_token: value, expires_in: seconds } = granted.parse(JSON.parse(reply.text));
  ports.log.mask(value);
  return { value, expiresAt: ports.clock.now() + seconds * 1000 };
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Numbers behind AADSTS that mean: not now. In order: time-out, request budget, directory unavailable, tenant
 * throttled, and Entra could not fetch GitHub's keys.
 * https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes
 */
const passing = [90012, 90024, 90033, 90055, 50166];

function transient(reply: Reply): string | undefined {
  const found = readJson(refused, reply.text);
  const codes = found?.error_codes ?? [];
  const passes = found?.error === 'temporarily_unavailable' || codes.some((code) => passing.includes(code));
  return passes ? said(reply) : undefined;
}

/** `invalid_client: AADSTS700213: …`, without the trace ids that follow on further lines. */
function said({ text }: Reply): string {
  const found = readJson(refused, text);
  if (found === undefined) return brief(text);
  return `${found.error}: ${(found.error_description ?? '').split(/\r?\n| Trace ID:/)[0]}`;
}

function refusal(
  { client, tenant }: Application,
  message: string,
  assertion: string | undefined,
): ActionError {
  const wanted = `client ${client} of tenant ${tenant}`;
  if (assertion === undefined)
    return new ActionError(
      'IDENTITY_DENIED',
      `Microsoft Entra did not take the secret of ${wanted}: ${message}`,
      {
        hint: 'Renew the client secret and its entry of flotilla-secrets, or let the client trust the job’s token instead.',
      },
    );
  const trust = (claims: Claims) => federatedCredential(claims, wanted);
  return denied({ who: 'Microsoft Entra', wanted, said: message, token: assertion, trust });
}

function federatedCredential(claims: Claims, wanted: string): string {
  const credential = {
    name: 'flotilla',
    issuer: claims['iss'] ?? 'https://token.actions.githubusercontent.com',
    subject: claims['sub'] ?? 'repo:OWNER/NAME:environment:ENVIRONMENT',
    audiences: [claims['aud'] ?? 'api://AzureADTokenExchange'],
  };
  const workflow = claims['job_workflow_ref'];
  const narrower =
    workflow === undefined
      ? ''
      : `\nEntra compares the subject as a whole. To bind it to the workflow ${workflow} too, let GitHub put job_workflow_ref into the subject (the repository’s OIDC subject claim).`;
  return `Where this job is to be let in, ${wanted} needs this federated credential:\n${JSON.stringify(credential, null, 2)}${narrower}`;
}

import { z } from 'zod';
import type { IdentityOf } from '../../fleet/identity.ts';
import { type Claims, denied } from '../denied.ts';
import type { CloudPorts } from '../provider.ts';
import { type Renewing, renewing } from '../renewing.ts';
import { brief, request } from '../request.ts';

export type AzureIdentity = IdentityOf<'azure'>;

/** What a token is for. `kubernetes` is the application that stands for every AKS API server. */
export const scopes = {
  registry: 'https://containerregistry.azure.net/.default',
  management: 'https://management.azure.com/.default',
  kubernetes: '6dae42f8-4368-4678-94ff-3960e28e3630/.default',
} as const;

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });
const refused = z.object({ error: z.string(), error_description: z.string().optional() });

/**
 * Entra access tokens for one scope, from the job's token as client assertion: minted anew for each exchange, since
 * it lives five minutes only. `IDENTITY_DENIED`.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export function entraToken(scope: string, identity: AzureIdentity, ports: CloudPorts): Renewing<string> {
  const { tenant, client } = identity;
  return renewing(async () => {
    let assertion = '';
    const reply = await request(ports, {
      what: 'Microsoft Entra',
      url: `${ports.endpoints.azure?.login ?? 'https://login.microsoftonline.com'}/${tenant}/oauth2/v2.0/token`,
      init: async () => {
        assertion = await ports.idToken(ports.endpoints.azure?.audience ?? 'api://AzureADTokenExchange');
        const form = {
          grant_type: 'client_credentials',
          client_id: client,
          scope,
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion,
        };
        return { method: 'POST', body: new URLSearchParams(form) };
      },
    });
    if (!reply.ok) {
      const trust = (claims: Claims) => federatedCredential(claims, identity);
      const wanted = `client ${client} of tenant ${tenant}`;
      throw denied({ who: 'Microsoft Entra', wanted, said: entraSaid(reply.text), token: assertion, trust });
    }
    const { access_token: value, expires_in: seconds } = granted.parse(JSON.parse(reply.text));
    ports.log.mask(value);
    return { value, expiresAt: ports.clock.now() + seconds * 1000 };
  }, ports.clock);
}

/** `invalid_client: AADSTS700213: …`, without the trace ids that follow on further lines. */
function entraSaid(text: string): string {
  try {
    const { error, error_description: description = '' } = refused.parse(JSON.parse(text));
    return `${error}: ${description.split(/\r?\n| Trace ID:/)[0]}`;
  } catch {
    return brief(text);
  }
}

function federatedCredential(claims: Claims, { client, tenant }: AzureIdentity): string {
  const credential = {
    name: 'flotilla',
    issuer: claims['iss'] ?? 'https://token.actions.githubusercontent.com',
    subject: claims['sub'] ?? 'repo:OWNER/NAME:environment:ENVIRONMENT',
    audiences: [claims['aud'] ?? 'api://AzureADTokenExchange'],
  };
  return `Where this job is to be let in, client ${client} of tenant ${tenant} needs this federated credential:\n${JSON.stringify(credential, null, 2)}`;
}

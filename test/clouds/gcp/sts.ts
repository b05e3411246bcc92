import { z } from 'zod';
import { type Exchange, json, parseJson, type Reply, readBody } from '../http/exchange.ts';
import { consumer, duties, gcp } from '../identities.ts';
import { isTrustedFor, type Rejection, type TrustedIssuer, verifyToken } from '../oidc/verify.ts';
import { type AccessTokens, federatedPrincipal } from './tokens.ts';

const exchangeSchema = z.object({
  audience: z.string(),
  grantType: z.literal('urn:ietf:params:oauth:grant-type:token-exchange'),
  requestedTokenType: z.literal('urn:ietf:params:oauth:token-type:access_token'),
  scope: z.string(),
  subjectTokenType: z.enum([
    'urn:ietf:params:oauth:token-type:jwt',
    'urn:ietf:params:oauth:token-type:id_token',
  ]),
  subjectToken: z.string(),
});

const lifetime = 3600;

/** Answers Google's Security Token Service: a job's ID token for a federated access token. */
export async function answerSts(
  exchange: Exchange,
  tokens: AccessTokens,
  trusted: TrustedIssuer,
): Promise<Reply> {
  if (exchange.method !== 'POST' || exchange.url.pathname !== '/v1/token')
    return failure(404, 'invalid_request', 'Not found');
  const input = exchangeSchema.safeParse(await readInput(exchange));
  if (!input.success)
    return failure(400, 'invalid_request', `Invalid request: ${input.error.issues[0]?.path.join('.')}`);
  if (input.data.audience !== `//iam.googleapis.com/${gcp.provider}`) {
    return failure(
      400,
      'invalid_target',
      'The target service indicated by the "audience" parameters is invalid.',
    );
  }
  const verdict = await verifyToken(input.data.subjectToken, trusted);
  if (!verdict.ok) return tokenFailure(verdict.reason, `${verdict.claims['aud'] ?? ''}`, trusted.issuer);
  const { claims } = verdict;
  const trustedDuties = duties.filter((duty) => isTrustedFor(duty, claims));
  if (claims['repository_id'] !== consumer.repositoryId || trustedDuties.length === 0) {
    return failure(
      400,
      'unauthorized_client',
      'The given credential is rejected by the attribute condition.',
    );
  }
  const token = tokens.mint(federatedPrincipal(`${claims['sub']}`, trustedDuties), lifetime);
  const issued = 'urn:ietf:params:oauth:token-type:access_token';
  return json(200, {
    access_token: token.value,
    issued_token_type: issued,
    token_type: 'Bearer',
    expires_in: lifetime,
  });
}

/** The service takes JSON in camel case and, as the RFC has it, forms in snake case. */
async function readInput({ request }: Exchange): Promise<unknown> {
  const body = await readBody(request);
  if (!`${request.headers['content-type'] ?? ''}`.startsWith('application/x-www-form-urlencoded'))
    return parseJson(body);
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(
    [...new URLSearchParams(body.toString('utf8'))].map(([name, value]) => [camel(name), value]),
  );
}

function tokenFailure(reason: Rejection, audience: string, issuer: string): Reply {
  const messages: Readonly<Record<Rejection, string>> = {
    malformed: 'Unable to parse the ID Token.',
    issuer: `The issuer in ID Token does not match the expected issuer ${issuer}.`,
    'keys-unavailable': 'Error connecting to the given credential issuer.',
    signature: 'Invalid JWT signature: the ID Token is not signed by a key of its issuer.',
    expired: 'ID Token is stale to sign-in.',
    'not-yet-valid': 'ID Token is not valid yet.',
    audience: `The audience in ID Token [${audience}] does not match the expected audience.`,
  };
  return failure(400, 'invalid_grant', messages[reason]);
}

function failure(status: number, error: string, description: string): Reply {
  return json(status, { error, error_description: description });
}

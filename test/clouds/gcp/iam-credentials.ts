import { z } from 'zod';
import { authorization, type Exchange, json, parseJson, type Reply, readBody } from '../http/exchange.ts';
import { dutyOf, gcp } from '../identities.ts';
import { googleError, permissionDenied, unauthenticated } from './errors.ts';
import { type AccessTokens, serviceAccount } from './tokens.ts';

const bodySchema = z.object({
  scope: z.array(z.string()).min(1),
  lifetime: z
    .string()
    .regex(/^\d+s$/)
    .default('3600s'),
  delegates: z.array(z.string()).optional(),
});

/** Answers IAM credentials: an access token of a service account that the caller may act as. */
export async function answerIamCredentials(exchange: Exchange, tokens: AccessTokens): Promise<Reply> {
  const path = /^\/v1\/projects\/-\/serviceAccounts\/([^/:]+):generateAccessToken$/.exec(
    exchange.url.pathname,
  );
  const address = decodeURIComponent(path?.[1] ?? '');
  if (exchange.method !== 'POST' || address === '') return googleError('NOT_FOUND', 'Method not found.');
  const caller = tokens.find(authorization(exchange.request, 'Bearer') ?? '');
  if (!caller) return unauthenticated();
  const duty = dutyOf(gcp.serviceAccounts, address);
  if (duty === undefined || !caller.principal.impersonates.includes(address)) {
    return permissionDenied('iam.serviceAccounts.getAccessToken', `projects/-/serviceAccounts/${address}`);
  }
  const body = bodySchema.safeParse(parseJson(await readBody(exchange.request)));
  if (!body.success) return googleError('INVALID_ARGUMENT', 'Request contains an invalid argument.');
  const seconds = Number.parseInt(body.data.lifetime, 10);
  if (seconds > 3600) return googleError('INVALID_ARGUMENT', 'Max lifetime allowed is 3600s');
  const token = tokens.mint(serviceAccount(duty), seconds);
  return json(200, { accessToken: token.value, expireTime: new Date(token.expires).toISOString() });
}

import { createSign } from 'node:crypto';
import { z } from 'zod';
import { ActionError, messageOf } from '../../core/errors.ts';
import type { CloudPorts, Expiring } from '../provider.ts';
import { readJson, request } from '../request.ts';
import { scope } from './federation.ts';
import { googleSaid } from './google-error.ts';

/** The JSON key of a service account. Its own `token_uri` is not asked: a key must not say where tokens go. */
const key = z.object({
  type: z.literal('service_account'),
  client_email: z.email(),
  private_key: z.string().min(1),
  private_key_id: z.string().optional(),
});

const granted = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/** Seconds that the assertion is good for; it is used at once. */
const assertionSeconds = 300;

/**
 * An access token of a service account by its key. `where` the key is from is said in messages. `INPUT_INVALID`,
 * `IDENTITY_DENIED`. https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
export async function tokenByKey(json: string, where: string, ports: CloudPorts): Promise<Expiring<string>> {
  const account = readJson(key, json);
  if (account === undefined)
    throw new ActionError('INPUT_INVALID', `${where} is not the JSON key of a Google service account`, {
      hint: 'Store the whole file that Google gave, on one line.',
    });
  ports.log.mask(account.private_key);
  const base = ports.endpoints.gcp?.oauth2 ?? 'https://oauth2.googleapis.com';
  const audience = ports.endpoints.gcp?.audience ?? 'https://oauth2.googleapis.com/token';
  const reply = await request(ports, {
    what: 'Google OAuth',
    url: `${base}/token`,
    init: () => ({
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: signAssertion(account, audience, where, ports),
      }),
    }),
  });
  if (!reply.ok)
    throw new ActionError(
      'IDENTITY_DENIED',
      `Google did not take ${where} for ${account.client_email}: ${googleSaid(reply.text)}`,
      { hint: 'See whether the key or its account was disabled or deleted, and store a new one.' },
    );
  const { access_token: value, expires_in: seconds } = granted.parse(JSON.parse(reply.text));
  ports.log.mask(value);
  return { value, expiresAt: ports.clock.now() + seconds * 1000 };
}

function signAssertion(
  { client_email: iss, private_key: pem, private_key_id: kid }: z.output<typeof key>,
  aud: string,
  where: string,
  { clock }: CloudPorts,
): string {
  const iat = Math.floor(clock.now() / 1000);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss, scope, aud, iat, exp: iat + assertionSeconds };
  const text = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`;
  try {
    return `${text}.${createSign('RSA-SHA256').update(text).sign(pem, 'base64url')}`;
  } catch (cause) {
    throw new ActionError('INPUT_INVALID', `The private key of ${where} cannot sign: ${messageOf(cause)}`, {
      hint: 'Store the whole file that Google gave, on one line.',
    });
  }
}

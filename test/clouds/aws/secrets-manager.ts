import { z } from 'zod';
import { type Exchange, json, parseJson, type Reply, readBody } from '../http/exchange.ts';
import { aws } from '../identities.ts';
import { storedSecrets } from '../stored-secrets.ts';
import { type Account, allows, refusal } from './account.ts';
import { sessionArn } from './sessions.ts';
import { verifySignature } from './sigv4.ts';

const asked = z.object({ SecretId: z.string() });

/** Answers Secrets Manager's GetSecretValue, by ARN: the name, a dash and six characters. */
export async function answerSecretsManager(exchange: Exchange, account: Account): Promise<Reply> {
  const body = await readBody(exchange.request);
  const { method, url, request } = exchange;
  const signed = { method, url, headers: request.headers, body };
  const verdict = verifySignature(signed, { service: 'secretsmanager', region: aws.region }, account);
  if (!verdict.ok)
    return failure('UnrecognizedClientException', 'The security token included in the request is invalid.');
  if (request.headers['x-amz-target'] !== 'secretsmanager.GetSecretValue')
    return failure('UnknownOperationException', '');
  const { SecretId: arn = '' } = asked.safeParse(parseJson(body)).data ?? {};
  const action = 'secretsmanager:GetSecretValue';
  if (!allows(verdict.session, action, arn))
    return failure('AccessDeniedException', refusal(sessionArn(verdict.session), action, arn));
  const [, name = ''] =
    new RegExp(`^arn:aws:secretsmanager:${aws.region}:${aws.account}:secret:(.+)-\\w{6}$`).exec(arn) ?? [];
  const secret = Object.hasOwn(storedSecrets, name) ? storedSecrets[name] : undefined;
  if (secret === undefined)
    return failure('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  if (!secret.enabled)
    return failure(
      'InvalidRequestException',
      "You can't perform this operation on the secret because it was marked for deletion.",
    );
  return reply(200, { ARN: arn, Name: name, SecretString: secret.value, VersionStages: ['AWSCURRENT'] });
}

function failure(type: string, message: string): Reply {
  return reply(400, { __type: type, Message: message });
}

function reply(status: number, value: unknown): Reply {
  return json(status, value, { 'content-type': 'application/x-amz-json-1.1' });
}

import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import { secretReferences } from '../../fleet/identity.ts';
import type { CloudPorts } from '../provider.ts';
import { brief, readJson, request } from '../request.ts';
import { type AwsIdentity, awsSession, principalOf } from './identity.ts';
import { serviceUrl } from './partition.ts';
import { signedHeaders } from './sigv4.ts';

const found = z.object({ SecretString: z.string().optional(), SecretBinary: z.base64().optional() });
const refused = z.object({
  __type: z.string(),
  message: z.string().optional(),
  Message: z.string().optional(),
});

/**
 * The current version of a secret in AWS Secrets Manager, by its ARN. `SECRET_UNAVAILABLE`.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
export async function awsSecret(arn: string, identity: AwsIdentity, ports: CloudPorts): Promise<string> {
  const region = secretReferences.aws.exec(arn)?.[1];
  if (region === undefined) throw new Error(`${arn} is no ARN of a secret`);
  const session = awsSession(identity, ports);
  const url = `${ports.endpoints.aws?.secretsmanager ?? serviceUrl('secretsmanager', region, identity.fips)}/`;
  const reply = await request(ports, {
    what: 'AWS Secrets Manager',
    url,
    transient: ({ text }) => (/Throttling|RequestLimitExceeded/.test(said(text)) ? said(text) : undefined),
    init: async () => {
      const { value: credentials } = await session();
      const body = JSON.stringify({ SecretId: arn });
      const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'secretsmanager.GetSecretValue',
      };
      const scope = { service: 'secretsmanager', region, now: ports.clock.now() };
      const signed = signedHeaders({ method: 'POST', url, headers, body }, credentials, scope);
      return { method: 'POST', headers: signed, body };
    },
  });
  if (!reply.ok)
    throw new ActionError(
      'SECRET_UNAVAILABLE',
      `AWS Secrets Manager does not give ${arn}: ${said(reply.text)}`,
      {
        hint: advice(said(reply.text), arn, principalOf(identity)),
      },
    );
  const { SecretString, SecretBinary } = found.parse(JSON.parse(reply.text));
  const value = SecretString ?? Buffer.from(SecretBinary ?? '', 'base64').toString('utf8');
  ports.log.mask(value);
  return value;
}

/** `AccessDeniedException: User … is not authorized to perform …`. */
function said(text: string): string {
  const error = readJson(refused, text);
  if (error === undefined) return brief(text);
  return `${error.__type.replace(/^.*#/, '')}: ${error.message ?? error.Message ?? ''}`;
}

function advice(text: string, arn: string, who: string): string {
  if (text.startsWith('AccessDenied'))
    return `Allow ${who} the action secretsmanager:GetSecretValue on ${arn}.`;
  if (text.startsWith('DecryptionFailure'))
    return `Allow ${who} the action kms:Decrypt on the key of the secret.`;
  if (text.startsWith('InvalidRequest')) return 'Restore the secret, or name another one in `password-from`.';
  return 'Correct `password-from.secret`: the ARN must be of a secret with a current version.';
}

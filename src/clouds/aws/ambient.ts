import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import type { IdentityOf } from '../../fleet/identity.ts';
import { askMetadata, localAddress } from '../direct-fetch.ts';
import type { CloudPorts, Expiring } from '../provider.ts';
import { lasting, type Renewing, renewing } from '../renewing.ts';
import { brief, type Reply, readJson } from '../request.ts';
import { readTokenFile } from '../token-file.ts';
import type { AwsCredentials } from './sigv4.ts';
import { assumeRole } from './web-identity.ts';

type AmbientIdentity = Extract<IdentityOf<'aws'>, { source: 'ambient' }>;

/** What container and instance metadata services give. */
const given = z.object({
  AccessKeyId: z.string().min(1),
  SecretAccessKey: z.string().min(1),
  Token: z.string().min(1),
  Expiration: z.iso.datetime(),
});

/**
 * The runner's own credentials, from the first place that has some, in the order of the SDKs: environment, web
 * identity file (IRSA), container service (ECS, EKS Pod Identity), instance metadata. Shared files, SSO and programs
 * are left out. `IDENTITY_UNAVAILABLE`.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export function ambientCredentials(identity: AmbientIdentity, ports: CloudPorts): Renewing<AwsCredentials> {
  const { env = {}, log, clock } = ports;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (accessKeyId && secretAccessKey) {
    const { AWS_SESSION_TOKEN: sessionToken } = env;
    for (const secret of [secretAccessKey, sessionToken]) if (secret) log.mask(secret);
    return lasting({ accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) });
  }
  const { AWS_ROLE_ARN: role, AWS_WEB_IDENTITY_TOKEN_FILE: file } = env;
  if (role && file) {
    const token = () => readTokenFile('AWS_WEB_IDENTITY_TOKEN_FILE', file, ports);
    return renewing(() => assumeRole({ ...identity, role, token }, ports), clock);
  }
  const relative = env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'];
  const full = env['AWS_CONTAINER_CREDENTIALS_FULL_URI'];
  const address = relative ? `${containerHost}${relative}` : full;
  return renewing(() => (address ? ofContainer(address, ports) : ofInstance(ports)), clock);
}

/** Where ECS answers for AWS_CONTAINER_CREDENTIALS_RELATIVE_URI. */
const containerHost = 'http://169.254.170.2';
/** That, and EKS Pod Identity's. */
const containerHosts = /^(169\.254\.170\.(2|23)|\[fd00:ec2::23\])$/;

async function ofContainer(address: string, ports: CloudPorts): Promise<Expiring<AwsCredentials>> {
  const { env = {}, log } = ports;
  const url = localAddress('AWS_CONTAINER_CREDENTIALS_FULL_URI', address, containerHosts);
  const file = env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'];
  const token = env['AWS_CONTAINER_AUTHORIZATION_TOKEN'];
  if (token) log.mask(token);
  const reply = await askMetadata(ports, {
    what: 'The credential service of the container',
    url: url.href,
    init: async () => {
      const authorization = file
        ? await readTokenFile('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', file, ports)
        : token;
      return { headers: authorization ? { authorization } : {} };
    },
  });
  return read(reply, 'The credential service of the container', ports);
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html, version 2 only. */
async function ofInstance(ports: CloudPorts): Promise<Expiring<AwsCredentials>> {
  const what = 'EC2’s instance metadata service';
  const base = `${ports.endpoints.aws?.metadata ?? 'http://169.254.169.254'}/latest`;
  const session = await askMetadata(ports, {
    what,
    url: `${base}/api/token`,
    init: () => ({ method: 'PUT', headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '300' } }),
  });
  if (!session.ok) throw refused(what, session);
  ports.log.mask(session.text);
  const get = (path: string) =>
    askMetadata(ports, {
      what,
      url: `${base}/meta-data/iam/security-credentials/${path}`,
      init: () => ({ headers: { 'x-aws-ec2-metadata-token': session.text } }),
    });
  const profile = await get('');
  const role = profile.text.trim().split('\n')[0];
  if (!profile.ok || !role) throw refused(what, profile);
  return read(await get(encodeURIComponent(role)), what, ports);
}

function read(reply: Reply, what: string, { log }: CloudPorts): Expiring<AwsCredentials> {
  const found = reply.ok ? readJson(given, reply.text) : undefined;
  // The answer may hold keys, so it is quoted only where it is a refusal.
  if (found === undefined)
    throw refused(what, reply.ok ? { ...reply, text: 'without any in its answer' } : reply);
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = found;
  log.mask(SecretAccessKey);
  log.mask(Token);
  const value = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token };
  return { value, expiresAt: Date.parse(Expiration) };
}

function refused(what: string, { status, text }: Reply): ActionError {
  return new ActionError(
    'IDENTITY_UNAVAILABLE',
    `${what} gives no credentials: HTTP ${status} ${brief(text)}`,
    {
      hint: 'Give the runner’s machine or pod a role: an instance profile, a task role, IRSA or EKS Pod Identity.',
    },
  );
}

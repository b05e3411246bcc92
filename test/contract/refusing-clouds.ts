import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The three clouds' front doors: they let anybody in and then refuse everything. */
export interface RefusingClouds {
  readonly url: string;
  /** `METHOD /path` of every request, with the operation where AWS names one in a header. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const token = `${Buffer.from('{}').toString('base64url')}.${Buffer.from('{"aud":"a"}').toString('base64url')}.c`;

const credentials = () =>
  '<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>' +
  `<AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>wrong-secret</SecretAccessKey><SessionToken>wrong-session</SessionToken><Expiration>${soon()}</Expiration>` +
  '</Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>';

/** Answers by the beginning of the path; the longest that fits comes first. */
const answers: readonly (readonly [string, number, () => string])[] = [
  ['/oidc', 200, () => JSON.stringify({ value: token })],
  ['/aws/sts', 200, credentials],
  ['/aws/ecr', 400, () => JSON.stringify({ __type: 'AccessDeniedException', message: 'refused' })],
  ['/gcp/sts/v1/token', 200, () => JSON.stringify({ access_token: 'wrong-google', expires_in: 3600 })],
  ['/azure/login', 200, () => JSON.stringify({ access_token: 'wrong-entra', expires_in: 3600 })],
  [
    '/v1/',
    403,
    () => JSON.stringify({ error: { code: 403, status: 'PERMISSION_DENIED', message: 'refused' } }),
  ],
];

export async function startRefusingClouds(): Promise<RefusingClouds> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { method, url = '/', headers } = request;
    asked.push([method, url, headers['x-amz-target']].filter((part) => part !== undefined).join(' '));
    const [, status, body] = answers.find(([prefix]) => url.startsWith(prefix)) ?? ['', 403, () => '{}'];
    request.resume();
    // A registry says where tokens come from; without that nobody would present one.
    const challenge = url.endsWith('/v2/');
    if (challenge) response.setHeader('www-authenticate', `Bearer realm="http://${headers.host}${url}token"`);
    response.writeHead(challenge ? 401 : status, { 'content-type': 'application/json' }).end(body());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TlsMaterial } from '../clouds/tls/certificates.ts';

/** A request as it came in. */
export interface Asked {
  /** `METHOD /path`, with the operation where AWS names one in a header. */
  readonly line: string;
  /** When, on the clock of `performance.now()` (milliseconds). */
  readonly at: number;
}

/** The three clouds' front doors: they let anybody in and then refuse everything. */
export interface RefusingClouds {
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

const soon = () => Date.now() + 3_600_000;
const token = `${Buffer.from('{}').toString('base64url')}.${Buffer.from('{"aud":"a"}').toString('base64url')}.c`;

const credentials = () =>
  '<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>' +
  '<AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>wrong-secret</SecretAccessKey>' +
  `<SessionToken>wrong-session</SessionToken><Expiration>${new Date(soon()).toISOString()}</Expiration>` +
  '</Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>';
const ecrLogin = () => ({
  authorizationData: [
    { authorizationToken: Buffer.from('AWS:wrong-ecr').toString('base64'), expiresAt: soon() / 1000 },
  ],
});
const googleRefusal = { error: { code: 403, status: 'PERMISSION_DENIED', message: 'refused' } };

/** Answers to the first pattern that fits `METHOD /path OPERATION`. */
const answers: readonly (readonly [RegExp, number, () => unknown])[] = [
  [/^GET \/oidc/, 200, () => ({ value: token })],
  [/^POST \/aws\/sts/, 200, credentials],
  [/GetAuthorizationToken$/, 200, ecrLogin],
  [/^POST \/aws\/ecr/, 400, () => ({ __type: 'AccessDeniedException', message: 'refused' })],
  [/^POST \/gcp\/sts\/v1\/token/, 200, () => ({ access_token: 'wrong-google', expires_in: 3600 })],
  [/^POST \/azure\/login/, 200, () => ({ access_token: 'wrong-entra', expires_in: 3600 })],
  [/^POST \/azure\/registry\/oauth2\/exchange/, 200, () => ({ refresh_token: token })],
  [/^(GET|POST) \/\w+\/registry\/(v2|oauth2)\/token/, 200, () => ({ token, access_token: token })],
  [/^GET \/\w+\/registry\/v2\/ *$/, 200, () => ({})],
  [/^[A-Z]+ \/v1\//, 403, () => googleRefusal],
];

/** Starts them on loopback, in plain HTTP where there is no certificate. */
export async function startRefusingClouds(tls?: TlsMaterial): Promise<RefusingClouds> {
  const asked: Asked[] = [];
  const scheme = tls === undefined ? 'http' : 'https';
  const answer: RequestListener = (request, response) => {
    const { url = '/', headers } = request;
    const line = lineOf(request);
    asked.push({ line, at: performance.now() });
    const [, status, body] = answers.find(([pattern]) => pattern.test(line)) ?? [/./, 403, () => ({})];
    request.resume();
    // A registry says where tokens come from; without that nobody would present one.
    const challenge = url.endsWith('/v2/') && headers.authorization === undefined;
    if (challenge)
      response.setHeader('www-authenticate', `Bearer realm="${scheme}://${headers.host}${url}token"`);
    const content = body();
    response
      .writeHead(challenge ? 401 : status, { 'content-type': 'application/json' })
      .end(typeof content === 'string' ? content : JSON.stringify(content));
  };
  const server = tls === undefined ? createServer(answer) : createTlsServer(tls, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function lineOf({ method, url, headers }: IncomingMessage): string {
  return [method, url, headers['x-amz-target']].filter((part) => part !== undefined).join(' ');
}

/** A fleet file with one registry on each of them, named after its cloud. */
export const refusedFleet = `
version: 1
applications:
  shop: { deploy: { kind: manifests, path: deploy }, services: { web: { context: web } } }
identities:
  aws: { cloud: aws, role: "arn:aws:iam::123456789012:role/push", region: eu-west-1 }
  gcp: { cloud: gcp, provider: projects/1/locations/global/workloadIdentityPools/github/providers/flotilla }
  azure: { cloud: azure, tenant: 11111111-1111-4111-8111-111111111111, client: 22222222-2222-4222-8222-222222222222 }
registries:
  aws: { type: ecr, account: "123456789012", region: eu-west-1, path: shop, identity: aws }
  gcp: { type: artifact-registry, location: europe-west1, project: acme, repository: shop, identity: gcp }
  azure: { type: acr, registry: acmeshop, path: shop, identity: azure }
policy: { signing: none }
`;

/** The input `endpoints` that leads to them. */
export const refusedEndpoints = ({ url }: Pick<RefusingClouds, 'url'>) =>
  JSON.stringify({
    aws: { audience: 'test', sts: `${url}/aws/sts`, ecr: `${url}/aws/ecr`, registry: `${url}/aws/registry` },
    gcp: { audience: 'test', sts: `${url}/gcp/sts`, artifactregistry: url, registry: `${url}/gcp/registry` },
    azure: { audience: 'test', login: `${url}/azure/login`, registry: `${url}/azure/registry` },
  });

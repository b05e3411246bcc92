import { generateKeyPairSync } from 'node:crypto';
import { fleet } from '../../../src/fleet/fleet.ts';
import type { Answer, Seen } from './fake-cloud.ts';

/** A fleet with these identities and registries, and nothing else that matters. */
export function fleetWith(identities: object, registries: object = {}, clusters?: object) {
  return fleet.parse({
    version: 1,
    applications: {
      shop: { deploy: { kind: 'manifests', path: 'deploy' }, services: { web: { context: '.' } } },
    },
    identities,
    registries,
    environments:
      clusters === undefined ? {} : { production: { application: 'shop', namespace: 'shop', clusters } },
  });
}

export const role = 'arn:aws:iam::123456789012:role/flotilla-push';
export const poolProvider =
  'projects/424242424242/locations/global/workloadIdentityPools/github/providers/flotilla';
export const tenant = '11111111-1111-4111-8111-111111111111';
export const client = '33333333-3333-4333-8333-333333333333';

/** The JSON key of a service account whose private key is real. */
export function serviceAccountKey(fields: object = {}): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return JSON.stringify({
    type: 'service_account',
    client_email: 'robot@acme.iam.gserviceaccount.com',
    private_key_id: 'key-1',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    token_uri: 'https://evil.example/token',
    ...fields,
  });
}

const pem = Buffer.from('PEM').toString('base64');
const kubeconfig = JSON.stringify({
  'current-context': 'c',
  contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
  clusters: [{ name: 'c', cluster: { server: 'https://aks.example', 'certificate-authority-data': pem } }],
});
/** A cluster as EKS, GKE and AKS would each describe it. */
const anyCluster = {
  cluster: { status: 'ACTIVE', endpoint: 'https://eks.example', certificateAuthority: { data: pem } },
  ...{ endpoint: '198.51.100.7', masterAuth: { clusterCaCertificate: pem } },
  kubeconfigs: [{ value: Buffer.from(kubeconfig).toString('base64') }],
};

/** Answers every exchange of every cloud as it is documented, so that any identity gets what it asks for. */
export function anyExchange({ url, headers, body }: Seen): Answer {
  const { host, pathname } = new URL(url);
  if (host.startsWith('sts') && body.includes('AssumeRoleWithWebIdentity'))
    return {
      body: `<R><Credentials><AccessKeyId>ASIAFAKE</AccessKeyId><SecretAccessKey>aws-secret</SecretAccessKey>
        <SessionToken>aws-session</SessionToken><Expiration>2026-11-22T13:00:00Z</Expiration></Credentials></R>`,
    };
  if (headers['x-amz-target']?.endsWith('GetAuthorizationToken'))
    return {
      body: {
        authorizationData: [
          {
            authorizationToken: Buffer.from('AWS:ecr-password').toString('base64'),
            expiresAt: 1_795_000_000,
          },
        ],
      },
    };
  if (headers['x-amz-target']?.endsWith('GetSecretValue'))
    return { body: { SecretString: '{"password":"p"}' } };
  if (pathname.endsWith(':generateAccessToken'))
    return { body: { accessToken: 'google-account', expireTime: '2026-11-22T13:00:00Z' } };
  if (pathname.endsWith(':access'))
    return { body: { payload: { data: Buffer.from('p').toString('base64') } } };
  if (pathname === '/oauth2/exchange') return { body: { refresh_token: 'acr-refresh' } };
  if (pathname.startsWith('/secrets/')) return { body: { value: 'p' } };
  if (pathname.includes('/clusters/') || pathname.includes('/managedClusters/')) return { body: anyCluster };
  return { body: { access_token: 'token', expires_in: 3599 } };
}

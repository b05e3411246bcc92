import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ClusterPlan } from './plan.ts';

/** How a cluster's API server checks the tokens of its cloud. */
export type TokenCheck =
  /** A webhook at the cloud answers TokenReviews (EKS: presigned requests; GKE: opaque access tokens). */
  | { readonly kind: 'webhook'; readonly url: string }
  /** The API server checks the cloud's JWTs itself (AKS: Entra). */
  | { readonly kind: 'oidc'; readonly issuer: string; readonly audience: string };

/** Writes the authenticator's configuration and returns the API server's flags for it. `ca` signs the cloud's servers. */
export async function writeAuthentication(
  plan: ClusterPlan,
  check: TokenCheck,
  ca: string,
): Promise<string[]> {
  const authority = await readFile(ca, 'utf8');
  if (check.kind === 'webhook') {
    const file = path.join(plan.dir, 'token-webhook.kubeconfig');
    await write(file, {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'cloud',
          cluster: {
            server: check.url,
            'certificate-authority-data': Buffer.from(authority).toString('base64'),
          },
        },
      ],
      users: [{ name: 'api-server', user: {} }],
      contexts: [{ name: 'cloud', context: { cluster: 'cloud', user: 'api-server' } }],
      'current-context': 'cloud',
    });
    return [
      '--anonymous-auth=false',
      `--authentication-token-webhook-config-file=${file}`,
      '--authentication-token-webhook-version=v1',
      // Short, so that a token that runs out is refused soon.
      '--authentication-token-webhook-cache-ttl=5s',
    ];
  }
  const file = path.join(plan.dir, 'authentication.yaml');
  await write(file, {
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'AuthenticationConfiguration',
    anonymous: { enabled: false },
    jwt: [
      {
        issuer: { url: check.issuer, audiences: [check.audience], certificateAuthority: authority },
        claimMappings: {
          username: { claim: 'oid', prefix: '' },
          groups: { claim: 'groups', prefix: '' },
        },
      },
    ],
  });
  return [`--authentication-config=${file}`];
}

async function write(file: string, value: object): Promise<void> {
  // JSON is YAML.
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
}

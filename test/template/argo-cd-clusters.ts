import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type CloudName, type Clusters, clouds, kubectl } from '../act/outside.ts';
import type { ArgoCd } from './argo-cd.ts';

/** Namespace of the account that is Argo CD in a cluster; its group is `system:serviceaccounts:NAMESPACE`. */
export const accountNamespace = 'argocd-identity';

/** Lets Argo CD into each cluster as its administrator does, by the template's file; resolves to its tokens. */
export async function admitArgoCd(
  stack: Clusters,
  bin: string,
  access: string,
): Promise<ReadonlyMap<string, string>> {
  const tokens = await Promise.all(
    clouds.map(async (cloud) => {
      const admin = (...args: string[]) => kubectl(stack, bin, cloud, args);
      await admin('apply', '--filename', access);
      await admin('create', 'namespace', accountNamespace);
      await admin('-n', accountNamespace, 'create', 'serviceaccount', 'argocd');
      const token = await admin('-n', accountNamespace, 'create', 'token', 'argocd', '--duration=6h');
      return [cloud, token.trim()] as const;
    }),
  );
  return new Map(tokens);
}

const externalSecrets = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      spec: z.object({
        target: z.object({
          template: z.object({
            metadata: z.object({ labels: z.record(z.string(), z.string()) }),
            data: z.record(z.string(), z.string()),
          }),
        }),
      }),
    }),
  ),
});
const kubeconfig = z.object({
  clusters: z.tuple([
    z.object({ cluster: z.object({ server: z.string(), 'certificate-authority-data': z.string() }) }),
  ]),
});

/**
 * Does what External Secrets does: makes the Secrets by which Argo CD knows the repository and the clusters of
 * production, named and labelled as the ExternalSecrets say. What it would fetch from a store is a password of the git
 * server and a token of the cluster here, in the place of a GitHub App and the clouds' own logins.
 */
export async function writeSecrets(
  { kubectl }: Pick<ArgoCd, 'kubectl'>,
  stack: Clusters,
  tokens: ReadonlyMap<string, string>,
): Promise<void> {
  const answer = await kubectl([
    ...['-n', 'argocd', 'get', 'externalsecrets.external-secrets.io', '--output=json'],
  ]);
  for (const { metadata, spec } of externalSecrets.parse(JSON.parse(answer)).items) {
    const { metadata: wanted, data } = spec.target.template;
    const { 'argocd.argoproj.io/secret-type': type, cloud, environment } = wanted.labels;
    if (type === 'cluster' && environment !== 'production') continue;
    const fetched =
      type === 'cluster' ? await clusterEntry(stack, z.enum(clouds).parse(cloud), tokens) : gitPassword;
    const kept = Object.entries(data).filter(([, value]) => !value.includes('{{'));
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: metadata.name, namespace: 'argocd', labels: wanted.labels },
      stringData: { ...Object.fromEntries(kept), ...fetched },
    };
    await kubectl(['apply', '--server-side', '-f', '-'], JSON.stringify(secret));
  }
}

/** The git server takes any. */
const gitPassword = { username: 'argocd', password: 'x' };

async function clusterEntry(
  stack: Clusters,
  cloud: CloudName,
  tokens: ReadonlyMap<string, string>,
): Promise<Record<string, string>> {
  const file = stack.clouds[cloud].cluster.adminKubeconfig;
  const [{ cluster }] = kubeconfig.parse(JSON.parse(await readFile(file, 'utf8'))).clusters;
  const config = {
    bearerToken: tokens.get(cloud),
    tlsClientConfig: { caData: cluster['certificate-authority-data'] },
  };
  return { server: cluster.server, config: JSON.stringify(config) };
}

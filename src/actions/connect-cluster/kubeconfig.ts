import { stringify } from 'yaml';
import type { ClusterAccess } from '../../clouds/provider.ts';

/** Starts the exec credential plugin. */
export interface TokenPlugin {
  /** node itself, and the script. */
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface KubeconfigParts {
  /** Name of the context, the cluster and the user in the file. */
  readonly name: string;
  readonly namespace: string;
  readonly access: ClusterAccess;
  /** Present where tokens are minted on demand; without it the access' own credentials are written into the file. */
  readonly plugin: TokenPlugin | undefined;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Text of a kubeconfig with one context. */
export async function formatKubeconfig({
  name,
  namespace,
  access,
  plugin,
}: KubeconfigParts): Promise<string> {
  const { server, ca, serverName } = access;
  const cluster = {
    server,
    ...(ca === undefined ? {} : { 'certificate-authority-data': base64(ca) }),
    ...(serverName === undefined ? {} : { 'tls-server-name': serverName }),
  };
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster }],
    contexts: [{ name, context: { cluster: name, user: name, namespace } }],
    users: [{ name, user: plugin === undefined ? await embedded(access) : { exec: execEntry(plugin) } }],
  });
}

/** https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins */
function execEntry({ command, args, env }: TokenPlugin) {
  return {
    apiVersion: 'client.authentication.k8s.io/v1',
    command,
    args: [...args],
    env: Object.entries(env).map(([name, value]) => ({ name, value })),
    interactiveMode: 'Never',
    provideClusterInfo: false,
  };
}

async function embedded({ token, clientCertificate }: ClusterAccess) {
  return {
    ...(token === undefined ? {} : { token: (await token()).value }),
    ...(clientCertificate === undefined
      ? {}
      : {
          'client-certificate-data': base64(clientCertificate.certificate),
          'client-key-data': base64(clientCertificate.key),
        }),
  };
}

import type { ClusterAccess } from '../clouds/provider.ts';

/**
 * A kubeconfig for one short run of a program, with a token in it: to be written where only this user can read, and
 * removed right after. What runs for longer takes the credential plugin instead, whose tokens renew themselves.
 */
export async function privateKubeconfig(access: ClusterAccess, namespace: string): Promise<string> {
  const { server, ca, serverName, clientCertificate } = access;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'target',
        cluster: {
          server,
          ...(ca === undefined ? {} : { 'certificate-authority-data': base64(ca) }),
          ...(serverName === undefined ? {} : { 'tls-server-name': serverName }),
        },
      },
    ],
    users: [
      {
        name: 'deployer',
        user: {
          ...(access.token === undefined ? {} : { token: (await access.token()).value }),
          ...(clientCertificate && {
            'client-certificate-data': base64(clientCertificate.certificate),
            'client-key-data': base64(clientCertificate.key),
          }),
        },
      },
    ],
    contexts: [{ name: 'target', context: { cluster: 'target', user: 'deployer', namespace } }],
    'current-context': 'target',
  });
}

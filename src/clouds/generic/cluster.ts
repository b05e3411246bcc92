import { ActionError, messageOf } from '../../core/errors.ts';
import { type KubeconfigTarget, maskUser, readKubeconfig } from '../kubeconfig.ts';
import type { CloudPorts, ClusterAccess, ClusterOf } from '../provider.ts';
import { lasting } from '../renewing.ts';

type AnyCluster = ClusterOf<'generic'>;

/** Ways of a user or cluster entry that read files, run programs or drop the verification of the server. */
const unwanted: Readonly<Record<string, string>> = {
  exec: 'runs a program',
  'auth-provider': 'needs a plugin that Kubernetes removed',
  tokenFile: 'names a file',
  'client-certificate': 'names a file',
  'client-key': 'names a file',
  'certificate-authority': 'names a file',
  'insecure-skip-tls-verify': 'does not verify the server',
  'proxy-url': 'names a proxy',
  username: 'is a way that Kubernetes removed',
  as: 'impersonates',
};

/** Opens a cluster by a kubeconfig out of flotilla-secrets, with a token or a client certificate in it. */
export async function openAnyCluster(
  name: string,
  { kubeconfig, context }: AnyCluster,
  { secret, log }: CloudPorts,
): Promise<ClusterAccess> {
  const refuse = (why: string, hint: string) =>
    new ActionError('INPUT_INVALID', `${name}: the kubeconfig in secret ${kubeconfig}: ${why}`, { hint });
  let target: KubeconfigTarget;
  try {
    target = readKubeconfig(decoded(secret(kubeconfig)), context);
  } catch (error) {
    if (error instanceof ActionError) throw error;
    throw refuse(
      messageOf(error),
      'Store the output of `kubectl config view --raw --minify --flatten | base64 -w0`.',
    );
  }
  const { cluster, user } = target;
  for (const key of [...Object.keys(cluster), ...Object.keys(user)])
    if (Object.hasOwn(unwanted, key) && cluster[key] !== false)
      throw refuse(
        `\`${key}\` ${unwanted[key]}`,
        'Use a kubeconfig with embedded data and the token of a service account (`kubectl create token`) or a client certificate.',
      );
  const certificate = user['client-certificate-data'];
  const key = user['client-key-data'];
  const token = user.token;
  if (token === undefined && (certificate === undefined || key === undefined))
    throw refuse('its user has neither a token nor a client certificate with its key', 'Add one.');
  maskUser(user, log);
  const ca = cluster['certificate-authority-data'];
  return {
    server: cluster.server.replace(/\/+$/, ''),
    ca: ca === undefined ? undefined : decode(ca),
    serverName: cluster['tls-server-name'],
    ...(certificate !== undefined && key !== undefined
      ? { clientCertificate: { certificate: decode(certificate), key: decode(key) } }
      : {}),
    ...(token === undefined ? {} : { token: lasting(token) }),
  };
}

const decode = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');

/** The secret is base64 so that it fits on one line; one that is YAML already is taken as it is. */
function decoded(text: string): string {
  return /^[A-Za-z0-9+/=\s]+$/.test(text) ? decode(text) : text;
}

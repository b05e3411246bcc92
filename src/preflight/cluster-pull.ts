import type { Log } from '../core/log.ts';
import type { KubeClient } from '../kube/client.ts';
import { listAt, textAt } from '../kube/fields.ts';
import { describeRef, type KubeObject, refOf } from '../kube/object.ts';
import { type PullSecret, pullSecretNames, pullSecretsOf, servesImage } from '../kube/pull-secrets.ts';
import { isKubeStatus } from '../kube/status-error.ts';
import type { RegistryEndpoint } from '../oci/registry-endpoint.ts';
import { createTransport, type RegistryPorts } from '../oci/transport.ts';
import { type Finding, gravest, ok, skipped } from './finding.ts';
import { tryPull } from './repository.ts';

/** Where a cluster pulls from. */
export interface PullPlace {
  readonly endpoint: RegistryEndpoint;
  /** Names of the services, each a repository below the registry's path. */
  readonly services: readonly string[];
}

export interface PullQuestion extends PullPlace {
  readonly namespace: string;
  /** Objects of the application that are there; empty before its first delivery. */
  readonly members: readonly KubeObject[];
  readonly path: readonly string[];
}

/**
 * Whether the application's pods may pull: the Secrets they name are there and the registry lets them in. Where the
 * nodes pull by themselves only a pod that runs can prove it, since nothing is written.
 */
export async function checkPull(
  client: KubeClient,
  question: PullQuestion,
  log: Log,
  ports: RegistryPorts,
): Promise<Finding> {
  const { endpoint, services, namespace, members, path } = question;
  const prefix = [endpoint.host, endpoint.path].filter((part) => part !== '').join('/');
  const home = { client, namespace, objects: [], log };
  const pods = members.filter((member) => listAt(member.spec, 'template', 'spec', 'containers').length > 0);
  const users = pods.length > 0 ? pods : [anyPod(namespace)];
  const secrets = new Map<string, PullSecret>();
  const missing = new Set<string>();
  for (const user of users) {
    for (const name of await pullSecretNames(user, home))
      if (!(await isThere(client, name, namespace)))
        missing.add(`Secret ${name}, which ${describe(user)} names, is not there`);
    for (const secret of await pullSecretsOf(user, home))
      if (servesImage(secret, `${prefix}/${services[0] ?? ''}`)) secrets.set(secret.name, secret);
  }
  if (missing.size > 0)
    return {
      ...{ verdict: 'failed', code: 'CLUSTER_DENIED', path },
      detail: [...missing].join('; '),
      hint: `Create it: kubectl create secret docker-registry NAME --namespace ${namespace} --docker-server ${endpoint.host} …`,
    };
  if (secrets.size === 0)
    return (await provenByPods(client, namespace, endpoint.host)) ?? byNodes(endpoint.host);
  const tried = await Promise.all(
    [...secrets.values()].map(async ({ name, username, password }) => {
      const credential = async () => ({ username, password });
      const transport = createTransport({ ...endpoint, credential }, ports);
      const found = await tryPull(transport, `${endpoint.path}/${services[0] ?? ''}`, path);
      return { ...found, detail: `Secret ${name}: ${found.detail}` };
    }),
  );
  const worst = gravest(tried) ?? skipped('nothing to ask with');
  const hint = `Renew the login in that Secret; it may have run out. ${worst.hint ?? ''}`.trim();
  return worst.verdict === 'failed' ? { ...worst, hint } : worst;
}

const byNodes = (host: string): Finding =>
  skipped(`no pull secret for ${host}: the nodes pull by themselves, which only a pod can prove`);

/** Pods that run images of the registry have pulled them. */
async function provenByPods(
  client: KubeClient,
  namespace: string,
  host: string,
): Promise<Finding | undefined> {
  const pods = await client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace }).catch((error: unknown) => {
    // That it lacks the right is said where rights are.
    if (isKubeStatus(error, 403)) return [];
    throw error;
  });
  const proof = pods.find(({ status }) =>
    listAt(status, 'containerStatuses').some((container) =>
      textAt(container, 'imageID')
        ?.replace(/^[a-z-]+:\/\//, '')
        .startsWith(`${host}/`),
    ),
  );
  return proof && ok(`the nodes pull by themselves: pod ${proof.metadata.name} runs an image of ${host}`);
}

async function isThere(client: KubeClient, name: string, namespace: string): Promise<boolean> {
  const found = await client
    .get({ apiVersion: 'v1', kind: 'Secret', name, namespace })
    .catch((error: unknown) => {
      if (isKubeStatus(error, 403)) return 'hidden';
      throw error;
    });
  return found !== undefined;
}

/** What a pod without any wish gets: the logins of the default ServiceAccount. */
const anyPod = (namespace: string): KubeObject => ({
  ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'any', namespace } },
  spec: { containers: [] },
});

const describe = (user: KubeObject) =>
  user.kind === 'Pod' ? 'ServiceAccount default' : describeRef(refOf(user), user.metadata.namespace);

import type { KubeClient } from '../kube/client.ts';
import { namespaceExists } from '../kube/namespace.ts';
import type { KubeObject } from '../kube/object.ts';
import { podSpecOf } from '../kube/pod-spec.ts';
import { isKubeStatus } from '../kube/status-error.ts';
import { mayI } from './cluster-rights.ts';
import { type Finding, failed, ok, skipped } from './finding.ts';
import { forbiddenBy, type PodSecurityLevel } from './pod-security.ts';

/** Whether the namespace is there and stays, or can be made. */
export async function checkNamespace(
  client: KubeClient,
  name: string,
  path: readonly string[],
): Promise<Finding> {
  const found = await readNamespace(client, name);
  if (found === 'hidden') return skipped(`the identity may not read namespace ${name}`);
  try {
    if (found !== undefined && (await namespaceExists(client, name))) return ok(`${name} is there`);
  } catch (error) {
    return failed(error, path);
  }
  const create = { group: '', plural: 'namespaces', verb: 'create' };
  if (await mayI(client, create, undefined)) return ok(`${name} is made by the first delivery`);
  return {
    ...{ verdict: 'failed', code: 'CLUSTER_DENIED', path },
    detail: `namespace ${name} is not there, and the identity may not make it`,
    hint: `kubectl create namespace ${name}`,
  };
}

const readNamespace = (client: KubeClient, name: string): Promise<KubeObject | 'hidden' | undefined> =>
  client.get({ apiVersion: 'v1', kind: 'Namespace', name, namespace: name }).catch((error: unknown) => {
    if (isKubeStatus(error, 403)) return 'hidden';
    throw error;
  });

const enforceLabel = 'pod-security.kubernetes.io/enforce';

/**
 * Whether the namespace's Pod Security level lets the application's pods in. Those that run were let in before the level
 * was raised, perhaps; new ones would not be.
 */
export async function checkAdmission(
  client: KubeClient,
  name: string,
  members: readonly KubeObject[],
  path: readonly string[],
): Promise<Finding> {
  const found = await readNamespace(client, name);
  if (found === undefined || found === 'hidden') return skipped('the namespace cannot be read');
  const level = levelOf(found.metadata.labels?.[enforceLabel]);
  const refused = members.flatMap((member) => {
    const why = forbiddenBy(level, podSpecOf(member));
    return why.length > 0 ? [`${member.kind} ${member.metadata.name}: ${why.join(', ')}`] : [];
  });
  if (refused.length === 0) return ok(`Pod Security level ${level}`);
  return {
    ...{ verdict: 'failed', code: 'CLUSTER_DENIED', path },
    detail: `Pod Security level ${level} refuses new pods\n${refused.join('\n')}`,
    hint: `Correct the chart's securityContext, or the label ${enforceLabel} of namespace ${name}.`,
  };
}

const levelOf = (label: string | undefined): PodSecurityLevel =>
  label === 'baseline' || label === 'restricted' ? label : 'privileged';

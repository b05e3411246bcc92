import { mapConcurrently } from '../core/concurrency.ts';
import type { KubeClient } from '../kube/client.ts';
import { at } from '../kube/fields.ts';
import { groupOf } from '../kube/object.ts';
import { type Finding, ok } from './finding.ts';
import { grantsOf, type Subject, toYaml } from './rbac.ts';
import {
  describeRight,
  objectRights,
  ownRights,
  type ResourceName,
  type Right,
  usualResources,
} from './rights.ts';

/** Questions at the same time; each is answered from the API server's memory. */
const atOnce = 16;

export interface RightsQuestion {
  readonly namespace: string;
  /** Kinds the application has there; undefined before its first delivery. */
  readonly resources: readonly ResourceName[] | undefined;
  /** Kinds that the strategy writes beside those. */
  readonly strategy: readonly ResourceName[];
  /** As whom the cluster knows the identity. */
  readonly subject: Subject | undefined;
  readonly path: readonly string[];
}

/**
 * Asks the cluster for exactly the rights a delivery uses, one by one. What the application has is known from its
 * inventory; before its first delivery the usual kinds are asked for, and one that may not be written is a warning.
 */
export async function checkRights(client: KubeClient, question: RightsQuestion): Promise<Finding> {
  const { namespace, resources, strategy, path } = question;
  const needed = new Map(
    [...ownRights(), ...objectRights([...(resources ?? []), ...strategy])].map((right) => [
      describeRight(right),
      right,
    ]),
  );
  const likely = resources === undefined ? objectRights(await servedResources(client)) : [];
  const asked = [...needed.values(), ...likely.filter((right) => !needed.has(describeRight(right)))];
  const allowed = await mapConcurrently(asked, atOnce, (right) => mayI(client, right, namespace));
  const missing = asked.filter((_, index) => !allowed[index]);
  if (missing.length === 0) return ok(`all ${asked.length} rights in ${namespace}`);
  const fatal = missing.filter((right) => needed.has(describeRight(right)));
  const shown = (fatal.length > 0 ? fatal : missing).map(describeRight);
  const many = shown.length > 8 ? [...shown.slice(0, 7), `and ${shown.length - 7} more`] : shown;
  return {
    verdict: fatal.length > 0 ? 'failed' : 'warning',
    code: 'CLUSTER_DENIED',
    detail: `the identity may not do ${shown.length} of ${asked.length} things in ${namespace}: ${many.join(', ')}`,
    hint: `Let an administrator of the cluster apply:\n${grantText(question)}`,
    path,
  };
}

/** The kinds that charts usually have, as far as the cluster knows them. */
async function servedResources(client: KubeClient): Promise<ResourceName[]> {
  const groups = new Set((await client.apiVersions()).map(groupOf));
  return usualResources().filter(({ group }) => group === '' || groups.has(group));
}

/** The least that a delivery to this namespace needs, for `kubectl apply -f -`. */
export function grantText({ namespace, resources = [], strategy, subject }: RightsQuestion): string {
  return toYaml(grantsOf('deploy', namespace, [...resources, ...strategy], subject));
}

/** https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1/ */
export async function mayI(
  client: KubeClient,
  { verb, group, plural, subresource }: Right,
  namespace: string | undefined,
): Promise<boolean> {
  const { status } = await client.create({
    ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', metadata: { name: '' } },
    spec: { resourceAttributes: { namespace, verb, group, resource: plural, subresource } },
  });
  return at(status, 'allowed') === true;
}

/** One rule of a Role: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** What is done in a cluster, and needs rights of its own there. */
export const duties = ['deploy', 'plan', 'prune'] as const;
export type Duty = (typeof duties)[number];

/** A kind as RBAC names it. */
export interface ResourceName {
  /** Empty for the core group. */
  readonly group: string;
  /** `deployments` */
  readonly plural: string;
}

/** Kinds that charts usually have, and the suite itself: every delivery is given these. */
const usual: readonly (readonly [group: string, plurals: readonly string[]])[] = [
  ['', ['configmaps', 'persistentvolumeclaims', 'secrets', 'serviceaccounts', 'services']],
  ['apps', ['daemonsets', 'deployments', 'statefulsets']],
  ['autoscaling', ['horizontalpodautoscalers']],
  ['batch', ['cronjobs', 'jobs']],
  ['gateway.networking.k8s.io', ['grpcroutes', 'httproutes']],
  ['networking.k8s.io', ['ingresses', 'networkpolicies']],
  ['policy', ['poddisruptionbudgets']],
];

/** Applied, watched until they serve, compared and pruned. Server-side apply that creates is both `patch` and `create`. */
const objectVerbs = ['get', 'list', 'watch', 'create', 'patch', 'delete'];

const rule = (group: string, resources: readonly string[], verbs: readonly string[]): Rule => ({
  apiGroups: [group],
  resources,
  verbs,
});

/** What a delivery does beside its objects: the reason of each line is the file that asks for it. */
const beside: readonly Rule[] = [
  // The namespace it is bound in; a rule about namespaces reaches no further.
  rule('', ['namespaces'], ['get']),
  // Ledger and inventory are replaced as they were read (kube/inventory.ts, rollout/ledger.ts).
  rule('', ['configmaps'], ['update']),
  rule('coordination.k8s.io', ['leases'], ['get', 'create', 'update', 'delete']),
  // What became of a rollout, and why not (kube/wait.ts, kube/diagnose.ts).
  // Broken ones are deleted, which a StatefulSet would wait for (kube/stuck-pods.ts).
  rule('', ['pods'], ['get', 'list', 'watch', 'delete']),
  rule('', ['pods/log'], ['get']),
  rule('', ['events'], ['list', 'watch']),
  rule('apps', ['replicasets'], ['get', 'list', 'watch']),
  // Whether a Service sends its requests where it is led to (kube/led-pods.ts).
  rule('discovery.k8s.io', ['endpointslices'], ['list']),
  // Smoke tests of Services: GET and HEAD, POST, PUT, PATCH, DELETE (smoke/ask.ts).
  rule('', ['services/proxy'], ['get', 'create', 'update', 'patch', 'delete']),
];

/** What helps and is not needed: preflight compares what is left with what a rollout will take. */
const helpful: readonly Rule[] = [rule('', ['resourcequotas'], ['list'])];

/** What a plan looks at beside the objects. */
const planned: readonly Rule[] = [rule('', ['namespaces'], ['get'])];

/** What docs/retention.md asks for: seeing what an application runs. */
const pruned: readonly Rule[] = [
  rule('', ['configmaps', 'pods'], ['get', 'list']),
  rule(
    'apps',
    ['controllerrevisions', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'],
    ['get', 'list'],
  ),
  rule('batch', ['cronjobs', 'jobs'], ['get', 'list']),
];

/**
 * The least a duty needs in each namespace of an application. `deploy` is what rolling back and removing an environment
 * need too: all of them write the same objects. `plan` may do the same and is kept to dry runs by an admission policy
 * (rbac.ts), since Kubernetes authorizes a dry run as the write it stands for. `more` are kinds beside the usual ones.
 */
export function rightsOf(duty: Duty, more: readonly ResourceName[] = []): Rule[] {
  if (duty === 'prune') return [...pruned];
  const verbs = duty === 'plan' ? ['get', 'list', 'create', 'patch'] : objectVerbs;
  const groups = new Map(usual.map(([group, plurals]) => [group, new Set(plurals)]));
  for (const { group, plural } of more) {
    const plurals = groups.get(group) ?? new Set();
    groups.set(group, plurals.add(plural));
  }
  const objects = [...groups].map(([group, plurals]) => rule(group, [...plurals].sort(), verbs));
  return [...objects, ...(duty === 'plan' ? planned : [...beside, ...helpful])];
}

/** What every delivery needs whatever its chart renders: the suite's own state, and what it looks at. */
export const ownRights = (): Right[] =>
  rightsIn([
    ...beside,
    rule('', ['configmaps', 'secrets'], objectVerbs),
    // Who else decides over workloads and their traffic (kube/autoscaling.ts, rollout/strategies/shifting.ts).
    rule('', ['services'], ['list']),
    rule('autoscaling', ['horizontalpodautoscalers'], ['list']),
  ]);

/** What a delivery needs for objects of these kinds. */
export const objectRights = (resources: readonly ResourceName[]): Right[] =>
  rightsIn(resources.map(({ group, plural }) => rule(group, [plural], objectVerbs)));

/** The kinds that charts usually have. */
export const usualResources = (): ResourceName[] =>
  usual.flatMap(([group, plurals]) => plurals.map((plural) => ({ group, plural })));

/** A right as one question: may this identity do that. */
export interface Right extends ResourceName {
  readonly verb: string;
  readonly subresource?: string | undefined;
}

/** Every right of these rules by itself, each once. */
export function rightsIn(rules: readonly Rule[]): Right[] {
  const rights = rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((resource) => {
        const [plural = '', subresource] = resource.split('/');
        return verbs.map((verb) => ({ group, plural, subresource, verb }));
      }),
    ),
  );
  return [...new Map(rights.map((right) => [describeRight(right), right])).values()];
}

/** `create deployments.apps`, `get pods/log` */
export function describeRight({ verb, plural, group, subresource }: Right): string {
  const resource = group === '' ? plural : `${plural}.${group}`;
  return `${verb} ${resource}${subresource === undefined ? '' : `/${subresource}`}`;
}

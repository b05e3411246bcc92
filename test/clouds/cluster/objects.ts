import { deployersGroup, prunersGroup } from '../identities.ts';
import { type AdminApi, applyObject } from './api.ts';
import type { ClusterPlan } from './plan.ts';

/** Namespaces of the sample application: its environments. */
export const applicationNamespaces = ['delivery-platform', 'delivery-platform-staging'] as const;

const rbac = 'rbac.authorization.k8s.io/v1';
const deployer = 'flotilla-deployer';
const pruner = 'flotilla-pruner';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const every = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
const read = ['get', 'list', 'watch'];

/** What deploying needs within a namespace, and no more. */
const deployerRules: readonly Rule[] = [
  {
    apiGroups: [''],
    resources: ['services', 'configmaps', 'secrets', 'serviceaccounts', 'persistentvolumeclaims'],
    verbs: every,
  },
  { apiGroups: [''], resources: ['pods'], verbs: every },
  { apiGroups: [''], resources: ['pods/log', 'events', 'endpoints'], verbs: read },
  { apiGroups: ['events.k8s.io'], resources: ['events'], verbs: read },
  { apiGroups: [''], resources: ['pods/portforward', 'pods/exec'], verbs: ['get', 'create'] },
  {
    apiGroups: [''],
    resources: ['services/proxy', 'pods/proxy'],
    verbs: ['get', 'create', 'update', 'patch', 'delete'],
  },
  {
    apiGroups: ['apps'],
    resources: ['deployments', 'statefulsets', 'daemonsets', 'replicasets'],
    verbs: every,
  },
  {
    apiGroups: ['apps'],
    resources: ['deployments/scale', 'statefulsets/scale'],
    verbs: ['get', 'update', 'patch'],
  },
  { apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: every },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses', 'networkpolicies'], verbs: every },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: every },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: every },
  { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: every },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: read },
];

/** What docs/retention.md asks for: seeing what an application runs. */
const prunerRules: readonly Rule[] = [
  { apiGroups: [''], resources: ['configmaps', 'pods'], verbs: ['get', 'list'] },
  {
    apiGroups: ['apps'],
    resources: ['deployments', 'replicasets', 'statefulsets', 'daemonsets', 'controllerrevisions'],
    verbs: ['get', 'list'],
  },
  { apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: ['get', 'list'] },
];

/** Gives the identities that deploy, roll back and prune their rights in a namespace, which it makes if need be. */
async function grantIdentities(api: AdminApi, namespace: string): Promise<void> {
  await applyObject(api, `/api/v1/namespaces/${namespace}`, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  for (const [name, group] of [
    [deployer, deployersGroup],
    [pruner, prunersGroup],
  ] as const)
    await applyObject(api, `/apis/${rbac}/namespaces/${namespace}/rolebindings/${name}`, {
      apiVersion: rbac,
      kind: 'RoleBinding',
      metadata: { name, namespace },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: group }],
    });
}

/** Applies what a bare cluster starts with: cluster DNS, the identities' roles, the application's namespaces. */
export async function applyBaseObjects(api: AdminApi, plan: ClusterPlan): Promise<void> {
  await Promise.all([
    clusterRole(api, 'system:coredns', [
      { apiGroups: [''], resources: ['services', 'pods', 'namespaces'], verbs: ['list', 'watch'] },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
    ]),
    bindCluster(api, 'system:coredns', { kind: 'User', name: 'system:coredns' }),
    clusterRole(api, deployer, deployerRules),
    clusterRole(api, pruner, prunerRules),
    // Cluster-wide: whether a namespace is there, and nothing else.
    clusterRole(api, `${deployer}-namespaces`, [
      { apiGroups: [''], resources: ['namespaces'], verbs: ['get', 'list'] },
    ]),
    bindCluster(api, `${deployer}-namespaces`, { kind: 'Group', name: deployersGroup }),
    applyClusterDns(api, plan),
    ...applicationNamespaces.map((namespace) => grantIdentities(api, namespace)),
  ]);
}

async function clusterRole(api: AdminApi, name: string, rules: readonly Rule[]): Promise<void> {
  await applyObject(api, `/apis/${rbac}/clusterroles/${encodeURIComponent(name)}`, {
    apiVersion: rbac,
    kind: 'ClusterRole',
    metadata: { name },
    rules,
  });
}

async function bindCluster(
  api: AdminApi,
  name: string,
  subject: { kind: string; name: string },
): Promise<void> {
  await applyObject(api, `/apis/${rbac}/clusterrolebindings/${encodeURIComponent(name)}`, {
    apiVersion: rbac,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', ...subject }],
  });
}

/** The Service that pods ask for names. CoreDNS runs beside the node, so its address is given by hand. */
async function applyClusterDns(api: AdminApi, { network }: ClusterPlan): Promise<void> {
  const namespace = 'kube-system';
  const ports = [
    { name: 'dns', port: 53, protocol: 'UDP' },
    { name: 'dns-tcp', port: 53, protocol: 'TCP' },
  ];
  await applyObject(api, `/api/v1/namespaces/${namespace}/services/kube-dns`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kube-dns', namespace, labels: { 'k8s-app': 'kube-dns' } },
    spec: { clusterIP: network.dnsService, ports },
  });
  await applyObject(api, `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices/kube-dns-node`, {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'kube-dns-node', namespace, labels: { 'kubernetes.io/service-name': 'kube-dns' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [network.inside], conditions: { ready: true } }],
    ports,
  });
}

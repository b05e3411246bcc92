import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type AdminApi, applyObject } from './api.ts';
import type { ClusterPlan } from './plan.ts';

/** Namespaces of the sample application: its environments. */
export const applicationNamespaces = ['delivery-platform', 'delivery-platform-staging'] as const;

const rbac = 'rbac.authorization.k8s.io/v1';

/** What an administrator of a real cluster applies: the template's own files. */
const grants = path.join(import.meta.dirname, '../../../action-templates/delivery-platform/rbac');
const role = z.looseObject({
  kind: z.literal('ClusterRole'),
  metadata: z.object({ name: z.string() }),
  rules: z.array(z.unknown()),
});
const binding = z.looseObject({
  kind: z.literal('RoleBinding'),
  metadata: z.object({ name: z.string() }),
});

async function readGrants(duty: 'deploy' | 'prune') {
  const text = await readFile(path.join(grants, `${duty}.yaml`), 'utf8');
  const [first, second] = parseAllDocuments(text).map((document): unknown => document.toJS());
  return { role: role.parse(first), binding: binding.parse(second) };
}
type Grants = Awaited<ReturnType<typeof readGrants>>;

/** Gives the identities that deploy, roll back and prune their rights in a namespace, which it makes if need be. */
async function grantIdentities(api: AdminApi, namespace: string, granted: readonly Grants[]): Promise<void> {
  await applyObject(api, `/api/v1/namespaces/${namespace}`, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  for (const {
    binding: { metadata, ...rest },
  } of granted)
    await applyObject(api, `/apis/${rbac}/namespaces/${namespace}/rolebindings/${metadata.name}`, {
      ...rest,
      metadata: { ...metadata, namespace },
    });
}

/** Applies what a bare cluster starts with: cluster DNS, the identities' roles, the application's namespaces. */
export async function applyBaseObjects(api: AdminApi, plan: ClusterPlan): Promise<void> {
  const granted = await Promise.all([readGrants('deploy'), readGrants('prune')]);
  await Promise.all([
    clusterRole(api, 'system:coredns', [
      { apiGroups: [''], resources: ['services', 'pods', 'namespaces'], verbs: ['list', 'watch'] },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
    ]),
    bindCluster(api, 'system:coredns', { kind: 'User', name: 'system:coredns' }),
    ...granted.map(({ role: { metadata, rules } }) => clusterRole(api, metadata.name, rules)),
    applyClusterDns(api, plan),
    ...applicationNamespaces.map((namespace) => grantIdentities(api, namespace, granted)),
  ]);
}

async function clusterRole(api: AdminApi, name: string, rules: readonly unknown[]): Promise<void> {
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

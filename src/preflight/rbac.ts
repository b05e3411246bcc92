import { Document, isScalar, visit } from 'yaml';
import { type Duty, type ResourceName, type Rule, rightsOf } from './rights.ts';

const rbac = 'rbac.authorization.k8s.io';

/** Who gets rights: as an API server names it. */
export interface Subject {
  readonly kind: 'Group' | 'User';
  readonly name: string;
}

/** Names of the roles, and of the groups they are meant for. */
export const roleNames = {
  deploy: { role: 'flotilla-deployer', group: 'flotilla-deployers' },
  plan: { role: 'flotilla-planner', group: 'flotilla-planners' },
  prune: { role: 'flotilla-pruner', group: 'flotilla-pruners' },
} as const satisfies Record<Duty, { role: string; group: string }>;

/** The ClusterRole of a duty: one text for all namespaces, which gives nothing until it is bound in one. */
export const clusterRole = (duty: Duty, more: readonly ResourceName[] = []) => ({
  apiVersion: `${rbac}/v1`,
  kind: 'ClusterRole',
  metadata: { name: roleNames[duty].role },
  rules: rightsOf(duty, more).map(({ apiGroups, resources, verbs }: Rule) => ({
    apiGroups: [...apiGroups],
    resources: [...resources],
    verbs: [...verbs],
  })),
});

/** Gives a duty's rights in one namespace. */
export const roleBinding = (duty: Duty, namespace: string, subject: Subject = groupOfDuty(duty)) => ({
  apiVersion: `${rbac}/v1`,
  kind: 'RoleBinding',
  metadata: { name: roleNames[duty].role, namespace },
  roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: roleNames[duty].role },
  subjects: [{ apiGroup: rbac, ...subject }],
});

const groupOfDuty = (duty: Duty): Subject => ({ kind: 'Group', name: roleNames[duty].group });

/**
 * Keeps whoever plans to dry runs, which RBAC cannot tell from writes. Kubernetes 1.30.
 * https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export function dryRunsOnly(group: string = roleNames.plan.group) {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const metadata = { name: 'flotilla-planners-only-plan' };
  const questions = ['authentication.k8s.io', 'authorization.k8s.io'];
  const everything = { apiVersions: ['*'], operations: ['*'], resources: ['*/*'] };
  return [
    {
      ...{ apiVersion, kind: 'ValidatingAdmissionPolicy', metadata },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [{ apiGroups: ['*'], ...everything }],
          excludeResourceRules: [{ apiGroups: questions, ...everything }],
        },
        matchConditions: [{ name: 'planners', expression: `"${group}" in request.userInfo.groups` }],
        validations: [
          {
            expression: 'request.dryRun',
            message: 'This identity plans: it may only try what it would write.',
          },
        ],
      },
    },
    {
      ...{ apiVersion, kind: 'ValidatingAdmissionPolicyBinding', metadata },
      spec: { policyName: metadata.name, validationActions: ['Deny'] },
    },
  ];
}

/** Everything to be applied so that a duty can be done in a namespace. */
export const grantsOf = (
  duty: Duty,
  namespace: string,
  more: readonly ResourceName[] = [],
  subject: Subject = groupOfDuty(duty),
) => [
  clusterRole(duty, more),
  roleBinding(duty, namespace, subject),
  ...(duty === 'plan' ? dryRunsOnly() : []),
];

/** Objects as YAML for `kubectl apply -f -`, lists of words on one line. */
export function toYaml(objects: readonly object[]): string {
  const documents = objects.map((object) => {
    const document = new Document(object, { aliasDuplicateObjects: false });
    visit(document, {
      Seq: (_, node) => {
        if (node.items.every(isScalar)) node.flow = true;
      },
    });
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
  });
  return documents.join('---\n');
}

import type { ModuleFiles } from '../tool.ts';

/** Definitions of the kinds of policies, certificates and secrets that templates are held to. */
export const securityKinds: readonly ModuleFiles[] = [
  {
    kind: 'module',
    name: 'gatekeeper-crds',
    version: 'v3.23.1',
    task: 'test',
    module: 'github.com/open-policy-agent/gatekeeper/v3',
    sum: 'h1:njHTm0SJ6ZEhhEgmQTpJKTGQbc99fSs4hGiEp1OIKck=',
    files: {
      'gatekeeper-constrainttemplates.yaml':
        'charts/gatekeeper/crds/constrainttemplate-customresourcedefinition.yaml',
      'gatekeeper-syncsets.yaml': 'charts/gatekeeper/crds/syncset-customresourcedefinition.yaml',
      'gatekeeper-values.yaml': 'charts/gatekeeper/values.yaml',
    },
    seconds: 10,
  },
  {
    kind: 'module',
    name: 'policy-controller-crds',
    version: 'v0.15.1',
    task: 'test',
    module: 'github.com/sigstore/policy-controller',
    sum: 'h1:DL1YJ7RXbhPLteaxn/HUZFEf32UNqqkPoHN6leekETc=',
    files: {
      'policy-controller-clusterimagepolicy.yaml': 'config/300-clusterimagepolicy.yaml',
      'policy-controller-trustroot.yaml': 'config/300-trustroot.yaml',
    },
    seconds: 5,
  },
  {
    kind: 'module',
    name: 'cert-manager-crds',
    version: 'v1.20.0',
    task: 'test',
    module: 'github.com/cert-manager/cert-manager',
    sum: 'h1:czZamsFJ1YdKPhpv+SopJZN9t3W68vQBnFYUevSHGqY=',
    files: { 'cert-manager-certificates.yaml': 'deploy/crds/cert-manager.io_certificates.yaml' },
    seconds: 5,
  },
  {
    kind: 'module',
    name: 'kyverno-crds',
    version: 'v1.19.1',
    task: 'test',
    module: 'github.com/kyverno/kyverno',
    sum: 'h1:/MkgFii3/VlQfKR1JpC9tVwNNVNQTt2S4U6qCsafsTU=',
    files: {
      'kyverno-imagevalidatingpolicies.yaml':
        'config/crds/policies.kyverno.io/policies.kyverno.io_imagevalidatingpolicies.yaml',
    },
    seconds: 10,
  },
  {
    kind: 'module',
    name: 'external-secrets-crds',
    version: 'v1.3.2',
    task: 'test',
    module: 'github.com/external-secrets/external-secrets',
    sum: 'h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=',
    files: Object.fromEntries(
      ['clustersecretstores', 'externalsecrets', 'pushsecrets', 'secretstores'].map((kind) => [
        `external-secrets-${kind}.yaml`,
        `config/crds/bases/external-secrets.io_${kind}.yaml`,
      ]),
    ),
    seconds: 3,
  },
];

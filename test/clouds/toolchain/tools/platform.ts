import type { Tool } from '../tool.ts';

/** What the platform's template runs in its clusters, run for real. */
export const platformTools: readonly Tool[] = [
  {
    kind: 'go',
    name: 'argo-cd',
    version: 'v3.5.7',
    task: 'full',
    // One program for all its processes, and a main of our own over the cache that its tests use in Redis' place.
    programs: { argocd: 'github.com/argoproj/argo-cd/v3/cmd', 'argocd-cache': '.' },
    variables: { 'github.com/argoproj/argo-cd/v3/common.version': '3.5.7' },
    seconds: 330,
  },
  {
    kind: 'module',
    name: 'argo-cd-install',
    version: 'v3.5.7',
    task: 'full',
    module: 'github.com/argoproj/argo-cd/v3',
    sum: 'h1:Xm1BF+I5OgDKUG3SDK49vn2/Y5AMyaNVko+/JT08gj0=',
    files: {
      'argo-cd-install.yaml': 'manifests/install.yaml',
      'git-verify-wrapper.sh': 'hack/git-verify-wrapper.sh',
    },
    seconds: 25,
  },
  {
    kind: 'go',
    name: 'vault',
    // The newest whose published module fits a published version of its own SDK.
    version: '1.21.2',
    task: 'full',
    programs: {
      vault: 'github.com/hashicorp/vault',
      'vault-plugin-auth-kubernetes':
        'github.com/hashicorp/vault-plugin-auth-kubernetes/cmd/vault-plugin-auth-kubernetes',
    },
    // Without the plugins of third parties, which are most of it; the one that is needed is built beside it.
    environment: { GOFLAGS: '-buildvcs=false -mod=readonly -tags=minimal' },
    seconds: 600,
  },
  {
    kind: 'go',
    name: 'policy-controller',
    version: 'v0.15.1',
    task: 'full',
    programs: { 'policy-controller': 'github.com/sigstore/policy-controller/cmd/webhook' },
    seconds: 300,
  },
  {
    kind: 'module',
    name: 'policy-controller-config',
    version: 'v0.15.1',
    task: 'full',
    module: 'github.com/sigstore/policy-controller',
    sum: 'h1:DL1YJ7RXbhPLteaxn/HUZFEf32UNqqkPoHN6leekETc=',
    files: Object.fromEntries(
      [
        ...['kustomization', 'webhook', '100-namespace', '200-clusterrole', '200-role', '200-serviceaccount'],
        ...['201-clusterrolebinding', '201-rolebinding', '300-clusterimagepolicy', '300-trustroot'],
        ...['400-webhook-service', '500-webhook-configuration', '501-policy-webhook-configurations'],
        ...['image-policies', 'leader-election', 'logging', 'observability', 'policy-controller'].map(
          (name) => `config-${name}`,
        ),
        'config-sigstore-keys',
      ].map((name) => [`policy-controller-config-${name}.yaml`, `config/${name}.yaml`]),
    ),
    seconds: 5,
  },
];

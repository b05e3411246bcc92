import type { Cut } from './cut-module.ts';

/** When a tool is needed: for the demo's clouds, for the tests, only for the full test run, only to compare speed. */
export type Task = 'demo' | 'test' | 'full' | 'bench';

export const tasks: readonly Task[] = ['demo', 'test', 'full', 'bench'];

/** Whether a task needs the tools of another: all need the demo's, the long ones those of the tests as well. */
export const includes = (task: Task, other: Task): boolean =>
  task === other || other === 'demo' || (other === 'test' && task !== 'demo');

/** Programs built from one Go module: a committed one (go/NAME/go.mod and go.sum are the pin), or `own`. */
export interface GoTool {
  readonly kind: 'go';
  readonly name: string;
  readonly version: string;
  readonly task: Task;
  /** Binary name → main package. */
  readonly programs: Readonly<Record<string, string>>;
  /** Variables set at link time, so that each program knows its version. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** The program's own module, whose go.mod and go.sum hold for its build: its path, and its checksum as go.sum has it. */
  readonly own?: { readonly module: string; readonly sum: string; readonly cut?: Cut };
  /** Arguments that make each program print `version`: one already on PATH in that version is used as it is. */
  readonly versionArguments?: readonly string[];
  /** Seconds of a cold build alone on 2 cores, for the estimate of what is left. */
  readonly seconds: number;
}

/** Programs of a Python package, in an environment of their own; requirements/NAME.txt has the hashes. */
export interface PythonTool {
  readonly kind: 'pypi';
  readonly name: string;
  readonly version: string;
  readonly task: Task;
  readonly programs: readonly string[];
  readonly seconds: number;
}

/** Files of a Go module that are used as they are, such as the definitions of the kinds it serves. */
export interface ModuleFiles {
  readonly kind: 'module';
  readonly name: string;
  readonly version: string;
  readonly task: Task;
  /** Module path, and the checksum of its content as go.sum has it. */
  readonly module: string;
  readonly sum: string;
  /** Name of the link beside the programs → path in the module. */
  readonly files: Readonly<Record<string, string>>;
  readonly seconds: number;
}

export type Tool = GoTool | PythonTool | ModuleFiles;

const kubernetes = 'k8s.io/component-base/version';
const kubernetesPrograms = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'kubectl',
];

/** The lock: every tool that is built or installed, in the order of building. */
export const tools: readonly Tool[] = [
  {
    kind: 'go',
    name: 'kubernetes',
    // The last minor whose kubelet still runs on cgroup v1 without being forced.
    version: 'v1.34.4',
    task: 'demo',
    programs: Object.fromEntries(kubernetesPrograms.map((name) => [name, `k8s.io/kubernetes/cmd/${name}`])),
    variables: {
      [`${kubernetes}.gitVersion`]: 'v1.34.4',
      [`${kubernetes}.gitMajor`]: '1',
      [`${kubernetes}.gitMinor`]: '34',
    },
    seconds: 450,
  },
  {
    kind: 'go',
    name: 'trivy',
    version: '0.72.0',
    task: 'demo',
    programs: { trivy: 'github.com/aquasecurity/trivy/cmd/trivy' },
    variables: { 'github.com/aquasecurity/trivy/pkg/version/app.ver': '0.72.0' },
    environment: { GOEXPERIMENT: 'jsonv2' },
    versionArguments: ['--version'],
    seconds: 400,
  },
  {
    kind: 'go',
    name: 'buildkitd',
    version: 'v0.33.1',
    task: 'demo',
    programs: { buildkitd: 'github.com/moby/buildkit/cmd/buildkitd' },
    variables: { 'github.com/moby/buildkit/version.Version': 'v0.33.1' },
    versionArguments: ['--version'],
    seconds: 110,
  },
  {
    kind: 'go',
    name: 'buildx',
    version: 'v0.37.2',
    task: 'demo',
    programs: { buildx: 'github.com/docker/buildx/cmd/buildx' },
    variables: { 'github.com/docker/buildx/version.Version': 'v0.37.2' },
    versionArguments: ['version'],
    seconds: 75,
  },
  {
    kind: 'go',
    name: 'act',
    version: '0.2.89',
    task: 'demo',
    programs: { act: 'github.com/nektos/act' },
    variables: { 'main.version': '0.2.89' },
    versionArguments: ['--version'],
    seconds: 55,
  },
  {
    kind: 'go',
    name: 'helm',
    version: 'v4.3.1',
    task: 'demo',
    programs: { helm: 'helm.sh/helm/v4/cmd/helm' },
    variables: { 'helm.sh/helm/v4/internal/version.version': 'v4.3.1' },
    versionArguments: ['version', '--short'],
    seconds: 130,
  },
  {
    kind: 'go',
    name: 'helm3',
    version: 'v3.22.0',
    task: 'test',
    programs: { helm3: 'helm.sh/helm/v3/cmd/helm' },
    variables: { 'helm.sh/helm/v3/internal/version.version': 'v3.22.0' },
    seconds: 60,
  },
  {
    kind: 'go',
    name: 'sops',
    version: '3.13.3',
    task: 'test',
    programs: { sops: 'github.com/getsops/sops/v3/cmd/sops' },
    variables: { 'github.com/getsops/sops/v3/version.Version': '3.13.3' },
    seconds: 120,
  },
  {
    kind: 'go',
    name: 'age',
    version: 'v1.3.2',
    task: 'test',
    programs: { 'age-keygen': 'filippo.io/age/cmd/age-keygen' },
    seconds: 2,
  },
  {
    kind: 'go',
    name: 'opa',
    version: '1.22.2',
    task: 'test',
    programs: { opa: 'github.com/open-policy-agent/opa' },
    versionArguments: ['version'],
    seconds: 90,
  },
  {
    kind: 'go',
    name: 'coredns',
    version: '1.14.0',
    task: 'demo',
    programs: { coredns: 'github.com/coredns/coredns' },
    versionArguments: ['-version'],
    seconds: 125,
  },
  {
    kind: 'go',
    name: 'fulcio',
    version: 'v1.8.8',
    task: 'demo',
    programs: { fulcio: 'github.com/sigstore/fulcio' },
    seconds: 55,
  },
  {
    kind: 'go',
    name: 'rekor',
    version: 'v2.3.0',
    task: 'demo',
    programs: { 'rekor-server': 'github.com/sigstore/rekor-tiles/v2/cmd/rekor-server/posix' },
    seconds: 25,
  },
  {
    kind: 'go',
    name: 'timestamp',
    version: 'v2.1.3',
    task: 'demo',
    // Our own main over the authority's server: its command opens a fixed metrics port, one stack a machine.
    programs: { 'timestamp-server': '.' },
    seconds: 30,
  },
  {
    kind: 'go',
    name: 'cosign',
    version: 'v3.1.3',
    task: 'test',
    programs: { cosign: 'github.com/sigstore/cosign/v3/cmd/cosign' },
    variables: { 'sigs.k8s.io/release-utils/version.gitVersion': 'v3.1.3' },
    versionArguments: ['version'],
    seconds: 170,
  },
  {
    kind: 'go',
    name: 'registry-server',
    version: '1',
    task: 'demo',
    programs: { 'registry-server': '.' },
    seconds: 3,
  },
  { kind: 'go', name: 'pause', version: '1', task: 'demo', programs: { pause: '.' }, seconds: 2 },
  { kind: 'go', name: 'trivy-db', version: '1', task: 'demo', programs: { 'trivy-db': '.' }, seconds: 4 },
  {
    kind: 'go',
    name: 'crane',
    version: 'v0.22.1',
    task: 'demo',
    programs: { crane: 'github.com/google/go-containerregistry/cmd/crane' },
    variables: { 'github.com/google/go-containerregistry/cmd/crane/cmd.Version': 'v0.22.1' },
    versionArguments: ['version'],
    seconds: 8,
  },
  {
    kind: 'go',
    name: 'regctl',
    version: 'v0.11.7',
    task: 'test',
    programs: { regctl: 'github.com/regclient/regclient/cmd/regctl' },
    versionArguments: ['version'],
    seconds: 10,
  },
  {
    kind: 'go',
    name: 'docker',
    // The client alone: its daemon is never needed here.
    version: 'v29.7.2',
    task: 'test',
    programs: { docker: 'github.com/docker/cli/cmd/docker' },
    variables: { 'github.com/docker/cli/cli/version.Version': '29.7.2' },
    versionArguments: ['--version'],
    seconds: 30,
  },
  {
    kind: 'go',
    name: 'actionlint',
    version: '1.7.12',
    task: 'test',
    programs: { actionlint: 'github.com/rhysd/actionlint/cmd/actionlint' },
    variables: { 'github.com/rhysd/actionlint.version': '1.7.12' },
    versionArguments: ['-version'],
    seconds: 5,
  },
  {
    kind: 'go',
    name: 'oras',
    version: '1.3.2',
    task: 'bench',
    programs: { oras: 'oras.land/oras/cmd/oras' },
    versionArguments: ['version'],
    seconds: 10,
  },
  {
    kind: 'go',
    name: 'bench-registry',
    version: '1',
    task: 'bench',
    programs: { 'bench-registry': '.' },
    seconds: 3,
  },
  {
    kind: 'go',
    name: 'traefik',
    // A gateway of the Gateway API that runs as one process.
    version: 'v3.6.7',
    task: 'full',
    programs: { traefik: 'github.com/traefik/traefik/v3/cmd/traefik' },
    variables: { 'github.com/traefik/traefik/v3/pkg/version.Version': '3.6.7' },
    versionArguments: ['version'],
    seconds: 560,
  },
  {
    kind: 'go',
    name: 'promtool',
    // Prometheus 3.16.0, by the count of its module.
    version: 'v0.316.0',
    task: 'full',
    programs: { promtool: 'github.com/prometheus/prometheus/cmd/promtool' },
    variables: { 'github.com/prometheus/common/version.Version': '3.16.0' },
    // Debian's knows no discovery of Kubernetes; this one knows no other.
    environment: { GOFLAGS: '-buildvcs=false -mod=readonly -tags=remove_all_sd,enable_kubernetes_sd' },
    seconds: 120,
  },
  {
    kind: 'go',
    name: 'argo-rollouts',
    version: 'v1.9.1',
    task: 'full',
    programs: { 'rollouts-controller': 'github.com/argoproj/argo-rollouts/cmd/rollouts-controller' },
    seconds: 300,
  },
  {
    kind: 'go',
    name: 'tflint',
    version: '0.64.0',
    task: 'full',
    programs: { tflint: 'github.com/terraform-linters/tflint' },
    versionArguments: ['--version'],
    seconds: 110,
  },
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
    kind: 'module',
    name: 'gateway-api',
    version: 'v1.4.0',
    task: 'test',
    module: 'sigs.k8s.io/gateway-api',
    sum: 'h1:ZwlNM6zOHq0h3WUX2gfByPs2yAEsy/EenYJB78jpQfQ=',
    files: Object.fromEntries(
      ['backendtlspolicies', 'gatewayclasses', 'gateways', 'grpcroutes', 'httproutes', 'referencegrants'].map(
        (kind) => [`gateway-api-${kind}.yaml`, `config/crd/standard/gateway.networking.k8s.io_${kind}.yaml`],
      ),
    ),
    seconds: 5,
  },
  {
    kind: 'module',
    name: 'istio-api',
    version: 'v1.28.0',
    task: 'test',
    module: 'istio.io/api',
    sum: 'h1:0fYY9G03CAdFwE/fCkpr0v7kKsy+Hz9OCCjLNBNLbnU=',
    files: { 'istio.yaml': 'kubernetes/customresourcedefinitions.gen.yaml' },
    seconds: 5,
  },
  {
    kind: 'module',
    name: 'argo-rollouts-crds',
    version: 'v1.9.1',
    task: 'test',
    module: 'github.com/argoproj/argo-rollouts',
    sum: 'h1:+oZciUkeJYVb1vPMOhat4JQlk525j/aT2yizEkVkjLs=',
    files: Object.fromEntries(
      ['analysis-run', 'analysis-template', 'cluster-analysis-template', 'experiment', 'rollout'].map(
        (kind) => [`argo-${kind}.yaml`, `manifests/crds/${kind}-crd.yaml`],
      ),
    ),
    seconds: 10,
  },
  {
    kind: 'module',
    name: 'flagger-crds',
    version: 'v1.44.0',
    task: 'test',
    module: 'github.com/fluxcd/flagger',
    sum: 'h1:JAb2mE3AAO5Y/JkfHy6xbFDPDPk9lGvqXwmtztNbdhw=',
    files: { 'flagger.yaml': 'artifacts/flagger/crd.yaml' },
    seconds: 5,
  },
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
    kind: 'go',
    name: 'kwok',
    version: 'v0.8.0',
    task: 'bench',
    programs: { kwok: 'sigs.k8s.io/kwok/cmd/kwok' },
    variables: { 'sigs.k8s.io/kwok/pkg/consts.Version': 'v0.8.0' },
    versionArguments: ['--version'],
    seconds: 130,
  },
  {
    kind: 'go',
    name: 'kubeconform',
    version: 'v0.8.0',
    task: 'test',
    programs: { kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform' },
    seconds: 5,
  },
  {
    kind: 'go',
    name: 'helm-unittest',
    version: '1.1.2',
    task: 'test',
    programs: { 'helm-unittest': 'github.com/helm-unittest/helm-unittest/cmd/helm-unittest' },
    seconds: 60,
  },
  // The API of each Kubernetes version that the templates are checked for, and the definitions of further kinds.
  ...[
    { version: 'v1.33.9', sum: 'h1:g2DzjYhaiubzMxccj8o45C6plrJR3vKDyQP7sQg7uaw=' },
    { version: 'v1.34.4', sum: 'h1:Yy6R4QB8C9kJPp25GFqEvX5XQwY5qzKeqD0Xx6oAcmk=' },
    { version: 'v1.35.2', sum: 'h1:2HthVDfK3YJYv624imuKXPzUJ17xQop9OT5dgT+IMKE=' },
  ].map(({ version, sum }): ModuleFiles => {
    const minor = version.split('.').slice(0, 2).join('.').slice(1);
    return {
      kind: 'module',
      name: `kubernetes-api-${minor}`,
      version,
      task: 'test',
      module: 'k8s.io/kubernetes',
      sum,
      files: { [`kubernetes-${minor}.json`]: 'api/openapi-spec/swagger.json' },
      seconds: 10,
    };
  }),
  {
    kind: 'module',
    name: 'vertical-pod-autoscaler-crds',
    version: 'v1.8.1',
    task: 'test',
    module: 'k8s.io/autoscaler/vertical-pod-autoscaler',
    sum: 'h1:Pe8bV1wozN4gOKO1rleiIY5alIyAXN+DnXDbXQcL4fI=',
    files: { 'vertical-pod-autoscaler.yaml': 'deploy/vpa-v1-crd-gen.yaml' },
    seconds: 2,
  },
  {
    kind: 'module',
    name: 'prometheus-operator-crds',
    version: 'v0.93.0',
    task: 'test',
    module: 'github.com/prometheus-operator/prometheus-operator',
    sum: 'h1:AohlYJT+En8TmNpAcEUJ3GsaJTAqfEBwHmGTVpRm/Io=',
    files: Object.fromEntries(
      [
        ...[
          'alertmanagerconfigs',
          'alertmanagers',
          'podmonitors',
          'probes',
          'prometheusagents',
          'prometheuses',
        ],
        ...['prometheusrules', 'scrapeconfigs', 'servicemonitors', 'thanosrulers'],
      ].map((kind) => [
        `prometheus-operator-${kind}.yaml`,
        `example/prometheus-operator-crd/monitoring.coreos.com_${kind}.yaml`,
      ]),
    ),
    seconds: 3,
  },
  {
    kind: 'module',
    name: 'eck-crds',
    version: 'v3.5.0',
    task: 'test',
    module: 'github.com/elastic/cloud-on-k8s/v3',
    sum: 'h1:sR4oj+gNnwI9hgsKhBwjUlx+5F2T/kND40hrzaogtek=',
    files: { 'eck.yaml': 'config/crds/v1/all-crds.yaml' },
    seconds: 5,
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
  {
    kind: 'module',
    name: 'keda-crds',
    version: 'v2.21.0',
    task: 'test',
    module: 'github.com/kedacore/keda/v2',
    sum: 'h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps=',
    files: Object.fromEntries(
      ['scaledobjects', 'triggerauthentications'].map((kind) => [
        `keda-${kind}.yaml`,
        `config/crd/bases/keda.sh_${kind}.yaml`,
      ]),
    ),
    seconds: 2,
  },
  {
    kind: 'module',
    name: 'karpenter-crds',
    // The last whose module this Go reads.
    version: 'v1.14.1',
    task: 'test',
    module: 'github.com/aws/karpenter-provider-aws',
    sum: 'h1:WGtIQTQcxpElYMdWfWuPwaF2+9muR+hYhPZsTtoY8Gs=',
    files: {
      'karpenter-nodepools.yaml': 'pkg/apis/crds/karpenter.sh_nodepools.yaml',
      'karpenter-ec2nodeclasses.yaml': 'pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml',
    },
    seconds: 2,
  },
  {
    kind: 'module',
    name: 'argo-cd-crds',
    version: 'v3.5.7',
    task: 'test',
    module: 'github.com/argoproj/argo-cd/v3',
    sum: 'h1:Xm1BF+I5OgDKUG3SDK49vn2/Y5AMyaNVko+/JT08gj0=',
    files: Object.fromEntries(
      ['application', 'applicationset', 'appproject'].map((kind) => [
        `argo-cd-${kind}.yaml`,
        `manifests/crds/${kind}-crd.yaml`,
      ]),
    ),
    seconds: 25,
  },
  {
    kind: 'module',
    name: 'flux-crds',
    // The operator's module carries the manifests of each Flux release; those of Flux itself are not all published.
    // The last that Go 1.26 may fetch.
    version: 'v0.58.0',
    task: 'test',
    module: 'github.com/controlplaneio-fluxcd/flux-operator',
    sum: 'h1:7fbGeGRzp7sEwfg7jjc3a3bJvMYTAgPv+hl5qf9SBxo=',
    files: Object.fromEntries(
      ['helm', 'image-automation', 'image-reflector', 'kustomize', 'notification', 'source'].map((name) => [
        `flux-${name}.yaml`,
        `config/data/flux/v2.9.4/${name}-controller.yaml`,
      ]),
    ),
    seconds: 5,
  },
  {
    kind: 'module',
    name: 'tekton-pipeline-crds',
    version: 'v1.15.0',
    task: 'test',
    module: 'github.com/tektoncd/pipeline',
    sum: 'h1:ZGboFUaEdpYurZWqeGT5rn9e6qmomGL/gLSKhHp2vvQ=',
    files: Object.fromEntries(
      ['pipeline', 'pipelinerun', 'stepaction', 'task', 'taskrun'].map((kind) => [
        `tekton-${kind}.yaml`,
        `config/300-crds/300-${kind}.yaml`,
      ]),
    ),
    seconds: 3,
  },
  {
    kind: 'module',
    name: 'tekton-triggers-crds',
    version: 'v0.36.0',
    task: 'test',
    module: 'github.com/tektoncd/triggers',
    sum: 'h1:nyNkMN3L+TvpRHQXDIXc8hqicj494Xx9Dv2+8wgjxe8=',
    files: Object.fromEntries(
      ['clusterinterceptor', 'eventlistener', 'trigger', 'triggerbinding', 'triggertemplate'].map((kind) => [
        `tekton-${kind}.yaml`,
        `config/300-${kind}.yaml`,
      ]),
    ),
    seconds: 3,
  },
  {
    kind: 'module',
    name: 'velero-crds',
    version: 'v1.18.3',
    task: 'test',
    module: 'github.com/vmware-tanzu/velero',
    sum: 'h1:9uwN5yxTWQl9PsF5ljX4xiG+7VIq3I9mxOQ0DyyZ31A=',
    files: Object.fromEntries(
      ['backups', 'backupstoragelocations', 'restores', 'schedules', 'volumesnapshotlocations'].map(
        (kind) => [`velero-${kind}.yaml`, `config/crd/v1/bases/velero.io_${kind}.yaml`],
      ),
    ),
    seconds: 15,
  },
  {
    kind: 'module',
    name: 'chaos-mesh-crds',
    // Its tags are older than modules; this is the last commit before 2026-09-03.
    version: 'v0.9.1-0.20260902003049-47411975a8cb',
    task: 'test',
    module: 'github.com/chaos-mesh/chaos-mesh',
    sum: 'h1:0TeWmCELKreoLAXuoPaO2qpJe73foDgOoyU3fdKQN4A=',
    files: Object.fromEntries(
      ['networkchaos', 'podchaos', 'schedules'].map((kind) => [
        `chaos-mesh-${kind}.yaml`,
        `config/crd/bases/chaos-mesh.org_${kind}.yaml`,
      ]),
    ),
    seconds: 4,
  },
  {
    kind: 'pypi',
    name: 'zizmor',
    version: '1.32.0',
    task: 'test',
    programs: ['zizmor'],
    seconds: 8,
  },
  {
    kind: 'pypi',
    name: 'check-jsonschema',
    version: '0.39.0',
    task: 'test',
    programs: ['check-jsonschema'],
    seconds: 15,
  },
];

/** Names of what a tool brings: its programs, or its files. */
export function linksOf(tool: Tool): readonly string[] {
  if (tool.kind === 'pypi') return tool.programs;
  return Object.keys(tool.kind === 'go' ? tool.programs : tool.files);
}

/** Debian packages the clouds run on, with a file that tells whether each is there. */
export const systemPackages: Readonly<Record<string, string>> = {
  'etcd-server': '/usr/bin/etcd',
  containerd: '/usr/bin/containerd-shim-runc-v2',
  runc: '/usr/sbin/runc',
  'containernetworking-plugins': '/usr/lib/cni/ptp',
  iptables: '/usr/sbin/iptables',
  iproute2: '/sbin/ip',
  'util-linux': '/usr/bin/nsenter',
  mount: '/usr/bin/umount',
  git: '/usr/bin/git',
  openssl: '/usr/bin/openssl',
  'ca-certificates': '/etc/ssl/certs/ca-certificates.crt',
};

/** Debian packages that only tests need. */
export const testPackages: Readonly<Record<string, string>> = {
  prometheus: '/usr/bin/prometheus',
  'prometheus-alertmanager': '/usr/bin/prometheus-alertmanager',
};

/** Debian packages that only the benchmark compares with. */
export const benchPackages: Readonly<Record<string, string>> = { skopeo: '/usr/bin/skopeo' };

import type { ModuleFiles, Tool } from '../tool.ts';

/** What checks workflows and templates without running them. */
export const checkTools: readonly Tool[] = [
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
    name: 'tflint',
    version: '0.64.0',
    task: 'full',
    programs: { tflint: 'github.com/terraform-linters/tflint' },
    versionArguments: ['--version'],
    seconds: 110,
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

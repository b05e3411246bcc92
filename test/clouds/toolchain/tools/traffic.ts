import type { Tool } from '../tool.ts';

/** Gateways, and the controllers and kinds that shift traffic. */
export const trafficTools: readonly Tool[] = [
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
    name: 'argo-rollouts',
    version: 'v1.9.1',
    task: 'full',
    programs: { 'rollouts-controller': 'github.com/argoproj/argo-rollouts/cmd/rollouts-controller' },
    seconds: 300,
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
];

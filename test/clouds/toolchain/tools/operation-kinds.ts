import type { ModuleFiles } from '../tool.ts';

/** Definitions of the kinds that scaling, monitoring and recovery of templates are held to. */
export const operationKinds: readonly ModuleFiles[] = [
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
];

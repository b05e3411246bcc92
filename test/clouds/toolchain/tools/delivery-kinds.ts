import type { ModuleFiles } from '../tool.ts';

/** Definitions of the kinds that Argo CD, Flux and Tekton read. */
export const deliveryKinds: readonly ModuleFiles[] = [
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
];

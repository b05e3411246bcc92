import { glob, readdir } from 'node:fs/promises';
import path from 'node:path';

/** The platform and the starters, as a user copies them. */
export const templates = path.resolve(import.meta.dirname, '../../action-templates');

/** A check of files that users copy: which, and the test that makes it. */
export interface Check {
  /** Globs below action-templates/. */
  readonly files: readonly string[];
  /** The test that makes it, below test/. */
  readonly test: string;
}

/** Every check by name. A file of the templates that none of them covers fails the counting test. */
export const checks = {
  'chart renders': {
    files: [
      'delivery-platform/helm-charts/delivery-platform/**',
      'delivery-platform/helm-charts/delivery-platform/.helmignore',
    ],
    test: 'integration/chart.test.ts',
  },
  'callers are in order': {
    files: ['{delivery-platform,starter/*}/.github/workflows/*.yml'],
    test: 'integration/template/starter.test.ts',
  },
  'fleet files are accepted': {
    files: ['{delivery-platform,starter/*}/.github/flotilla.yml'],
    test: 'integration/template/starter.test.ts',
  },
  'starters run': {
    files: ['starter/one-cloud/{web,chart}/**'],
    test: 'integration/template/starter.test.ts',
  },
  'autoscalers agree': {
    files: [
      'delivery-platform/scaling/{load-test,cluster-autoscaler,metrics,keda,multi-region}/*.{ts,yaml,yml}',
      'delivery-platform/scaling/tsconfig.json',
    ],
    test: 'contract/template/scaling.test.ts',
  },
  'scaling conforms': {
    files: ['delivery-platform/scaling/{karpenter,headroom,keda}/*.yaml'],
    test: 'integration/template/scaling-manifests.test.ts',
  },
  'guides of the application': {
    files: [
      'delivery-platform/*.md',
      'delivery-platform/{functions,helm-charts,scaling}/**/*.md',
      'starter/**/*.md',
    ],
    test: 'contract/template/application-guides.test.ts',
  },
  'services are whole': {
    files: [
      'delivery-platform/services/**/*.ts',
      'delivery-platform/services/{Dockerfile,.dockerignore,package.json,tsconfig.json}',
    ],
    test: 'contract/template/services.test.ts',
  },
  'rights are granted': {
    files: ['delivery-platform/rbac/*.yaml'],
    test: 'contract/template/services.test.ts',
  },
  'functions work': {
    files: [
      'delivery-platform/functions/{*.ts,tsconfig.json,.gitignore}',
      'delivery-platform/functions/{receipt,packages/*}/*.{ts,mjs,json}',
    ],
    test: 'contract/template/functions.test.ts',
  },
  'chart behaves': {
    files: ['delivery-platform/helm-charts/delivery-platform/tests/**'],
    test: 'integration/template/chart-manifests.test.ts',
  },
  'falco rules load': {
    files: ['delivery-platform/security/falco/rules/*'],
    test: 'contract/template/security-falco.test.ts',
  },
  'values of security charts exist': {
    files: ['delivery-platform/security/**/values*.yaml'],
    test: 'contract/template/security-values.test.ts',
  },
  'gatekeeper templates carry their rego': {
    files: ['delivery-platform/security/opa/{rego,templates}/**'],
    test: 'contract/template/security-gatekeeper.test.ts',
  },
  'gatekeeper cannot stop the cluster': {
    files: ['delivery-platform/security/opa/{values.yaml,constraints/*}'],
    test: 'contract/template/security-webhooks.test.ts',
  },
  'gatekeeper policies judge': {
    files: ['delivery-platform/security/opa/rego/**'],
    test: 'integration/template/security-opa.test.ts',
  },
  'logs are redacted': {
    files: ['delivery-platform/security/data-classification/log-redaction.yaml'],
    test: 'contract/template/security-redaction.test.ts',
  },
  'an API server takes and obeys the security objects': {
    files: [
      'delivery-platform/security/{pod-security,rbac,network-policies}/*.yaml',
      'delivery-platform/security/data-classification/{policies,storage-classes}/*',
      'delivery-platform/security/opa/{templates,constraints}/*',
      'delivery-platform/security/vault/kubernetes/*.yaml',
      'delivery-platform/security/admission/{policy-controller,kyverno}/**/*.yaml',
    ],
    test: 'integration/template/security-api-server.test.ts',
  },
  'vault is configured': {
    files: ['delivery-platform/security/vault/**'],
    test: 'contract/template/security-vault.test.ts',
  },
  'vault runs so': {
    files: ['delivery-platform/security/vault/{config,policies,auth}/**'],
    test: 'full/template-vault.test.ts',
  },
  'only signed images are admitted': {
    files: ['delivery-platform/security/admission/policy-controller/**'],
    test: 'full/template-admission.test.ts',
  },
  'three clusters admit only what the pipeline signed': {
    files: ['delivery-platform/security/admission/policy-controller/**'],
    test: 'full/template-admission-on-clouds.test.ts',
  },
  'controls name what is there': {
    files: ['delivery-platform/security/**/*.md'],
    test: 'contract/template/security-controls.test.ts',
  },
  'Argo CD manifests': {
    files: ['delivery-platform/argocd/**/*.yaml'],
    test: 'integration/template/gitops-manifests.test.ts',
  },
  'Argo CD delivers': {
    files: ['delivery-platform/argocd/**/*.yaml', 'delivery-platform/clusters/bump-release.ts'],
    test: 'full/template-gitops.test.ts',
  },
  'Flux manifests': {
    files: [
      'delivery-platform/flux/**/*.yaml',
      'delivery-platform/clusters/*/{aws,azure,gcp,kustomization}.yaml',
    ],
    test: 'integration/template/gitops-manifests.test.ts',
  },
  'Tekton manifests': {
    files: ['delivery-platform/tekton/**/*.yaml'],
    test: 'integration/template/gitops-manifests.test.ts',
  },
  'Tekton runner': {
    files: ['delivery-platform/tekton/runner/*'],
    test: 'contract/template/tekton.test.ts',
  },
  'Tekton image': {
    files: ['delivery-platform/tekton/image/*'],
    test: 'contract/template/tekton.test.ts',
  },
  'values of the clusters': {
    files: ['delivery-platform/clusters/*/{release,values}.yaml', 'delivery-platform/clusters/*.{ts,json}'],
    test: 'contract/template/gitops.test.ts',
  },
  'drill fleet file': {
    files: ['delivery-platform/disaster-recovery/drill/flotilla.yml'],
    test: 'contract/template/gitops.test.ts',
  },
  'restore drill': {
    files: ['delivery-platform/disaster-recovery/drill/*.{json,sql,ts}'],
    test: 'full/template-recovery.test.ts',
  },
  'guides of delivery and recovery': {
    files: ['delivery-platform/{argocd,clusters,disaster-recovery,flux,tekton}/**/*.md'],
    test: 'contract/template/gitops-guides.test.ts',
  },
  'workflows of delivery and recovery': {
    files: ['delivery-platform/{clusters,disaster-recovery}/workflows/*.yml'],
    test: 'contract/template/gitops-guides.test.ts',
  },
  "Velero's values": {
    files: ['delivery-platform/disaster-recovery/velero/{values.yaml,*/values.yaml}'],
    test: 'contract/template/gitops-guides.test.ts',
  },
  'alerts of backups': {
    files: ['delivery-platform/disaster-recovery/velero/alerts.yaml'],
    test: 'integration/template/gitops-tools.test.ts',
  },
  'keys of secrets in Git': {
    files: ['delivery-platform/.sops.yaml'],
    test: 'integration/template/gitops-tools.test.ts',
  },
  'recovery manifests': {
    files: [
      'delivery-platform/disaster-recovery/chaos/*.yaml',
      'delivery-platform/disaster-recovery/drill/*.yaml',
      'delivery-platform/disaster-recovery/velero/{alerts,*/{kustomization,locations,daily,hourly,weekly}}.yaml',
    ],
    test: 'integration/template/gitops-manifests.test.ts',
  },
  'Terraform is wired': {
    files: ['delivery-platform/infrastructure/terraform/**/*.{tf,tftest.hcl,tfvars}'],
    test: 'contract/template/terraform.test.ts',
  },
  'Terraform is tested with answers': {
    files: ['delivery-platform/infrastructure/terraform/**/*.tfmock.hcl'],
    test: 'contract/template/terraform-mocks.test.ts',
  },
  'Terraform leaves no plan behind': {
    files: ['delivery-platform/infrastructure/terraform/.gitignore'],
    test: 'contract/template/terraform.test.ts',
  },
  'Terraform is explained': {
    files: ['delivery-platform/infrastructure/**/*.md'],
    test: 'contract/template/terraform.test.ts',
  },
  'Terraform plans on Google': {
    files: [
      'delivery-platform/infrastructure/terraform/{bootstrap,environments,global}/**/{gcp,cloud-dns}/*.tf',
    ],
    test: 'full/template-terraform-google.test.ts',
  },
  'Terraform policies judge': {
    files: ['delivery-platform/infrastructure/terraform/policy/*'],
    test: 'integration/template/terraform-policy.test.ts',
  },
  'Terraform lints': {
    files: ['delivery-platform/infrastructure/terraform/.tflint.hcl'],
    test: 'full/template-terraform.test.ts',
  },
  'alerts explain themselves': {
    files: ['delivery-platform/monitoring/prometheus/{rules,global/rules}/*.yml'],
    test: 'contract/template/monitoring-alerts.test.ts',
  },
  'rules hold their tests': {
    files: ['delivery-platform/monitoring/prometheus/tests/*.test.yml'],
    test: 'integration/template/monitoring.test.ts',
  },
  'runbooks help': {
    files: ['delivery-platform/monitoring/runbooks/*.md'],
    test: 'contract/template/monitoring-alerts.test.ts',
  },
  dashboards: {
    files: ['delivery-platform/monitoring/grafana/dashboards/*.json'],
    test: 'contract/template/monitoring-dashboards.test.ts',
  },
  'sources of dashboards': {
    files: ['delivery-platform/monitoring/{package.json,grafana/generate.ts,grafana/source/*.ts}'],
    test: 'contract/template/monitoring-dashboards.test.ts',
  },
  'rules of the Prometheus operator': {
    files: ['delivery-platform/monitoring/prometheus/operator/{generate.ts,rules.yaml,scrape.yaml}'],
    test: 'contract/template/monitoring-configuration.test.ts',
  },
  'configuration of Prometheus': {
    files: [
      'delivery-platform/monitoring/prometheus/{prometheus,global/prometheus}.yml',
      'delivery-platform/monitoring/prometheus/{probes,global/clusters}/*.yml',
    ],
    test: 'integration/template/monitoring.test.ts',
  },
  'routes of alerts': {
    files: ['delivery-platform/monitoring/alertmanager/**/*.{yml,tmpl}'],
    test: 'integration/template/monitoring.test.ts',
  },
  'alerts explain others': {
    files: ['delivery-platform/monitoring/alertmanager/alertmanager.yml'],
    test: 'integration/template/monitoring-inhibition.test.ts',
  },
  'manifests of monitoring and logs': {
    files: [
      'delivery-platform/monitoring/prometheus/{kustomization,rbac,service,statefulset}.yaml',
      'delivery-platform/monitoring/prometheus/operator/rules.yaml',
      'delivery-platform/monitoring/prometheus/global/*.yaml',
      'delivery-platform/monitoring/{alertmanager,grafana,jaeger,opentelemetry}/*.yaml',
      'delivery-platform/monitoring/elk/*.yaml',
    ],
    test: 'integration/template/monitoring-manifests.test.ts',
  },
  'values of monitoring and cost charts': {
    files: [
      'delivery-platform/monitoring/prometheus/operator/{values,scrape}.yaml',
      'delivery-platform/monitoring/prometheus/blackbox.yaml',
      'delivery-platform/monitoring/prometheus/kube-state-metrics*.yaml',
      'delivery-platform/cost/values*.yaml',
    ],
    test: 'contract/template/monitoring-configuration.test.ts',
  },
  'guides of monitoring and cost': {
    files: ['delivery-platform/{monitoring,cost}/**/*.md'],
    test: 'contract/template/monitoring-guides.test.ts',
  },
  'settings of logs and traces': {
    files: [
      'delivery-platform/monitoring/elk/settings/*.json',
      'delivery-platform/monitoring/grafana/provisioning/**/*.yaml',
      'delivery-platform/monitoring/{jaeger,opentelemetry}/config/*.yaml',
    ],
    test: 'contract/template/monitoring-configuration.test.ts',
  },
} satisfies Readonly<Record<string, Check>>;

/** Files of a check, absolute and in order. */
export async function filesOf(name: keyof typeof checks): Promise<string[]> {
  const found = await Array.fromAsync(glob([...checks[name].files], { cwd: templates, withFileTypes: true }));
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Every file of the templates, absolute and in order. */
export async function allFiles(): Promise<string[]> {
  const entries = await readdir(templates, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

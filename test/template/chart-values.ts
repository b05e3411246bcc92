/**
 * Keys that charts read, of those that our values set, at the versions our values name: read out of the charts' own
 * values.yaml and templates in November 2026. A key that is not listed is either misspelt or not looked up yet.
 */
export const chartValues: Readonly<Record<string, readonly string[]>> = {
  // github.com/falcosecurity/charts, charts/falco 9.1.0; `falcosidekick` is the chart of that name, 0.12.
  falco: [
    'collectors.containerEngine.enabled',
    'collectors.containerEngine.engines.*.enabled',
    'driver.kind',
    'driver.loader.enabled',
    'driver.modernEbpf.leastPrivileged',
    'falco.json_output',
    'falco.priority',
    'falco.rule_matching',
    'falco.syscall_event_drops.actions',
    'falco.syscall_event_drops.threshold',
    'falco.webserver.prometheus_metrics_enabled',
    'falcoctl.artifact.follow.enabled',
    'falcosidekick.config.alertmanager.hostport',
    'falcosidekick.config.alertmanager.minimumpriority',
    'falcosidekick.enabled',
    'falcosidekick.replicaCount',
    'metrics.enabled',
    'metrics.interval',
    'resources.*',
    'tolerations',
  ],
  // github.com/hashicorp/vault-helm 0.34.1.
  vault: [
    'global.tlsDisable',
    'injector.enabled',
    'server.auditStorage.enabled',
    'server.auditStorage.size',
    'server.auditStorage.storageClass',
    'server.dataStorage.size',
    'server.dataStorage.storageClass',
    'server.extraEnvironmentVars.*',
    'server.extraLabels.*',
    'server.extraVolumes',
    'server.ha.enabled',
    'server.ha.raft.enabled',
    'server.ha.raft.setNodeId',
    'server.ha.replicas',
    'server.image.repository',
    'server.image.tag',
    'server.livenessProbe.enabled',
    'server.livenessProbe.initialDelaySeconds',
    'server.livenessProbe.path',
    'server.readinessProbe.enabled',
    'server.readinessProbe.path',
    'server.resources.*',
    'server.serviceAccount.annotations.*',
    'server.statefulSet.securityContext.container.*',
    'server.statefulSet.securityContext.pod.*',
    'server.topologySpreadConstraints',
    'serverTelemetry.serviceMonitor.enabled',
  ],
  // github.com/open-policy-agent/gatekeeper, charts/gatekeeper 3.23.1.
  opa: [
    'auditInterval',
    'controllerManager.exemptNamespaces',
    'disableMutation',
    'logDenies',
    'replicas',
    'validatingWebhookCustomRules',
    'validatingWebhookExemptNamespacesLabels.kubernetes_io/metadata_name',
    'validatingWebhookFailurePolicy',
  ],
  // github.com/prometheus-community/helm-charts, charts/kube-prometheus-stack 88.5.3; `grafana` is the chart of that
  // name, 12.11, `kube-state-metrics` 8.4.0.
  'kube-prometheus-stack': [
    'alertmanager.alertmanagerSpec.configSecret',
    'alertmanager.alertmanagerSpec.secrets',
    'alertmanager.alertmanagerSpec.useExistingSecret',
    'coreDns.enabled',
    'defaultRules.create',
    'fullnameOverride',
    'grafana.additionalDataSources',
    'grafana.admin.existingSecret',
    'grafana.defaultDashboardsEnabled',
    'grafana.sidecar.dashboards.enabled',
    'grafana.sidecar.dashboards.folderAnnotation',
    'grafana.sidecar.dashboards.label',
    'grafana.sidecar.dashboards.provider.foldersFromFilesStructure',
    'kube-state-metrics.customResourceState.config.*',
    'kube-state-metrics.customResourceState.enabled',
    'kube-state-metrics.metricAnnotationsAllowList',
    'kube-state-metrics.metricLabelsAllowlist',
    'kube-state-metrics.prometheus.monitor.honorLabels',
    'kube-state-metrics.rbac.extraRules',
    'kubeControllerManager.enabled',
    'kubeEtcd.enabled',
    'kubeProxy.enabled',
    'kubeScheduler.enabled',
    'prometheus.additionalRulesForClusterRole',
    'prometheus.prometheusSpec.additionalScrapeConfigs',
    'prometheus.prometheusSpec.podMonitorSelectorNilUsesHelmValues',
    'prometheus.prometheusSpec.probeSelectorNilUsesHelmValues',
    'prometheus.prometheusSpec.resources.*',
    'prometheus.prometheusSpec.retention',
    'prometheus.prometheusSpec.retentionSize',
    'prometheus.prometheusSpec.ruleSelectorNilUsesHelmValues',
    'prometheus.prometheusSpec.scrapeConfigSelectorNilUsesHelmValues',
    'prometheus.prometheusSpec.serviceMonitorSelectorNilUsesHelmValues',
    'prometheus.prometheusSpec.storageSpec.volumeClaimTemplate.*',
    'prometheus.prometheusSpec.volumeMounts',
    'prometheus.prometheusSpec.volumes',
  ],
  // github.com/prometheus-community/helm-charts, charts/prometheus-blackbox-exporter 11.17.2; `config` is the exporter's.
  'prometheus-blackbox-exporter': ['config.*', 'fullnameOverride'],
  // github.com/opencost/opencost-helm-chart, charts/opencost 2.5.17.
  opencost: [
    'networkPolicies.enabled',
    'networkPolicies.extraEgress',
    'networkPolicies.prometheus.namespace',
    'networkPolicies.prometheus.port',
    'opencost.cloudCost.enabled',
    'opencost.cloudIntegrationSecret',
    'opencost.exporter.resources.*',
    'opencost.exporter.securityContext.*',
    'opencost.mcp.enabled',
    'opencost.prometheus.internal.enabled',
    'opencost.prometheus.internal.namespaceName',
    'opencost.prometheus.internal.port',
    'opencost.prometheus.internal.serviceName',
    'opencost.ui.enabled',
    'podLabels.*',
    'podSecurityContext.*',
    'serviceAccount.annotations.*',
  ],
};

/** Paths of the leaves of values; a list is a leaf. */
export function leavesOf(values: unknown, prefix = ''): string[] {
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return [prefix];
  return Object.entries(values).flatMap(([key, value]) =>
    leavesOf(value, prefix === '' ? key : `${prefix}.${key.replaceAll('.', '_')}`),
  );
}

/** Leaves that a chart does not read. */
export function unknownValues(chart: string, values: unknown): string[] {
  const patterns = (chartValues[chart] ?? []).map(
    (path) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '.+')}$`),
  );
  return leavesOf(values).filter((leaf) => !patterns.some((pattern) => pattern.test(leaf)));
}

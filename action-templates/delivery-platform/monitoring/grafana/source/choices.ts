import type { Choice } from './dashboard.ts';

/** Which of the platform's services. */
export const service: Choice = {
  name: 'service',
  label: 'Service',
  values: 'label_values(service:http_requests:rate5m, service)',
};

/** Which cloud the pods run in; one cluster's Prometheus knows one only. */
export const cloud: Choice = {
  name: 'cloud',
  label: 'Cloud',
  values: 'label_values(service:http_requests:rate5m, cloud_provider)',
};

/** Which namespace of the cluster. */
export const namespace: Choice = {
  name: 'namespace',
  label: 'Namespace',
  values: 'label_values(kube_namespace_created, namespace)',
};

/** development, staging or production: a label of what the clusters send to the one Prometheus above them. */
export const environment: Choice = {
  name: 'environment',
  label: 'Environment',
  values: 'label_values(service:http_requests:rate5m, environment)',
};

/** Selects the series of the services and clouds that are chosen. */
export const chosen = 'service=~"$service", cloud_provider=~"$cloud"';

import { chosen, cloud, namespace, service } from './choices.ts';
import { dashboard } from './dashboard.ts';
import { bars, stat, states, table, timeseries } from './panel.ts';

const zero = [
  { value: null, color: 'green' },
  { value: 1, color: 'red' },
] as const;
const share = [
  { value: null, color: 'green' },
  { value: 0.75, color: 'yellow' },
  { value: 0.9, color: 'red' },
] as const;

/** What is wrong now, where, and whether there is room to do something about it. */
export const operations = dashboard({
  uid: 'delivery-operations',
  title: 'Delivery platform: operations',
  description: 'Alerts, traffic, pods, nodes, volumes and deliveries of a cluster.',
  from: 'now-6h',
  refresh: '30s',
  choices: [service, cloud, namespace],
  rows: [
    {
      title: 'Now',
      panels: [
        stat({
          title: 'Critical alerts',
          queries: [{ expr: 'sum(ALERTS{alertstate="firing", severity="critical"}) or vector(0)' }],
          thresholds: zero,
        }),
        stat({
          title: 'Warnings',
          queries: [{ expr: 'sum(ALERTS{alertstate="firing", severity="warning"}) or vector(0)' }],
          thresholds: [
            { value: null, color: 'green' },
            { value: 1, color: 'yellow' },
          ],
        }),
        stat({
          title: 'Nodes not ready',
          queries: [{ expr: 'sum(kube_node_status_condition{condition="Ready", status="true"} == bool 0)' }],
          thresholds: zero,
        }),
        stat({
          title: 'Pods not ready',
          queries: [
            {
              expr: 'sum(kube_pod_status_ready{condition="false", namespace=~"$namespace"} * on (namespace, pod) group_left () (kube_pod_status_phase{phase=~"Running|Pending"} == 1)) or vector(0)',
            },
          ],
          thresholds: zero,
        }),
        stat({
          title: 'Endpoints down',
          queries: [{ expr: 'sum(probe_success == bool 0)' }],
          thresholds: zero,
        }),
        stat({
          title: 'Targets down',
          queries: [{ expr: 'sum(up == bool 0)' }],
          thresholds: [
            { value: null, color: 'green' },
            { value: 1, color: 'yellow' },
          ],
        }),
        table({
          title: 'Firing alerts',
          queries: [{ expr: 'ALERTS{alertstate="firing", severity!="none"}' }],
          hidden: ['alertstate', 'Value'],
          width: 24,
          height: 7,
        }),
      ],
    },
    {
      title: 'Traffic',
      panels: [
        timeseries({
          title: 'Requests',
          queries: [
            { expr: `sum by (service) (service:http_requests:rate5m{${chosen}})`, legend: '{{service}}' },
          ],
          unit: 'reqps',
        }),
        timeseries({
          title: 'Requests that failed',
          queries: [
            {
              expr: `sum by (service) (service:http_requests_failed:rate5m{${chosen}}) / sum by (service) (service:http_requests:rate5m{${chosen}})`,
              legend: '{{service}}',
            },
          ],
          unit: 'percentunit',
          thresholds: [
            { value: null, color: 'green' },
            { value: 0.1, color: 'red' },
          ],
        }),
        timeseries({
          title: 'Slowest twentieth (p95)',
          queries: [
            {
              expr: `max by (service) (service:http_request_duration_seconds:p95_5m{${chosen}})`,
              legend: '{{service}}',
            },
          ],
          unit: 's',
        }),
      ],
    },
    {
      title: 'Pods and autoscalers',
      panels: [
        timeseries({
          title: 'Available pods',
          queries: [
            {
              expr: 'kube_deployment_status_replicas_available{namespace=~"$namespace"}',
              legend: '{{deployment}}',
            },
          ],
        }),
        timeseries({
          title: 'Restarts in an hour',
          queries: [
            {
              expr: 'sum by (pod) (increase(kube_pod_container_status_restarts_total{namespace=~"$namespace"}[1h])) > 0',
              legend: '{{pod}}',
            },
          ],
        }),
        bars({
          title: 'Autoscalers: pods of the maximum',
          queries: [
            {
              expr: 'kube_horizontalpodautoscaler_status_current_replicas{namespace=~"$namespace"} / kube_horizontalpodautoscaler_spec_max_replicas',
              legend: '{{horizontalpodautoscaler}}',
            },
          ],
          unit: 'percentunit',
          max: 1,
          thresholds: share,
        }),
        timeseries({
          title: 'CPU used',
          queries: [
            {
              expr: 'sum by (pod) (rate(container_cpu_usage_seconds_total{namespace=~"$namespace", container!=""}[$__rate_interval]))',
              legend: '{{pod}}',
            },
          ],
        }),
        timeseries({
          title: 'Memory used of the limit',
          queries: [
            {
              expr: 'max by (pod) (container_memory_working_set_bytes{namespace=~"$namespace", container!=""} / on (namespace, pod, container) group_left () kube_pod_container_resource_limits{resource="memory"})',
              legend: '{{pod}}',
            },
          ],
          unit: 'percentunit',
          thresholds: share,
        }),
        timeseries({
          title: 'Network received',
          queries: [
            {
              expr: 'sum by (pod) (rate(container_network_receive_bytes_total{namespace=~"$namespace"}[$__rate_interval]))',
              legend: '{{pod}}',
            },
          ],
          unit: 'Bps',
        }),
      ],
    },
    {
      title: 'Nodes and volumes',
      panels: [
        bars({
          title: 'CPU requested of what the nodes have',
          queries: [
            {
              expr: 'sum by (node) (kube_pod_container_resource_requests{resource="cpu"}) / on (node) kube_node_status_allocatable{resource="cpu"}',
              legend: '{{node}}',
            },
          ],
          unit: 'percentunit',
          max: 1,
          thresholds: share,
        }),
        bars({
          title: 'Disks of nodes',
          queries: [
            {
              expr: '1 - min by (instance) (node_filesystem_avail_bytes{fstype!~"tmpfs|overlay|squashfs"} / node_filesystem_size_bytes)',
              legend: '{{instance}}',
            },
          ],
          unit: 'percentunit',
          max: 1,
          thresholds: share,
        }),
        bars({
          title: 'Volumes',
          queries: [
            {
              expr: '1 - kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes',
              legend: '{{namespace}}/{{persistentvolumeclaim}}',
            },
          ],
          unit: 'percentunit',
          max: 1,
          thresholds: share,
        }),
      ],
    },
    {
      title: 'Deliveries',
      panels: [
        table({
          title: 'What serves',
          queries: [{ expr: `service:commits{${chosen}}` }],
          hidden: ['Value', 'namespace'],
        }),
        states({
          title: 'Who holds the lock',
          description: 'A band is one run: repository/run/attempt.',
          queries: [
            { expr: 'kube_lease_owner{lease=~"flotilla-.+", lease_holder!=""}', legend: '{{lease_holder}}' },
          ],
          thresholds: [{ value: null, color: 'blue' }],
        }),
      ],
    },
  ],
});

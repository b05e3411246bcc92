import { environment, service } from './choices.ts';
import { dashboard } from './dashboard.ts';
import { bars, stat, states, table, timeseries } from './panel.ts';

const here = 'environment=~"$environment", service=~"$service"';
const upDown = [
  { value: null, color: 'red' },
  { value: 1, color: 'green' },
] as const;

/** The clouds side by side. For the Prometheus that federates the clusters. */
export const multiCloud = dashboard({
  uid: 'delivery-multi-cloud',
  title: 'Multi-Cloud Delivery Platform',
  description: 'The same service on every cloud: traffic, errors, latency, release and cost side by side.',
  from: 'now-6h',
  refresh: '1m',
  choices: [environment, service],
  rows: [
    {
      title: 'Clouds',
      panels: [
        stat({
          title: 'Clusters',
          queries: [{ expr: 'up{job="clusters"}', legend: '{{instance}}' }],
          width: 8,
          thresholds: upDown,
        }),
        stat({
          title: 'Requests',
          queries: [
            {
              expr: `sum by (cloud_provider) (service:http_requests:rate5m{${here}})`,
              legend: '{{cloud_provider}}',
            },
          ],
          unit: 'reqps',
          width: 8,
        }),
        stat({
          title: 'Requests that failed',
          queries: [
            {
              expr: `sum by (cloud_provider) (service:http_requests_failed:rate5m{${here}}) / sum by (cloud_provider) (service:http_requests:rate5m{${here}})`,
              legend: '{{cloud_provider}}',
            },
          ],
          unit: 'percentunit',
          width: 8,
          thresholds: [
            { value: null, color: 'green' },
            { value: 0.01, color: 'yellow' },
            { value: 0.1, color: 'red' },
          ],
        }),
        timeseries({
          title: 'Request Rate',
          queries: [
            {
              expr: `sum by (service, cloud_provider) (service:http_requests:rate5m{${here}})`,
              legend: '{{service}} {{cloud_provider}}',
            },
          ],
          unit: 'reqps',
          width: 12,
        }),
        timeseries({
          title: 'Error Rate',
          queries: [
            {
              expr: `sum by (service, cloud_provider) (service:http_requests_failed:rate5m{${here}}) / sum by (service, cloud_provider) (service:http_requests:rate5m{${here}})`,
              legend: '{{service}} {{cloud_provider}}',
            },
          ],
          unit: 'percentunit',
          width: 12,
        }),
        timeseries({
          title: 'Share of the traffic',
          description: 'What shift-traffic moves.',
          queries: [
            {
              expr: `sum by (cloud_provider) (service:http_requests:rate5m{${here}}) / on () group_left () sum(service:http_requests:rate5m{${here}})`,
              legend: '{{cloud_provider}}',
            },
          ],
          unit: 'percentunit',
          max: 1,
          stacked: true,
        }),
        timeseries({
          title: 'Slowest twentieth (p95)',
          queries: [
            {
              expr: `max by (cloud_provider) (service:http_request_duration_seconds:p95_5m{${here}})`,
              legend: '{{cloud_provider}}',
            },
          ],
          unit: 's',
        }),
        states({
          title: 'Reachable from outside',
          queries: [{ expr: 'probe_success', legend: '{{instance}}' }],
          width: 8,
          thresholds: upDown,
        }),
      ],
    },
    {
      title: 'Release',
      panels: [
        table({
          title: 'What serves where',
          queries: [
            { expr: `group by (service, cluster, cloud_provider, commit) (service:commits{${here}})` },
          ],
          hidden: ['Value'],
        }),
        bars({
          title: 'Different commits of a service',
          description: 'One, but while a delivery is under way.',
          queries: [
            {
              expr: `count by (service) (group by (service, commit) (service:commits{${here}}))`,
              legend: '{{service}}',
            },
          ],
          width: 12,
          thresholds: [
            { value: null, color: 'green' },
            { value: 2, color: 'yellow' },
          ],
        }),
      ],
    },
    {
      title: 'Orders and cost',
      panels: [
        timeseries({
          title: 'Orders a minute',
          queries: [
            {
              expr: 'sum by (cloud_provider) (platform:orders:per_minute{outcome="confirmed", environment=~"$environment"})',
              legend: '{{cloud_provider}}',
            },
          ],
          stacked: true,
          width: 12,
        }),
        timeseries({
          title: 'Cost a month',
          queries: [
            {
              expr: 'sum by (cluster, cloud_provider) (cluster:cost:dollars_per_month{environment=~"$environment"})',
              legend: '{{cluster}} {{cloud_provider}}',
            },
          ],
          unit: 'currencyUSD',
          width: 12,
        }),
      ],
    },
  ],
});

import { chosen, cloud, service } from './choices.ts';
import { dashboard } from './dashboard.ts';
import { heatmap, stat, table, timeseries } from './panel.ts';

const routes = 'route!~"/healthz|/readyz|/metrics|/version|/internal/.*"';

/** How a service behaves, route by route, and what the last release changed. */
export const development = dashboard({
  uid: 'delivery-development',
  title: 'Delivery platform: development',
  description:
    'Requests, errors and durations by route, the runtime of the processes, and which commit they serve.',
  from: 'now-3h',
  refresh: '30s',
  choices: [service, cloud],
  rows: [
    {
      title: 'Objectives',
      panels: [
        stat({
          title: 'Availability budget left',
          queries: [
            {
              expr: `min by (service) (slo:budget_left:ratio30d{slo="availability", ${chosen}})`,
              legend: '{{service}}',
            },
          ],
          unit: 'percentunit',
          width: 12,
          thresholds: [
            { value: null, color: 'red' },
            { value: 0, color: 'yellow' },
            { value: 0.25, color: 'green' },
          ],
        }),
        stat({
          title: 'Latency budget left',
          queries: [
            {
              expr: `min by (service) (slo:budget_left:ratio30d{slo="latency", ${chosen}})`,
              legend: '{{service}}',
            },
          ],
          unit: 'percentunit',
          width: 12,
          thresholds: [
            { value: null, color: 'red' },
            { value: 0, color: 'yellow' },
            { value: 0.25, color: 'green' },
          ],
        }),
      ],
    },
    {
      title: 'Routes',
      panels: [
        timeseries({
          title: 'Requests by route',
          queries: [
            {
              expr: `sum by (service, method, route) (rate(http_requests_total{${chosen}, ${routes}}[$__rate_interval]))`,
              legend: '{{service}} {{method}} {{route}}',
            },
          ],
          unit: 'reqps',
          width: 12,
        }),
        timeseries({
          title: 'Answers by status',
          queries: [
            {
              expr: `sum by (status) (rate(http_requests_total{${chosen}, ${routes}}[$__rate_interval]))`,
              legend: '{{status}}',
            },
          ],
          unit: 'reqps',
          stacked: true,
          width: 12,
        }),
        timeseries({
          title: 'p50 by route',
          queries: [
            {
              expr: `histogram_quantile(0.5, sum by (service, route, le) (rate(http_request_duration_seconds_bucket{${chosen}, ${routes}}[$__rate_interval])))`,
              legend: '{{service}} {{route}}',
            },
          ],
          unit: 's',
        }),
        timeseries({
          title: 'p99 by route',
          queries: [
            {
              expr: `histogram_quantile(0.99, sum by (service, route, le) (rate(http_request_duration_seconds_bucket{${chosen}, ${routes}}[$__rate_interval])))`,
              legend: '{{service}} {{route}}',
            },
          ],
          unit: 's',
        }),
        heatmap({
          title: 'Durations',
          queries: [
            {
              expr: `sum by (le) (increase(http_request_duration_seconds_bucket{${chosen}, ${routes}}[$__rate_interval]))`,
              legend: '{{le}}',
            },
          ],
          unit: 's',
        }),
        table({
          title: 'Failing routes',
          description: 'Errors of the last hour.',
          queries: [
            {
              expr: `sum by (service, method, route, status) (increase(http_requests_total{${chosen}, status=~"5..", ${routes}}[1h])) > 0`,
            },
          ],
          width: 24,
        }),
      ],
    },
    {
      title: 'Processes',
      panels: [
        timeseries({
          title: 'Requests in flight',
          queries: [{ expr: `sum by (service) (http_requests_in_flight{${chosen}})`, legend: '{{service}}' }],
        }),
        timeseries({
          title: 'CPU',
          queries: [
            { expr: `rate(process_cpu_seconds_total{${chosen}}[$__rate_interval])`, legend: '{{pod}}' },
          ],
        }),
        timeseries({
          title: 'Resident memory',
          queries: [{ expr: `process_resident_memory_bytes{${chosen}}`, legend: '{{pod}}' }],
          unit: 'bytes',
        }),
        timeseries({
          title: 'Heap in use',
          queries: [{ expr: `nodejs_heap_size_used_bytes{${chosen}}`, legend: '{{pod}}' }],
          unit: 'bytes',
        }),
        timeseries({
          title: 'Records in memory',
          description: 'A store drops its oldest record at STORE_CAPACITY.',
          queries: [
            {
              expr: `max by (service) ({__name__=~"store_(orders|users|payments|deliveries)_records", ${chosen}})`,
              legend: '{{service}}',
            },
          ],
        }),
        table({
          title: 'Which release',
          queries: [{ expr: `build_info{${chosen}}` }],
          hidden: ['Value', 'job', 'namespace', 'instance', 'release'],
          width: 8,
        }),
      ],
    },
  ],
});

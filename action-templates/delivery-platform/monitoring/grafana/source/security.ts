import { namespace, service } from './choices.ts';
import { dashboard } from './dashboard.ts';
import { bars, stat, table, timeseries } from './panel.ts';

const none = [
  { value: null, color: 'green' },
  { value: 1, color: 'red' },
] as const;
const falco = 'falcosecurity_falcosidekick_falco_events_total';
const refused = 'apiserver_admission_webhook_rejection_count';
/** Events in a time. A series begins with its first, which is no increase: one that is new counts as it is. */
const counted = (series: string, time: string) =>
  `((${series} unless ${series} offset ${time}) or increase(${series}[${time}]))`;

/** Security events, and whether what should hold is held. */
export const security = dashboard({
  uid: 'delivery-security',
  title: 'Delivery platform: security',
  description:
    'Runtime events, refused objects, denied requests, Vault, certificates, and policies that are broken.',
  from: 'now-24h',
  refresh: '1m',
  choices: [namespace, service],
  rows: [
    {
      title: 'State',
      panels: [
        stat({
          title: 'Critical Falco events',
          description: 'In 24 hours.',
          queries: [
            {
              expr: `sum${counted(`${falco}{priority_raw=~"(?i)emergency|alert|critical"}`, '24h')} or vector(0)`,
            },
          ],
          decimals: 0,
          thresholds: none,
        }),
        stat({
          title: 'Refused by the admission',
          description: 'In 24 hours.',
          queries: [{ expr: `sum${counted(refused, '24h')} or vector(0)` }],
          decimals: 0,
          thresholds: [
            { value: null, color: 'green' },
            { value: 1, color: 'yellow' },
          ],
        }),
        stat({
          title: 'Objects that break a policy',
          queries: [{ expr: 'sum(gatekeeper_violations) or vector(0)' }],
          thresholds: none,
        }),
        stat({
          title: 'Vaults sealed',
          queries: [
            {
              expr: 'count(up{job="vault"} == 1 unless on (instance) vault_core_unsealed == 1) or vector(0)',
            },
          ],
          thresholds: none,
        }),
        stat({
          title: 'Certificate that ends first',
          queries: [{ expr: 'min(probe_ssl_earliest_cert_expiry) - time()' }],
          unit: 's',
          thresholds: [
            { value: null, color: 'red' },
            { value: 604800, color: 'yellow' },
            { value: 1209600, color: 'green' },
          ],
        }),
        stat({
          title: 'Images by tag',
          description: 'Running containers whose image is not pinned by digest.',
          queries: [
            {
              expr: 'count(kube_pod_container_info{namespace=~"$namespace", image_spec!~".+@sha256:.+"}) or vector(0)',
            },
          ],
          thresholds: [
            { value: null, color: 'green' },
            { value: 1, color: 'yellow' },
          ],
        }),
      ],
    },
    {
      title: 'Runtime',
      panels: [
        timeseries({
          title: 'Falco events by priority',
          queries: [
            {
              expr: `sum by (priority_raw) ${counted(falco, '$__rate_interval')}`,
              legend: '{{priority_raw}}',
            },
          ],
          stacked: true,
          width: 12,
        }),
        table({
          title: 'Falco events of 24 hours',
          queries: [
            { expr: `sum by (rule, priority_raw, k8s_ns_name, k8s_pod_name) ${counted(falco, '24h')} > 0` },
          ],
        }),
        timeseries({
          title: 'System calls that Falco missed',
          queries: [
            {
              expr: 'sum by (instance) (rate(falcosecurity_scap_n_drops_total[$__rate_interval])) / sum by (instance) (rate(falcosecurity_scap_n_evts_total[$__rate_interval]))',
              legend: '{{instance}}',
            },
          ],
          unit: 'percentunit',
        }),
        timeseries({
          title: 'Admission: refused',
          queries: [{ expr: `sum by (name) ${counted(refused, '$__rate_interval')}`, legend: '{{name}}' }],
        }),
        bars({
          title: 'Policies broken',
          queries: [
            { expr: 'sum by (enforcement_action) (gatekeeper_violations)', legend: '{{enforcement_action}}' },
          ],
          thresholds: none,
        }),
      ],
    },
    {
      title: 'Logins and secrets',
      panels: [
        timeseries({
          title: 'Denied requests (401, 403)',
          queries: [
            {
              expr: 'sum by (service, status) (rate(http_requests_total{status=~"401|403", service=~"$service"}[$__rate_interval]))',
              legend: '{{service}} {{status}}',
            },
          ],
          unit: 'reqps',
        }),
        timeseries({
          title: 'Logins to the Kubernetes API',
          queries: [
            {
              expr: 'sum by (result) (rate(authentication_attempts[$__rate_interval]))',
              legend: '{{result}}',
            },
          ],
        }),
        timeseries({
          title: 'Vault: audit log failures',
          queries: [
            { expr: 'increase(vault_audit_log_request_failure[$__rate_interval])', legend: '{{instance}}' },
          ],
        }),
        table({
          title: 'Certificates',
          queries: [
            { expr: 'sort((certmanager_certificate_expiration_timestamp_seconds - time()) / 86400)' },
          ],
          unit: 'd',
          hidden: ['job', 'instance', 'issuer_group', 'issuer_kind'],
          width: 24,
        }),
      ],
    },
  ],
});

import { cloud } from './choices.ts';
import { dashboard } from './dashboard.ts';
import { bars, stat, timeseries } from './panel.ts';

const selected = 'cloud_provider=~"$cloud"';
const orders = `orders_total{synthetic="false", ${selected}}`;

/** Business first: orders, money that did not come, what customers saw, what it costs. */
export const executive = dashboard({
  uid: 'delivery-executive',
  title: 'Delivery platform: executive',
  description: 'Orders, payments, deliveries, what customers saw of failures, and what the platform costs.',
  from: 'now-7d',
  refresh: '5m',
  choices: [cloud],
  rows: [
    {
      title: 'Today',
      panels: [
        stat({
          title: 'Orders confirmed',
          description: 'In the last 24 hours, smoke tests left out.',
          queries: [
            { expr: `sum(increase(orders_total{outcome="confirmed", synthetic="false", ${selected}}[24h]))` },
          ],
          decimals: 0,
        }),
        stat({
          title: 'Orders a minute',
          queries: [{ expr: `sum(platform:orders:per_minute{outcome="confirmed", ${selected}})` }],
          decimals: 1,
        }),
        stat({
          title: 'Orders that failed',
          description: 'Share of all orders in 24 hours that ended for no reason of the customer.',
          queries: [
            {
              expr: `sum(increase(orders_total{outcome="failed", synthetic="false", ${selected}}[24h])) / sum(increase(${orders}[24h]))`,
            },
          ],
          unit: 'percentunit',
          thresholds: [
            { value: null, color: 'green' },
            { value: 0.01, color: 'yellow' },
            { value: 0.05, color: 'red' },
          ],
        }),
        stat({
          title: 'Payments authorised',
          queries: [
            {
              expr: `sum(increase(payments_total{outcome="authorised", synthetic="false", ${selected}}[24h])) / sum(increase(payments_total{synthetic="false", ${selected}}[24h]))`,
            },
          ],
          unit: 'percentunit',
          thresholds: [
            { value: null, color: 'red' },
            { value: 0.7, color: 'yellow' },
            { value: 0.9, color: 'green' },
          ],
        }),
        stat({
          title: 'Error budget left',
          description: 'Of the worst service, over 30 days: below zero, releases wait for reliability.',
          queries: [{ expr: `min(slo:budget_left:ratio30d{slo="availability", ${selected}})` }],
          unit: 'percentunit',
          thresholds: [
            { value: null, color: 'red' },
            { value: 0, color: 'yellow' },
            { value: 0.25, color: 'green' },
          ],
        }),
        stat({
          title: 'Cost a month',
          queries: [{ expr: 'sum(cluster:cost:dollars_per_month)' }],
          unit: 'currencyUSD',
          decimals: 0,
        }),
      ],
    },
    {
      title: 'Orders and deliveries',
      panels: [
        timeseries({
          title: 'Orders a minute by outcome',
          queries: [
            { expr: `sum by (outcome) (platform:orders:per_minute{${selected}})`, legend: '{{outcome}}' },
          ],
          stacked: true,
          width: 12,
        }),
        timeseries({
          title: 'Orders a minute by cloud',
          queries: [
            {
              expr: `sum by (cloud_provider) (platform:orders:per_minute{outcome="confirmed", ${selected}})`,
              legend: '{{cloud_provider}}',
            },
          ],
          stacked: true,
          width: 12,
        }),
        timeseries({
          title: 'Deliveries by outcome',
          description: 'no-courier: all couriers were busy, the order was refused.',
          queries: [
            {
              expr: `sum by (outcome) (rate(deliveries_total{synthetic="false", ${selected}}[$__rate_interval])) * 60`,
              legend: '{{outcome}}',
            },
          ],
          width: 12,
        }),
        timeseries({
          title: 'Payments by outcome',
          queries: [
            {
              expr: `sum by (outcome) (rate(payments_total{synthetic="false", ${selected}}[$__rate_interval])) * 60`,
              legend: '{{outcome}}',
            },
          ],
          width: 12,
        }),
      ],
    },
    {
      title: 'What customers saw, and what it costs',
      panels: [
        bars({
          title: 'Error budget left by service',
          width: 12,
          queries: [
            {
              expr: `min by (service) (slo:budget_left:ratio30d{slo="availability", ${selected}})`,
              legend: '{{service}}',
            },
          ],
          unit: 'percentunit',
          max: 1,
          thresholds: [
            { value: null, color: 'red' },
            { value: 0, color: 'yellow' },
            { value: 0.25, color: 'green' },
          ],
        }),
        timeseries({
          title: 'Requests that failed',
          width: 12,
          queries: [
            {
              expr: `sum(service:http_requests_failed:rate5m{${selected}}) / sum(service:http_requests:rate5m{${selected}})`,
              legend: 'failed',
            },
          ],
          unit: 'percentunit',
        }),
        timeseries({
          title: 'Cost a month against the budget',
          width: 12,
          queries: [
            { expr: 'sum(cluster:cost:dollars_per_month)', legend: 'at this rate' },
            { expr: 'sum(cluster:budget:dollars_per_month)', legend: 'budget' },
          ],
          unit: 'currencyUSD',
        }),
        bars({
          title: 'Cost a month by namespace',
          width: 12,
          queries: [{ expr: 'topk(10, namespace:cost:dollars_per_month)', legend: '{{namespace}}' }],
          unit: 'currencyUSD',
          decimals: 0,
        }),
      ],
    },
  ],
});

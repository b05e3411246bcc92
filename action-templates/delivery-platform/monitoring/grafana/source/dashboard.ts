import type { Panel } from './panel.ts';

/** A group of panels under a heading. They flow from left to right and wrap. */
export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** A choice at the top of the dashboard: values of a label, one, several or all. */
export interface Choice {
  readonly name: string;
  readonly label: string;
  /** Such as `label_values(service:http_requests:rate5m, service)`. */
  readonly values: string;
}

export interface DashboardOptions {
  /** Stands in its address: never change it. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly from: `now-${string}`;
  readonly refresh: string;
  readonly choices: readonly Choice[];
  readonly rows: readonly Row[];
}

const columns = 24;

/** Gives every panel its place and its number. */
const place = (rows: readonly Row[]) => {
  const placed: unknown[] = [];
  let y = 0;
  for (const { title, panels } of rows) {
    placed.push({
      id: placed.length + 1,
      type: 'row',
      title,
      collapsed: false,
      panels: [],
      gridPos: { x: 0, y, w: columns, h: 1 },
    });
    y += 1;
    let x = 0;
    let tallest = 0;
    for (const { size, ...panel } of panels) {
      if (x + size.w > columns) {
        x = 0;
        y += tallest;
        tallest = 0;
      }
      placed.push({ id: placed.length + 1, ...panel, gridPos: { x, y, ...size } });
      x += size.w;
      tallest = Math.max(tallest, size.h);
    }
    y += tallest;
  }
  return placed;
};

const datasource = { type: 'prometheus', uid: '$datasource' };

/** The dashboard as Grafana reads it (schema version 41, classic model). */
export const dashboard = ({ uid, title, description, from, refresh, choices, rows }: DashboardOptions) => ({
  uid,
  title,
  description,
  tags: ['delivery-platform'],
  schemaVersion: 41,
  editable: false,
  graphTooltip: 1,
  timezone: 'browser',
  time: { from, to: 'now' },
  refresh,
  templating: {
    list: [
      {
        type: 'datasource',
        name: 'datasource',
        label: 'Prometheus',
        query: 'prometheus',
        refresh: 1,
        multi: false,
        includeAll: false,
      },
      ...choices.map(({ name, label, values }) => ({
        type: 'query',
        name,
        label,
        datasource,
        query: { qryType: 1, query: values, refId: name },
        definition: values,
        refresh: 2,
        sort: 1,
        multi: true,
        includeAll: true,
        allValue: '.*',
        current: { text: ['All'], value: ['$__all'] },
      })),
    ],
  },
  annotations: {
    list: [
      {
        name: 'Releases',
        datasource,
        enable: true,
        iconColor: 'blue',
        // A line where a commit is served that was not served before.
        expr: 'service:commits unless service:commits offset 5m',
        step: '60s',
        titleFormat: '{{service}}',
        textFormat: '{{commit}}',
      },
    ],
  },
  links: [
    {
      type: 'dashboards',
      title: 'Delivery platform',
      tags: ['delivery-platform'],
      icon: 'external link',
      tooltip: '',
      asDropdown: true,
      targetBlank: false,
      includeVars: true,
      keepTime: true,
    },
  ],
  panels: place(rows),
});

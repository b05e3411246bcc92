/** A query of a panel, and the name of its series (`{{label}}` of Prometheus, or `__auto`). */
export interface Query {
  readonly expr: string;
  readonly legend?: string;
}

export interface Threshold {
  /** From this value on; `null` is the base. */
  readonly value: number | null;
  readonly color: 'green' | 'yellow' | 'orange' | 'red' | 'blue' | 'text';
}

/** What every panel has. Width is in the 24 columns of a dashboard, height in units of 30 pixels. */
export interface PanelOptions {
  readonly title: string;
  readonly description?: string;
  readonly queries: readonly Query[];
  /** Of Grafana's units: reqps, percentunit, s, bytes, currencyUSD, short, dateTimeFromNow. */
  readonly unit?: string;
  readonly width?: number;
  readonly height?: number;
  readonly thresholds?: readonly Threshold[];
  readonly max?: number;
  readonly decimals?: number;
}

/** A panel as it stands in a dashboard's JSON, but for its place. */
export type Panel = Readonly<Record<string, unknown>> & { readonly size: { w: number; h: number } };

const datasource = { type: 'prometheus', uid: '$datasource' };
const plain: readonly Threshold[] = [{ value: null, color: 'text' }];

const targets = (queries: readonly Query[], instant: boolean, format?: 'table' | 'heatmap') =>
  queries.map(({ expr, legend = '__auto' }, index) => ({
    refId: String.fromCharCode(65 + index),
    datasource,
    expr,
    legendFormat: legend,
    editorMode: 'code',
    instant,
    range: !instant,
    ...(format && { format }),
  }));

const frame = (type: string, options: PanelOptions, size: { w: number; h: number }) => ({
  type,
  title: options.title,
  ...(options.description && { description: options.description }),
  datasource,
  size: { w: options.width ?? size.w, h: options.height ?? size.h },
});

const defaults = ({ unit, max, decimals, thresholds = plain }: PanelOptions, color: string) => ({
  ...(unit && { unit }),
  ...(max !== undefined && { max }),
  ...(decimals !== undefined && { decimals }),
  color: { mode: color },
  thresholds: { mode: 'absolute', steps: thresholds },
});

const reduce = { calcs: ['lastNotNull'], fields: '', values: false };

/** Lines over time. With thresholds the area beyond them is tinted. */
export const timeseries = (options: PanelOptions & { readonly stacked?: boolean }): Panel => ({
  ...frame('timeseries', options, { w: 8, h: 8 }),
  targets: targets(options.queries, false),
  fieldConfig: {
    defaults: {
      ...defaults(options, 'palette-classic'),
      min: 0,
      custom: {
        drawStyle: 'line',
        lineWidth: 1,
        fillOpacity: options.stacked ? 25 : 8,
        showPoints: 'never',
        stacking: { mode: options.stacked ? 'normal' : 'none', group: 'A' },
        thresholdsStyle: { mode: options.thresholds ? 'area' : 'off' },
      },
    },
    overrides: [],
  },
  options: {
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
    tooltip: { mode: 'multi', sort: 'desc' },
  },
});

/** One number, or one for each series. */
export const stat = (options: PanelOptions): Panel => ({
  ...frame('stat', options, { w: 4, h: 4 }),
  targets: targets(options.queries, true),
  fieldConfig: { defaults: defaults(options, 'thresholds'), overrides: [] },
  options: {
    graphMode: 'none',
    colorMode: options.thresholds ? 'background' : 'value',
    justifyMode: 'auto',
    textMode: 'auto',
    wideLayout: true,
    showPercentChange: false,
    percentChangeColorMode: 'standard',
    orientation: 'auto',
    reduceOptions: reduce,
  },
});

/** Bars for comparing, such as services or clouds. */
export const bars = (options: PanelOptions): Panel => ({
  ...frame('bargauge', options, { w: 8, h: 8 }),
  targets: targets(options.queries, true),
  fieldConfig: { defaults: { ...defaults(options, 'thresholds'), min: 0 }, overrides: [] },
  options: {
    displayMode: 'basic',
    valueMode: 'color',
    namePlacement: 'left',
    showUnfilled: true,
    sizing: 'auto',
    minVizWidth: 8,
    minVizHeight: 16,
    maxVizHeight: 40,
    orientation: 'horizontal',
    legend: { displayMode: 'list', placement: 'bottom', showLegend: false, calcs: [] },
    reduceOptions: reduce,
  },
});

/** The last values as rows; `hidden` names labels that no one reads. */
export const table = (options: PanelOptions & { readonly hidden?: readonly string[] }): Panel => ({
  ...frame('table', options, { w: 12, h: 8 }),
  targets: targets(options.queries, true, 'table'),
  fieldConfig: { defaults: { ...defaults(options, 'thresholds'), custom: { align: 'auto' } }, overrides: [] },
  options: { frameIndex: 0, showHeader: true, cellHeight: 'sm' },
  transformations: [
    ...(options.queries.length > 1 ? [{ id: 'merge', options: {} }] : []),
    {
      id: 'organize',
      options: {
        excludeByName: Object.fromEntries(
          ['Time', '__name__', ...(options.hidden ?? [])].map((name) => [name, true]),
        ),
      },
    },
  ],
});

/** How often each duration came, over time, from a histogram's buckets. */
export const heatmap = (options: PanelOptions): Panel => ({
  ...frame('heatmap', options, { w: 8, h: 8 }),
  targets: targets(options.queries, false, 'heatmap'),
  fieldConfig: {
    defaults: { custom: { hideFrom: { legend: false, tooltip: false, viz: false } } },
    overrides: [],
  },
  options: {
    calculate: false,
    color: {
      mode: 'scheme',
      scheme: 'Oranges',
      fill: 'dark-orange',
      scale: 'exponential',
      exponent: 0.5,
      steps: 64,
      reverse: false,
    },
    showValue: 'never',
    yAxis: { unit: options.unit ?? 'short', axisPlacement: 'left' },
    legend: { show: true },
    tooltip: { mode: 'single', yHistogram: true },
    exemplars: { color: 'rgba(255,0,255,0.7)' },
  },
});

/** Coloured bands over time: which state each series was in. */
export const states = (options: PanelOptions): Panel => ({
  ...frame('state-timeline', options, { w: 12, h: 8 }),
  targets: targets(options.queries, false),
  fieldConfig: {
    defaults: { ...defaults(options, 'thresholds'), custom: { fillOpacity: 80, lineWidth: 0 } },
    overrides: [],
  },
  options: {
    showValue: 'never',
    rowHeight: 0.85,
    mergeValues: true,
    alignValue: 'left',
    legend: { displayMode: 'list', placement: 'bottom', showLegend: false, calcs: [] },
    tooltip: { mode: 'single', sort: 'none' },
  },
});

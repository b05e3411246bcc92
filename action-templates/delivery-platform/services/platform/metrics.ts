export type Labels = Readonly<Record<string, string>>;

export interface Counter {
  increment(labels?: Labels): void;
}

export interface Histogram {
  /** `value` in the unit the metric's name ends with. */
  observe(value: number, labels?: Labels): void;
}

/** The metrics of one process, rendered in Prometheus' text format 0.0.4. */
export interface Metrics {
  counter(name: string, help: string): Counter;
  histogram(name: string, help: string, buckets: readonly number[]): Histogram;
  /** A value that is read when the metrics are scraped. */
  observed(type: 'counter' | 'gauge', name: string, help: string, read: () => number, labels?: Labels): void;
  render(): string;
}

interface Family {
  readonly type: string;
  readonly help: string;
  lines(): string[];
}

const escapeLabel = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const series = (name: string, labels: Labels): string =>
  `${name}{${Object.entries(labels)
    .map(([key, value]) => `${key}="${escapeLabel(value)}"`)
    .join(',')}}`;

const counterFamily = (name: string, help: string, constant: Labels): Family & Counter => {
  const values = new Map<string, number>();
  return {
    type: 'counter',
    help,
    increment: (labels = {}) => {
      const key = series(name, { ...constant, ...labels });
      values.set(key, (values.get(key) ?? 0) + 1);
    },
    lines: () => [...values].map(([key, value]) => `${key} ${value}`),
  };
};

const histogramFamily = (
  name: string,
  help: string,
  buckets: readonly number[],
  constant: Labels,
): Family & Histogram => {
  const values = new Map<string, { labels: Labels; counts: number[]; sum: number; count: number }>();
  return {
    type: 'histogram',
    help,
    observe: (value, labels = {}) => {
      const all = { ...constant, ...labels };
      const key = series(name, all);
      const entry = values.get(key) ?? { labels: all, counts: buckets.map(() => 0), sum: 0, count: 0 };
      values.set(key, entry);
      buckets.forEach((limit, index) => {
        if (value <= limit) entry.counts[index] = (entry.counts[index] ?? 0) + 1;
      });
      entry.sum += value;
      entry.count += 1;
    },
    lines: () =>
      [...values.values()].flatMap(({ labels, counts, sum, count }) => [
        ...buckets.map(
          (limit, index) => `${series(`${name}_bucket`, { ...labels, le: String(limit) })} ${counts[index]}`,
        ),
        `${series(`${name}_bucket`, { ...labels, le: '+Inf' })} ${count}`,
        `${series(`${name}_sum`, labels)} ${sum}`,
        `${series(`${name}_count`, labels)} ${count}`,
      ]),
  };
};

/** Creates an empty set of metrics; `constant` labels are on every series. */
export const createMetrics = (constant: Labels): Metrics => {
  const families = new Map<string, Family>();
  const add = <F extends Family>(name: string, family: F): F => {
    families.set(name, family);
    return family;
  };
  return {
    counter: (name, help) => add(name, counterFamily(name, help, constant)),
    histogram: (name, help, buckets) => add(name, histogramFamily(name, help, buckets, constant)),
    observed: (type, name, help, read, labels = {}) => {
      add(name, { type, help, lines: () => [`${series(name, { ...constant, ...labels })} ${read()}`] });
    },
    render: () =>
      [...families]
        .flatMap(([name, { type, help, lines }]) => [
          `# HELP ${name} ${help}`,
          `# TYPE ${name} ${type}`,
          ...lines(),
        ])
        .concat('')
        .join('\n'),
  };
};

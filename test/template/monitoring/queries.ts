import { parser } from '@prometheus-io/lezer-promql';

/** What a query of Prometheus reads. */
export interface Query {
  /** Names of metrics; of `{__name__=~"…"}` the pattern, as `~PATTERN`. */
  readonly metrics: readonly string[];
  /** Names of labels in its selectors and groupings. */
  readonly labels: readonly string[];
  /** Places that are no PromQL, with some of the text around them. */
  readonly mistakes: readonly string[];
}

/** Grafana fills these in before Prometheus sees the query. */
const withoutVariables = (text: string) =>
  text.replaceAll(/\$__(?:rate_interval|interval|range)/g, '5m').replaceAll(/\$\{?[a-z_]+\}?/g, '.+');

/** Parses a query with the grammar of Prometheus' own editor. */
export function readQuery(expression: string): Query {
  const text = withoutVariables(expression);
  const metrics = new Set<string>();
  const labels = new Set<string>();
  const mistakes: string[] = [];
  parser.parse(text).iterate({
    enter: ({ type, from, to, node }) => {
      const words = text.slice(from, to);
      if (type.isError) mistakes.push(`${text.slice(Math.max(0, from - 30), to + 30)} (at ${from})`);
      if (type.name === 'VectorSelector') {
        const name = node.getChild('Identifier');
        if (name) metrics.add(text.slice(name.from, name.to));
      }
      if (type.name === 'LabelName') labels.add(words);
      if (type.name === 'UnquotedLabelMatcher') {
        const [label, operator, value] = matcher(words);
        if (label === '__name__') metrics.add(operator === '=' ? value : `~${value}`);
      }
    },
  });
  return { metrics: [...metrics], labels: [...labels].filter((name) => name !== '__name__'), mistakes };
}

function matcher(text: string): [label: string, operator: string, value: string] {
  const [, label = '', operator = '', value = ''] = /^(\w+)\s*(=~|!~|!=|=)\s*"(.*)"$/s.exec(text) ?? [];
  return [label, operator, value];
}

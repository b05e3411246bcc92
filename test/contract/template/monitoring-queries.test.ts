import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { filesOf } from '../../template/checks.ts';
import { type Expression, expressionsIn } from '../../template/monitoring/dashboards.ts';
import { exporterMetrics } from '../../template/monitoring/exporter-metrics.ts';
import { readQuery } from '../../template/monitoring/queries.ts';
import { rulesIn } from '../../template/monitoring/rules.ts';
import { orderRequest, send, startPlatform } from '../../unit/template/running-platform.ts';

/* A query of a metric that nobody has is silent for ever: each name must come from a program, or from a rule. */

let expressions: Expression[] = [];
const recorded = new Set<string>();
const served = new Map<string, Set<string>>();
let stop = async () => {};

beforeAll(async () => {
  const rules = await rulesIn(await filesOf('alerts explain themselves'));
  for (const rule of rules) if ('record' in rule) recorded.add(rule.record);
  const boards = await Promise.all((await filesOf('dashboards')).map(async (file) => expressionsIn(file)));
  expressions = [
    ...rules.map((rule) => ({ where: 'alert' in rule ? rule.alert : rule.record, text: rule.expr })),
    ...boards.flat(),
  ];

  const platform = await startPlatform();
  stop = async () => {
    await platform.stop();
  };
  await send(platform.gateway.url, 'POST', '/orders', orderRequest());
  for (const { url } of platform.all) {
    for (const [, name = '', labels = ''] of (await (await fetch(`${url}/metrics`)).text()).matchAll(
      /^(\w+)\{(.*)\} /gm,
    )) {
      const known = served.get(name) ?? new Set();
      for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label);
      served.set(name, known);
    }
  }
});
afterAll(() => stop());

const exporters = new Set(Object.values(exporterMetrics).flat());
const isKnown = (name: string) => served.has(name) || recorded.has(name) || exporters.has(name);

describe('every query of rules and dashboards', () => {
  it('is PromQL', () => {
    expect(expressions.length).toBeGreaterThan(150);
    const wrong = expressions.flatMap(({ where, text }) =>
      readQuery(text).mistakes.map((mistake) => `${where}: ${mistake}`),
    );
    expect(wrong).toEqual([]);
  });

  it('reads metrics that the services, an exporter or a rule have', () => {
    const names = [...served.keys(), ...recorded, ...exporters];
    const unknown = expressions.flatMap(({ where, text }) =>
      readQuery(text)
        .metrics.filter((name) =>
          name.startsWith('~')
            ? !names.some((known) => new RegExp(`^(?:${name.slice(1)})$`).test(known))
            : !isKnown(name),
        )
        .map((name) => `${where}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('leaves no recorded series and no metric of the list unused', async () => {
    const used = new Set(expressions.flatMap(({ text }) => readQuery(text).metrics));
    const federated = await readFile(
      (await filesOf('configuration of Prometheus')).find((file) => file.endsWith('global/prometheus.yml')) ??
        '',
      'utf8',
    );
    const definitions = (
      await Promise.all((await filesOf('dashboards')).map((file) => readFile(file, 'utf8')))
    ).join('\n');
    const idle = [...recorded, ...exporters].filter(
      (name) => !used.has(name) && !definitions.includes(name) && !federated.includes(name),
    );
    expect(idle).toEqual([]);
  });

  it('selects the labels that the services’ metrics have', () => {
    // What a scrape adds to them.
    const scraped = ['job', 'instance', 'namespace', 'pod', 'node', 'le', 'environment', 'cluster'];
    const wrong = expressions.flatMap(({ where, text }) => {
      const { metrics, labels } = readQuery(text);
      const own = metrics.filter((name) => served.has(name));
      if (own.length === 0 || own.length < metrics.length) return [];
      const has = new Set([...scraped, ...own.flatMap((name) => [...(served.get(name) ?? [])])]);
      return labels.filter((label) => !has.has(label)).map((label) => `${where}: ${label}`);
    });
    expect(wrong).toEqual([]);
  });
});

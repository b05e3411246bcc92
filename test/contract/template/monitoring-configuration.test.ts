import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { mustRun } from '../../../scripts/run-tool.ts';
import { unknownValues } from '../../template/chart-values.ts';
import { filesOf } from '../../template/checks.ts';
import { monitoring } from '../../template/monitoring/paths.ts';

const read = (...names: string[]) => readFile(path.join(monitoring, ...names), 'utf8');
const yaml = async (...names: string[]): Promise<unknown> => parse(await read(...names), { merge: true });

describe('Prometheus', () => {
  it('scrapes all there is: the seed’s two jobs, the cluster, the tools, itself', async () => {
    const { scrape_configs, global, rule_files } = z
      .looseObject({
        global: z.looseObject({ external_labels: z.record(z.string(), z.string()) }),
        rule_files: z.array(z.string()),
        scrape_configs: z.array(z.looseObject({ job_name: z.string() })),
      })
      .parse(await yaml('prometheus/prometheus.yml'));
    expect(scrape_configs.map(({ job_name }) => job_name)).toEqual([
      ...['kubernetes-pods', 'kubernetes-service-endpoints', 'kubernetes-apiservers', 'kubernetes-nodes'],
      ...[
        'kubernetes-cadvisor',
        'kube-state-metrics',
        'node-exporter',
        'blackbox',
        'opencost',
        'argocd',
        'flux',
      ],
      ...['falco', 'policies', 'vault', 'cert-manager', 'alertmanager', 'telemetry', 'prometheus'],
    ]);
    expect(rule_files).toEqual(['rules/*.yml']);
    // An empty default would let a Prometheus without a name send alerts.
    expect(Object.keys(global.external_labels)).toEqual(['cluster', 'cloud_provider', 'environment']);
    for (const value of Object.values(global.external_labels)) expect(value).toMatch(/^\$\{[A-Z_]+\}$/);
  });

  it('has its rules as objects of the operator, as they are', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'rules-'));
    try {
      const file = path.join(dir, 'rules.yaml');
      await mustRun([process.execPath, path.join(monitoring, 'prometheus/operator/generate.ts'), file]);
      expect(await readFile(file, 'utf8')).toBe(await read('prometheus/operator/rules.yaml'));
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('scrapes pods by the operator’s values as by its own file', async () => {
    const jobs = z.array(
      z.looseObject({ job_name: z.string(), relabel_configs: z.array(z.unknown()).default([]) }),
    );
    const own = z.looseObject({ scrape_configs: jobs }).parse(await yaml('prometheus/prometheus.yml'));
    const values = z
      .looseObject({
        prometheus: z.looseObject({ prometheusSpec: z.looseObject({ additionalScrapeConfigs: jobs }) }),
      })
      .parse(await yaml('prometheus/operator/values.yaml'));
    const steps =
      own.scrape_configs.find(({ job_name }) => job_name === 'kubernetes-pods')?.relabel_configs ?? [];
    for (const step of values.prometheus.prometheusSpec.additionalScrapeConfigs[0]?.relabel_configs ?? [])
      expect(steps).toContainEqual(step);
  });
});

describe('the charts’ values', () => {
  it('set only what the charts read', async () => {
    for (const file of await filesOf('values of monitoring and cost charts')) {
      const chart = file.includes('/cost/') ? 'opencost' : 'kube-prometheus-stack';
      expect([file, unknownValues(chart, parse(await readFile(file, 'utf8'), { merge: true }))]).toEqual([
        file,
        [],
      ]);
    }
    expect(unknownValues('opencost', { opencost: { prometheus: { intern: { port: 1 } } } })).toHaveLength(1);
  });

  it('let kube-state-metrics show each label and annotation that rules and dashboards read', async () => {
    const lists = z
      .looseObject({
        'kube-state-metrics': z.looseObject({
          metricLabelsAllowlist: z.array(z.string()),
          metricAnnotationsAllowList: z.array(z.string()),
        }),
      })
      .parse(await yaml('prometheus/kube-state-metrics.yaml'))['kube-state-metrics'];
    const shown = (kind: string, entries: readonly string[]) =>
      entries.flatMap((entry) =>
        (/\[(.*)\]/.exec(entry)?.[1] ?? '')
          .split(',')
          .map((name) => `${kind}_${name.replaceAll(/[^a-z0-9]/g, '_')}`),
      );
    const allowed = [
      ...shown('label', lists.metricLabelsAllowlist),
      ...shown('annotation', lists.metricAnnotationsAllowList),
    ];
    const texts = await Promise.all(
      (await filesOf('alerts explain themselves')).map((file) => readFile(file, 'utf8')),
    );
    const used = texts.flatMap((text) =>
      [...text.matchAll(/\b((?:label|annotation)_flotilla_dev_\w+)/g)].map(([, name]) => name),
    );
    expect(used.length).toBeGreaterThan(4);
    expect([...new Set(used)].filter((name = '') => !allowed.includes(name))).toEqual([]);
  });
});

/** What a pipeline of an OpenTelemetry collector is made of. */
const collector = z.looseObject({
  extensions: z.record(z.string(), z.unknown()),
  receivers: z.record(z.string(), z.unknown()),
  processors: z.record(z.string(), z.unknown()),
  exporters: z.record(z.string(), z.unknown()),
  service: z.looseObject({
    extensions: z.array(z.string()),
    pipelines: z.record(
      z.string(),
      z.strictObject({
        receivers: z.array(z.string()),
        processors: z.array(z.string()),
        exporters: z.array(z.string()),
      }),
    ),
  }),
});

describe.each(['jaeger/config/jaeger.yaml', 'opentelemetry/config/collector.yaml'])('%s', (file) => {
  it('uses each part that it defines, and defines each that it uses', async () => {
    const { extensions, receivers, processors, exporters, service } = collector.parse(await yaml(file));
    const parts = (kind: 'receivers' | 'processors' | 'exporters') =>
      [...new Set(Object.values(service.pipelines).flatMap((pipeline) => pipeline[kind]))].sort();
    expect(service.extensions.toSorted()).toEqual(Object.keys(extensions).sort());
    expect(parts('receivers')).toEqual(Object.keys(receivers).sort());
    expect(parts('processors')).toEqual(Object.keys(processors).sort());
    expect(parts('exporters')).toEqual(Object.keys(exporters).sort());
  });

  it('limits its memory first and sends in batches last', async () => {
    const { service } = collector.parse(await yaml(file));
    for (const { processors } of Object.values(service.pipelines)) {
      expect(processors[0]).toBe('memory_limiter');
      expect(processors.at(-1)).toBe('batch');
    }
  });
});

describe('Elasticsearch', () => {
  const settings = async (name: string): Promise<unknown> => JSON.parse(await read('elk/settings', name));

  it('is given every setting there is', async () => {
    const job = await read('elk/apply-settings.yaml');
    const kustomization = await read('elk/kustomization.yaml');
    for (const file of (await filesOf('settings of logs and traces')).filter((name) =>
      name.includes('/elk/'),
    )) {
      const name = path.basename(file);
      expect([name, kustomization.includes(`settings/${name}`)]).toEqual([name, true]);
      const cloud = /^repository-(aws|gcp|azure)\.json$/.test(name);
      expect([name, job.includes(cloud ? 'repository-$CLOUD.json' : ` ${name}`)]).toEqual([name, true]);
    }
  });

  it('knows every policy, pipeline and repository by the name it is asked for', async () => {
    const job = await read('elk/apply-settings.yaml');
    const put = (kind: string) =>
      [...job.matchAll(new RegExp(`put ${kind}/(\\S+) `, 'g'))].map(([, name]) => name);
    const names = z.looseObject({
      template: z.looseObject({ settings: z.looseObject({ 'index.lifecycle.name': z.string() }) }),
    });
    const { template } = names.parse(await settings('index-template.json'));
    expect(put('_ilm/policy')).toEqual([template.settings['index.lifecycle.name'], 'jaeger-spans']);
    expect(await read('jaeger/config/jaeger.yaml')).toContain('policy_name: jaeger-spans');
    expect(await read('elk/filebeat.yaml')).toMatch(
      new RegExp(`pipeline: ${put('_ingest/pipeline')[0]}$`, 'm'),
    );
    const { repository } = z
      .looseObject({ repository: z.string() })
      .parse(await settings('snapshot-policy.json'));
    expect(put('_snapshot')).toEqual([repository]);
    expect(JSON.stringify(await settings('lifecycle-logs.json'))).toContain(
      `"policy":"${put('_slm/policy')[0]}"`,
    );
  });

  it('takes out what must not be kept, and leaves the rest', async () => {
    const { processors } = z
      .object({
        processors: z.array(z.object({ gsub: z.object({ pattern: z.string(), replacement: z.string() }) })),
      })
      .parse(await settings('pipeline-redact.json'));
    const redact = (text: string) =>
      processors.reduce((now, { gsub }) => {
        // (?i) is Java's; JavaScript has a flag.
        const [, flag = '', pattern = ''] = /^(\(\?i\))?(.*)$/s.exec(gsub.pattern) ?? [];
        return now.replaceAll(new RegExp(pattern, flag ? 'gi' : 'g'), gsub.replacement);
      }, text);
    expect(redact('authorization: Bearer abc.def-1 by ada@example.com paid 4111 1111 1111 1111')).toBe(
      'authorization: Bearer [redacted] by [mail] paid [card]',
    );
    const line = '{"level":"info","status":201,"milliseconds":12,"orderId":"ord_5f"}';
    expect(redact(line)).toBe(line);
  });

  it('keeps what it wants to delete in a snapshot first', async () => {
    const lifecycle = JSON.stringify(await settings('lifecycle-logs.json'));
    expect(lifecycle).toMatch(/"delete":\{"min_age":"30d","actions":\{"wait_for_snapshot"/);
  });
});

describe('Grafana', () => {
  it('is given data sources and dashboards from files, with no secret in them', async () => {
    const { datasources } = z
      .looseObject({
        datasources: z.array(
          z.looseObject({
            uid: z.string(),
            type: z.string(),
            url: z.url(),
            secureJsonData: z.record(z.string(), z.string()).optional(),
          }),
        ),
      })
      .parse(await yaml('grafana/provisioning/datasources/datasources.yaml'));
    expect(datasources.map(({ type }) => type)).toEqual([
      'prometheus',
      'prometheus',
      'alertmanager',
      'jaeger',
      'elasticsearch',
    ]);
    const secrets = datasources.flatMap(({ secureJsonData = {} }) => Object.values(secureJsonData));
    expect(secrets.filter((value) => !value.startsWith('$__file{'))).toEqual([]);
    const { providers } = z
      .looseObject({ providers: z.array(z.looseObject({ allowUiUpdates: z.literal(false) })) })
      .parse(await yaml('grafana/provisioning/dashboards/dashboards.yaml'));
    expect(providers).toHaveLength(1);
  });
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { mustRun } from '../../../scripts/run-tool.ts';
import { unknownValues } from '../../template/chart-values.ts';
import { filesOf } from '../../template/checks.ts';
import { exporterMetrics } from '../../template/monitoring/exporter-metrics.ts';
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

  it('has its rules and jobs as the operator takes them, as they are', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'operator-'));
    try {
      await mustRun([process.execPath, path.join(monitoring, 'prometheus/operator/generate.ts'), dir]);
      for (const name of ['rules.yaml', 'scrape.yaml'])
        expect(await readFile(path.join(dir, name), 'utf8')).toBe(await read('prometheus/operator', name));
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  const jobs = z.array(
    z.looseObject({ job_name: z.string(), metric_relabel_configs: z.array(z.unknown()).default([]) }),
  );
  const ownJobs = async () =>
    z.looseObject({ scrape_configs: jobs }).parse(await yaml('prometheus/prometheus.yml')).scrape_configs;

  it('asks the same of the platform with the operator, but for what its chart brings', async () => {
    const values = z
      .strictObject({
        prometheus: z.strictObject({ prometheusSpec: z.strictObject({ additionalScrapeConfigs: jobs }) }),
      })
      .parse(await yaml('prometheus/operator/scrape.yaml'));
    const given = values.prometheus.prometheusSpec.additionalScrapeConfigs;
    const own = await ownJobs();
    // Each is complete in itself: no anchor of a job that was left out.
    expect(given).toEqual(own.filter(({ job_name }) => given.some((job) => job.job_name === job_name)));
    expect(
      own.map(({ job_name }) => job_name).filter((name) => !given.some((job) => job.job_name === name)),
    ).toEqual([
      ...['kubernetes-apiservers', 'kubernetes-nodes', 'kubernetes-cadvisor', 'kube-state-metrics'],
      ...['node-exporter', 'alertmanager', 'prometheus'],
    ]);
    // Files that jobs read lie at the same place in both.
    const files = JSON.stringify(given).match(/\/etc\/prometheus\/\w+/g) ?? [];
    const mounts = z
      .looseObject({
        prometheus: z.looseObject({
          prometheusSpec: z.looseObject({ volumeMounts: z.array(z.looseObject({ mountPath: z.string() })) }),
        }),
      })
      .parse(await yaml('prometheus/operator/values.yaml')).prometheus.prometheusSpec.volumeMounts;
    expect([...new Set(files)].sort()).toEqual(mounts.map(({ mountPath }) => mountPath).sort());
  });

  it('takes from OpenCost nothing that kube-state-metrics tells and a rule reads', async () => {
    const drop = z
      .tuple([
        z.strictObject({
          source_labels: z.tuple([z.literal('__name__')]),
          action: z.literal('drop'),
          regex: z.string(),
        }),
      ])
      .parse((await ownJobs()).find(({ job_name }) => job_name === 'opencost')?.metric_relabel_configs)[0];
    const dropped = new RegExp(`^(?:${drop.regex})$`);
    // What OpenCost 1.120 repeats (pkg/metrics of its sources), of the metrics that are read here.
    const repeated = [
      ...[
        'kube_deployment_spec_replicas',
        'kube_deployment_status_replicas_available',
        'kube_job_status_failed',
      ],
      ...['kube_node_status_allocatable', 'kube_node_status_capacity', 'kube_node_status_condition'],
      ...['kube_persistentvolume_capacity_bytes', 'kube_persistentvolume_status_phase'],
      ...['kube_persistentvolumeclaim_info', 'kube_pod_container_resource_limits'],
      ...['kube_pod_container_resource_requests', 'kube_pod_container_status_restarts_total'],
      ...['kube_pod_owner', 'kube_pod_status_phase'],
    ];
    expect(repeated.filter((name) => !dropped.test(name))).toEqual([]);
    // And all that only it tells.
    const opencost =
      Object.entries(exporterMetrics).find(([source]) => source.startsWith('OpenCost'))?.[1] ?? [];
    expect(opencost.length).toBeGreaterThan(5);
    for (const name of [...opencost, 'kube_pod_labels', 'kube_namespace_labels', 'kube_node_labels'])
      expect([name, dropped.test(name)]).toEqual([name, false]);
  });

  it('asks the blackbox exporter for a way to ask that it has, by its name', async () => {
    const { fullnameOverride, config } = z
      .strictObject({
        fullnameOverride: z.string(),
        config: z.strictObject({
          modules: z.record(z.string(), z.looseObject({ prober: z.enum(['http', 'tcp']) })),
        }),
      })
      .parse(await yaml('prometheus/blackbox.yaml'));
    const job = z
      .looseObject({
        params: z.object({ module: z.array(z.string()) }),
        relabel_configs: z.array(z.unknown()),
      })
      .parse((await ownJobs()).find(({ job_name }) => job_name === 'blackbox'));
    expect(Object.keys(config.modules)).toEqual(expect.arrayContaining(job.params.module));
    expect(JSON.stringify(job.relabel_configs)).toContain(`"${fullnameOverride}.monitoring.svc:9115"`);
  });

  it('may read metrics of the kubelets, and cannot get a shell by them', async () => {
    expect(await read('prometheus/rbac.yaml')).not.toMatch(/nodes\/proxy|resources: \[.*\*/);
  });
});

describe('the charts’ values', () => {
  it('set only what the charts read', async () => {
    for (const file of await filesOf('values of monitoring and cost charts')) {
      const chart = file.includes('/cost/')
        ? 'opencost'
        : file.endsWith('/blackbox.yaml')
          ? 'prometheus-blackbox-exporter'
          : 'kube-prometheus-stack';
      expect([file, unknownValues(chart, parse(await readFile(file, 'utf8'), { merge: true }))]).toEqual([
        file,
        [],
      ]);
    }
    expect(unknownValues('opencost', { opencost: { prometheus: { intern: { port: 1 } } } })).toHaveLength(1);
  });

  it('look for no target that the clouds let nobody ask', async () => {
    const off = z.looseObject({ enabled: z.literal(false) });
    z.looseObject({
      kubeControllerManager: off,
      kubeScheduler: off,
      kubeEtcd: off,
      kubeProxy: off,
      coreDns: off,
    }).parse(await yaml('prometheus/operator/values.yaml'));
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
    expect(put('_ilm/policy')).toEqual([template.settings['index.lifecycle.name']]);
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

  it('keeps spans by the day, in indices that their cleaner knows and may delete', async () => {
    const rotation = z.strictObject({
      shards: z.number(),
      replicas: z.number(),
      // The one strategy of Jaeger 2.20 that needs nothing made beforehand; `data_stream` it refuses.
      rotation: z.strictObject({ periodic: z.strictObject({ date_layout: z.literal('2006-01-02') }) }),
    });
    const { index_prefix } = z
      .looseObject({
        extensions: z.looseObject({
          jaeger_storage: z.looseObject({
            backends: z.looseObject({
              spans: z.looseObject({
                elasticsearch: z.looseObject({
                  indices: z.strictObject({
                    index_prefix: z.string(),
                    spans: rotation,
                    services: rotation,
                    dependencies: rotation,
                    sampling: rotation,
                  }),
                }),
              }),
            }),
          }),
        }),
      })
      .parse(await yaml('jaeger/config/jaeger.yaml')).extensions.jaeger_storage.backends.spans
      .elasticsearch.indices;
    const cleaner = await read('jaeger/retention.yaml');
    expect(cleaner).toContain(`{ name: INDEX_PREFIX, value: ${index_prefix} }`);
    const { indices } = z
      .looseObject({
        indices: z.tuple([z.strictObject({ names: z.tuple([z.string()]), privileges: z.array(z.string()) })]),
      })
      .parse(await settings('role-jaeger.json'));
    expect(indices[0].names).toEqual([`${index_prefix}-*`]);
    expect(indices[0].privileges).toEqual(expect.arrayContaining(['index', 'delete_index', 'read']));
  });

  const pipeline = async () => {
    const { processors } = z
      .looseObject({
        processors: z.array(
          z.union([
            z.strictObject({
              gsub: z.strictObject({
                field: z.literal('message'),
                pattern: z.string(),
                replacement: z.string(),
                ignore_missing: z.literal(true),
              }),
            }),
            z.strictObject({
              json: z.looseObject({ field: z.literal('message'), ignore_failure: z.literal(true) }),
            }),
          ]),
        ),
      })
      .parse(await settings('pipeline-redact.json'));
    return processors;
  };

  it('takes out what must not be kept, and leaves the rest', async () => {
    const steps = (await pipeline()).flatMap((step) => ('gsub' in step ? [step.gsub] : []));
    const redact = (text: string) =>
      steps.reduce((now, step) => {
        // (?i) is Java's; JavaScript has a flag.
        const [, flag = '', pattern = ''] = /^(\(\?i\))?(.*)$/s.exec(step.pattern) ?? [];
        return now.replaceAll(new RegExp(pattern, flag ? 'gi' : 'g'), step.replacement);
      }, text);
    expect(redact('authorization: Bearer abc.def-1 by ada@example.com paid 4111 1111 1111 1111')).toBe(
      'authorization: Bearer [redacted] by [mail] paid [card]',
    );
    const sent = {
      message: 'ada@example.com paid',
      error: 'IE29AIBK93115212345678',
      password: 'one"two',
      peer_token: 'three',
      nested: { Postcode: 'D02', cardNumber: 4111111111111111, key: `AKIA${'B'.repeat(16)}` },
    };
    expect(JSON.parse(redact(JSON.stringify(sent)))).toEqual({
      message: '[mail] paid',
      error: '[account]',
      password: '[redacted]',
      peer_token: '[redacted]',
      nested: { Postcode: '[redacted]', cardNumber: '[redacted]', key: '[key]' },
    });
    const line = `{"time":"2026-11-23T03:10:26.123Z","level":"info","traceId":"${'4bf92f3577b34da6'.repeat(2)}","status":201,"milliseconds":12,"orderId":"ord_5f"}`;
    expect(redact(line)).toBe(line);
  });

  it('takes out all that a collector would, and reads the fields afterwards', async () => {
    const steps = await pipeline();
    const patterns = steps.flatMap((step) => ('gsub' in step ? [step.gsub.pattern] : []));
    const { processors } = z
      .looseObject({
        processors: z.looseObject({
          'redaction/fields': z.looseObject({ blocked_key_patterns: z.array(z.string()) }),
          'redaction/values': z.looseObject({ blocked_values: z.array(z.string()) }),
        }),
      })
      .parse(await yaml('../security/data-classification/log-redaction.yaml'));
    const values = processors['redaction/values'].blocked_values;
    expect(values.filter((value) => !patterns.some((pattern) => pattern.startsWith(value)))).toEqual([]);
    const words = processors['redaction/fields'].blocked_key_patterns.flatMap((pattern) =>
      (/\((?!\?)(.*)\)/.exec(pattern)?.[1] ?? '').split('|'),
    );
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter((word) => !patterns[0]?.includes(word))).toEqual([]);
    expect(steps.findIndex((step) => 'json' in step)).toBe(steps.length - 1);
    expect(await read('elk/filebeat.yaml')).not.toContain('decode_json_fields');
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
    const operator = z
      .looseObject({
        grafana: z.looseObject({
          additionalDataSources: z.array(z.looseObject({ uid: z.string(), type: z.string(), url: z.url() })),
        }),
      })
      .parse(await yaml('prometheus/operator/values.yaml'));
    expect(operator.grafana.additionalDataSources.map(({ uid }) => uid)).toEqual([
      'prometheus-global',
      'jaeger',
    ]);
    for (const { uid, type, url } of operator.grafana.additionalDataSources)
      expect(datasources).toContainEqual(expect.objectContaining({ uid, type, url }));
    const secrets = datasources.flatMap(({ secureJsonData = {} }) => Object.values(secureJsonData));
    expect(secrets.filter((value) => !value.startsWith('$__file{'))).toEqual([]);
    const { providers } = z
      .looseObject({ providers: z.array(z.looseObject({ allowUiUpdates: z.literal(false) })) })
      .parse(await yaml('grafana/provisioning/dashboards/dashboards.yaml'));
    expect(providers).toHaveLength(1);
  });
});

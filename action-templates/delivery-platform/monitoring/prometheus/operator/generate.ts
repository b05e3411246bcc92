import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes what the Prometheus operator takes from the files beside it: `node monitoring/prometheus/operator/generate.ts
 * [FOLDER]`. rules.yaml has ../rules as its objects, scrape.yaml the jobs of ../prometheus.yml that the operator's own
 * chart does not bring. Both are indented; nothing of them is read or changed.
 */
const here = import.meta.dirname;
const target = process.argv[2] ?? here;
const indented = (text: string, by: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));

const ruleObject = (name: string, text: string) => `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: delivery-platform-${name}
  labels: { app.kubernetes.io/part-of: delivery-platform }
spec:
${indented(text, 2)}`;

const rules = path.join(here, '../rules');
const names = (await readdir(rules)).filter((name) => name.endsWith('.yml')).sort();
const objects = await Promise.all(
  names.map(async (name) =>
    ruleObject(path.basename(name, '.yml'), await readFile(path.join(rules, name), 'utf8')),
  ),
);
await writeFile(
  path.join(target, 'rules.yaml'),
  `# Written by generate.ts from ../rules; change those.\n${objects.join('---\n')}`,
);

/** Jobs that kube-prometheus-stack has as monitors of its own. */
const brought = new Set([
  'alertmanager',
  'kube-state-metrics',
  'kubernetes-apiservers',
  'kubernetes-cadvisor',
  'kubernetes-nodes',
  'node-exporter',
  'prometheus',
]);
const [, list = ''] = (await readFile(path.join(here, '../prometheus.yml'), 'utf8')).split(
  'scrape_configs:\n',
);
const jobs = list
  .split(/^(?= {2}- job_name: )/m)
  .filter((job) => job.startsWith('  - job_name: '))
  // The comment before the next job ends this one's text.
  .map((job) => job.replace(/\n(?:\s*#[^\n]*\n|\n)*$/, '\n'))
  .filter((job) => !brought.has(/job_name: (\S+)/.exec(job)?.[1] ?? ''));
await writeFile(
  path.join(target, 'scrape.yaml'),
  `# Written by generate.ts from ../prometheus.yml; change that. Values of kube-prometheus-stack beside values.yaml.
prometheus:
  prometheusSpec:
    additionalScrapeConfigs:
${indented(jobs.join(''), 4)}`,
);

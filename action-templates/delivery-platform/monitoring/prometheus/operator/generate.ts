import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes rules.yaml, the rules as objects of the Prometheus operator: `node monitoring/prometheus/operator/generate.ts
 * [FILE]`. A rule file is indented by two spaces under `spec`; nothing of it is read or changed.
 */
const rules = path.join(import.meta.dirname, '../rules');
const target = process.argv[2] ?? path.join(import.meta.dirname, 'rules.yaml');

const object = (name: string, text: string) => `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: delivery-platform-${name}
  labels: { app.kubernetes.io/part-of: delivery-platform }
spec:
${text.replaceAll(/^(?=.)/gm, '  ')}`;

const names = (await readdir(rules)).filter((name) => name.endsWith('.yml')).sort();
const objects = await Promise.all(
  names.map(async (name) =>
    object(path.basename(name, '.yml'), await readFile(path.join(rules, name), 'utf8')),
  ),
);
await writeFile(target, `# Written by generate.ts from ../rules; change those.\n${objects.join('---\n')}`);

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { filesOf, templates } from '../../template/checks.ts';
import { manifestsOf } from '../../template/manifests.ts';
import { exporterMetrics } from '../../template/monitoring/exporter-metrics.ts';
import { readQuery } from '../../template/monitoring/queries.ts';
import { rulesIn } from '../../template/monitoring/rules.ts';

const platform = path.join(templates, 'delivery-platform');
const files = await filesOf('guides of monitoring and cost');
const texts = new Map(
  await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)),
);
const each = <T>(pick: (text: string, file: string) => T[]) =>
  [...texts].flatMap(([file, text]) =>
    pick(text, file).map((found) => [path.relative(platform, file), found] as const),
  );

describe('the guides of monitoring and cost', () => {
  it('link to what is there', () => {
    const links = each((text, file) =>
      [...text.matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)].map(([, target = '']) =>
        path.resolve(file, '..', target),
      ),
    );
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter(([, target]) => !existsSync(target))).toEqual([]);
  });

  it('name files and folders as they are called', () => {
    const named = each((text, file) =>
      [
        ...text.matchAll(
          /`((?:monitoring|prometheus|alertmanager|grafana|elk|operator|cost|global|rules)\/[\w./-]*\w)`/g,
        ),
      ].map(([, name = '']) =>
        [
          path.dirname(file),
          path.join(platform, 'monitoring'),
          path.join(platform, 'monitoring/prometheus'),
          platform,
        ].some((folder) => existsSync(path.join(folder, name)))
          ? ''
          : name,
      ),
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter(([, missing]) => missing !== '')).toEqual([]);
  });

  it('ask Prometheus in its own language, for what there is', async () => {
    const recorded = (await rulesIn(await filesOf('alerts explain themselves'))).flatMap((rule) =>
      'record' in rule ? [rule.record] : [],
    );
    const known = new Set([...Object.values(exporterMetrics).flat(), ...recorded]);
    const queries = each((text) =>
      [...text.matchAll(/```promql\n([\s\S]*?)```|promtool query instant \S+ '([^']+)'/g)].map(
        ([, block, inline]) => block ?? inline ?? '',
      ),
    );
    expect(queries.length).toBeGreaterThan(5);
    const wrong = queries.flatMap(([file, query]) => {
      const { metrics, mistakes } = readQuery(query);
      return [...mistakes, ...metrics.filter((name) => !known.has(name))].map((what) => `${file}: ${what}`);
    });
    expect(wrong).toEqual([]);
  });

  it('let a command see all that it looks through: of several pods kubectl shows ten lines each', () => {
    const short = each((text) =>
      [...text.matchAll(/^kubectl .*\blogs -l .*\|.*$/gm)]
        .map(([line]) => line)
        .filter((line) => !line.includes('--tail=')),
    );
    expect(short).toEqual([]);
    const seen = each((text) => [...text.matchAll(/\blogs -l .*--tail=-1/g)].map(([line]) => line));
    expect(seen.length).toBeGreaterThan(4);
  });

  it('ask of the platform’s namespace only what those on call may see', async () => {
    const role = z.looseObject({
      kind: z.literal('ClusterRole'),
      rules: z.array(
        z.strictObject({
          apiGroups: z.array(z.string()),
          resources: z.array(z.string()),
          verbs: z.array(z.string()),
        }),
      ),
    });
    const [viewer] = await manifestsOf(path.join(platform, 'security/rbac/viewer.yaml'));
    const granted = new Set(
      role
        .parse(viewer)
        .rules.filter(({ verbs }) => verbs.includes('get') && verbs.includes('list'))
        .flatMap(({ resources }) => resources),
    );
    const plural: Readonly<Record<string, string>> = {
      hpa: 'horizontalpodautoscalers',
      pdb: 'poddisruptionbudgets',
      pvc: 'persistentvolumeclaims',
      vpa: 'verticalpodautoscalers',
    };
    const kinds = each((text) =>
      [...text.matchAll(/kubectl -n (?:delivery-platform|NAMESPACE) (?:get|describe) ([a-z,]+)/g)].flatMap(
        ([, names = '']) => names.split(',').map((name) => plural[name] ?? `${name.replace(/s$/, '')}s`),
      ),
    );
    expect(kinds.length).toBeGreaterThan(20);
    // Certificates and their like lie in other namespaces, which are the administrators'.
    expect(kinds.filter(([, kind]) => !granted.has(kind))).toEqual([]);
  });

  it('press only buttons that are there', async () => {
    const pressed = each((text) =>
      [...text.matchAll(/gh (?:workflow run|run list --workflow) (\S+)/g)].map(([, name = '']) => name),
    );
    expect(pressed.length).toBeGreaterThan(10);
    const missing = pressed.filter(([, name]) => !existsSync(path.join(platform, '.github/workflows', name)));
    expect(missing).toEqual([]);
    const rollback = await readFile(path.join(platform, '.github/workflows/rollback.yml'), 'utf8');
    const inputs = each((text) =>
      [...text.matchAll(/gh workflow run rollback\.yml (.+)/g)].flatMap(([, line = '']) =>
        [...line.matchAll(/-f ([\w-]+)=/g)].map(([, input = '']) => input),
      ),
    );
    expect(inputs.filter(([, input]) => !rollback.includes(`\n      ${input}:\n`))).toEqual([]);
  });
});

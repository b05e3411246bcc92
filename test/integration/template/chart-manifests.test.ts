import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { mustRun, runTool } from '../../../scripts/run-tool.ts';
import { loadFleet } from '../../../src/fleet/load.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import {
  chart,
  chartClouds,
  chartEnvironments,
  delivered,
  renderChart,
  valuesOf,
} from '../../template/chart.ts';
import { filesOf, templates } from '../../template/checks.ts';
import { conform } from '../../template/kubeconform.ts';
import { kubernetesVersions } from '../../template/kubernetes-schemas.ts';

const everything = path.join(import.meta.dirname, '../../template/all-values.yaml');
const environments = chartClouds.flatMap((cloud) =>
  chartEnvironments.map((environment) => ({ cloud, environment })),
);
const object = z.looseObject({ apiVersion: z.string(), kind: z.string() });
const role = z.looseObject({
  rules: z.array(z.object({ apiGroups: z.array(z.string()), resources: z.array(z.string()) })),
});

let bin: string;
let dir: string;

beforeAll(async () => {
  ({ bin } = await toolchain());
  dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-chart-'));
  const variants: [string, string[]][] = [
    ['defaults', []],
    ...environments.map(({ cloud, environment }): [string, string[]] => [
      `${cloud}-${environment}`,
      [valuesOf(cloud), valuesOf(environment)],
    ]),
    ...chartClouds.map((cloud): [string, string[]] => [`${cloud}-everything`, [valuesOf(cloud), everything]]),
    [
      'pod-monitor',
      [
        valuesOf('azure'),
        everything,
        await written('pod-monitor-values', 'metrics: { monitor: PodMonitor }'),
      ],
    ],
  ];
  await Promise.all(variants.map(async ([name, values]) => written(name, await renderChart(bin, values))));
}, 1_800_000);

afterAll(() => rm(dir, { recursive: true, force: true }));

async function written(name: string, text: string): Promise<string> {
  const file = path.join(dir, name.endsWith('-values') ? `${name}.txt` : `${name}.yaml`);
  await writeFile(file, text);
  return file;
}

async function everyKind(): Promise<string[]> {
  const texts = await Promise.all(
    ['aws-everything', 'pod-monitor', 'aws-production', 'defaults'].map((name) =>
      readFile(path.join(dir, `${name}.yaml`), 'utf8'),
    ),
  );
  const objects = texts.flatMap((text) => parseAllDocuments(text).map((one) => one.toJS()));
  const kinds = objects.filter((one) => one !== null).map((one) => object.parse(one));
  return [
    ...new Set(kinds.map(({ apiVersion, kind }) => `${apiVersion.split('/').slice(0, -1)[0] ?? ''}/${kind}`)),
  ];
}

describe('the chart that users copy', () => {
  it('passes its own tests', async () => {
    const suites = (await filesOf('chart behaves')).filter((file) => file.endsWith('_test.yaml'));
    const { code, output } = await runTool([path.join(bin, 'helm-unittest'), chart]);
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    expect(output).toContain(`${suites.length} passed, ${suites.length} total`);
  });

  it.each(environments)('passes helm’s linter for $environment on $cloud', async ({ cloud, environment }) => {
    const values = [delivered, valuesOf(cloud), valuesOf(environment)];
    const said = await mustRun([
      ...([path.join(bin, 'helm'), 'lint', chart, '--strict'] as const),
      ...values.flatMap((file) => ['--values', file]),
    ]);
    expect(said).toContain('0 chart(s) failed');
  });

  it.each(kubernetesVersions)('is made of what Kubernetes %s and the definitions know', async (version) => {
    const { checked, findings } = await conform(bin, version, [dir]);
    expect(findings).toEqual([]);
    // 26 objects at least in each of the 14 renderings.
    expect(checked).toBeGreaterThan(14 * 26);
  });

  it('would be found out with a field that is not known, or a value of another type', async () => {
    const file = path.join(await mkdtemp(path.join(dir, 'broken-')), 'broken.txt.yaml');
    const text = await readFile(path.join(dir, 'aws-everything.yaml'), 'utf8');
    const broken = text
      .replaceAll('progressDeadlineSeconds:', 'progressDeadline:')
      .replace('honorLabels: true', 'honorLabels: 1')
      .replace('updateMode: "Off"', 'updateMode: "Sometimes"');
    await writeFile(file, broken);
    const { findings } = await conform(bin, '1.35', [file]);
    await rm(path.dirname(file), { recursive: true });
    expect(findings.join('\n')).toMatch(/Deployment\/user-service .*progressDeadline/);
    expect(findings.join('\n')).toMatch(/ServiceMonitor\/delivery-platform .*honorLabels/);
    expect(findings.join('\n')).toMatch(/VerticalPodAutoscaler\/.*updateMode/);
  });

  it('lets the API server ask the Services that smoke tests name', async () => {
    const fleet = await loadFleet(path.join(templates, 'delivery-platform/.github/flotilla.yml'));
    let asked = 0;
    for (const [environment, { clusters, smoke }] of Object.entries(fleet.environments))
      for (const cloud of Object.keys(clusters)) {
        const text = await readFile(path.join(dir, `${cloud}-${environment}.yaml`), 'utf8');
        const objects = parseAllDocuments(text).map((one) => one.toJS());
        for (const { service } of smoke?.checks ?? []) {
          const policy = objects.find(
            (one) => one?.kind === 'NetworkPolicy' && one.metadata.name === service,
          );
          // Its addresses are nobody's pods: either anyone is let in, or `operators` names them.
          const peers = policy.spec.ingress.flatMap(({ from }: { from?: object[] }) => from ?? ['anyone']);
          const open = peers.some((peer: object | string) => peer === 'anyone' || 'ipBlock' in Object(peer));
          expect([cloud, environment, service, open]).toEqual([cloud, environment, service, true]);
          asked += 1;
        }
      }
    expect(asked).toBe(18);
  });

  it('asks for no right that the deployer lacks', async () => {
    const text = await readFile(path.join(templates, 'delivery-platform/rbac/deploy.yaml'), 'utf8');
    const { rules } = role.parse(parseAllDocuments(text)[0]?.toJS());
    const granted = rules.flatMap(({ apiGroups, resources }) =>
      apiGroups.flatMap((group) => resources.map((resource) => `${group}/${resource}`)),
    );
    const plural = (kind: string) => kind.toLowerCase().replace(/y$/, 'ie').concat('s');
    const needed = (await everyKind()).map((name) => name.replace(/[^/]+$/, plural));
    expect(needed.length).toBeGreaterThan(12);
    expect(needed.filter((name) => !granted.includes(name))).toEqual([]);
  });

  it('has a schema for every value, and a value for every key of the schema', async () => {
    const schema = JSON.parse(await readFile(path.join(chart, 'values.schema.json'), 'utf8'));
    const values = parse(await readFile(path.join(chart, 'values.yaml'), 'utf8'));
    const known = keysOf(schema, schema).map((key) => key.replace(/^services\.[a-z-]+/, 'defaults'));
    // What a service may say of itself is explained where it is said for all.
    const own = new Set(['image', 'revision', 'env'].map((key) => `defaults.${key}`));
    const shown = (key: string) => {
      const at = own.has(key.split('.').slice(0, 2).join('.'))
        ? key.replace('defaults', 'services.api-gateway')
        : key;
      return at.split('.').reduce<unknown>((value, part) => member(value, part), values) !== undefined;
    };
    const open = /\.(metrics|behavior\..+|(requests|limits|minAllowed|maxAllowed).*)$/;
    expect(known.filter((key) => !shown(key) && !open.test(key))).toEqual([]);
    expect(known.length).toBeGreaterThan(80);
  });
});

function member(value: unknown, key: string): unknown {
  // A key of an object that may have any.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** `a.b.c` for each key that a schema describes. */
function keysOf(schema: Schema, whole: Schema, prefix = ''): string[] {
  const named = schema.$ref === undefined ? schema : whole.definitions?.[schema.$ref.split('/').at(-1) ?? ''];
  return Object.entries(named?.properties ?? {}).flatMap(([key, one]) => [
    `${prefix}${key}`,
    ...keysOf(one, whole, `${prefix}${key}.`),
  ]);
}

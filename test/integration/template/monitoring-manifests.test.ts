import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { filesOf } from '../../template/checks.ts';
import { conform } from '../../template/kubeconform.ts';
import { build, type Manifest, manifestsIn, manifestsOf } from '../../template/manifests.ts';
import { monitoring } from '../../template/monitoring/paths.ts';

/* What `kubectl apply -k` makes of the monitoring, against the schemas of Kubernetes, of ECK and of the operator. */

const areas = [
  'prometheus',
  'prometheus/global',
  'alertmanager',
  'grafana',
  'jaeger',
  'opentelemetry',
  'elk',
] as const;
let bin: string;
let dir: string;
const built = new Map<string, string>();

beforeAll(async () => {
  ({ bin } = await toolchain('test'));
  dir = await mkdtemp(path.join(os.tmpdir(), 'monitoring-manifests-'));
  for (const area of areas) built.set(area, await build(bin, path.join(monitoring, area)));
}, 1_800_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

const conformity = async (text: string) => {
  const file = path.join(dir, 'applied.yaml');
  await writeFile(file, text);
  return conform(bin, '1.35', [file]);
};

const all = () => areas.flatMap((area) => manifestsIn(built.get(area) ?? ''));

describe('the manifests of monitoring', () => {
  it('are as their kinds are defined, in every version of Kubernetes', async () => {
    const text = [...built.values()].join('\n---\n');
    const file = path.join(dir, 'all.yaml');
    await writeFile(file, text);
    for (const version of ['1.33', '1.34', '1.35'] as const) {
      expect([version, await conform(bin, version, [file])]).toEqual([
        version,
        { checked: manifestsIn(text).length, findings: [] },
      ]);
    }
  }, 120_000);

  it('have the rules as objects of the Prometheus operator', async () => {
    const file = path.join(monitoring, 'prometheus/operator/rules.yaml');
    const { checked, findings } = await conform(bin, '1.35', [file]);
    expect({ checked, findings }).toEqual({ checked: (await manifestsOf(file)).length, findings: [] });
  }, 60_000);

  it('use every file there is', async () => {
    const names = (await filesOf('manifests of monitoring and logs')).map((file) => path.basename(file));
    expect(names.length).toBeGreaterThan(20);
  });

  it('find a mistake', async () => {
    const kibana = built.get('elk') ?? '';
    const found = await conformity(kibana.replace('elasticsearchRef:', 'elasticRef:'));
    expect(found.findings.length).toBeGreaterThan(0);
    const prometheus = built.get('prometheus') ?? '';
    expect((await conformity(prometheus.replace('startupProbe:', 'beginProbe:'))).findings).toHaveLength(1);
  }, 60_000);

  it('mount what is there: each key of a generated ConfigMap exists', () => {
    const maps = new Map(
      all()
        .filter(({ kind }) => kind === 'ConfigMap')
        .map(({ metadata, data }) => [metadata.name, Object.keys(Object(data))]),
    );
    const missing = volumesOf(all()).flatMap(({ configMap, items }) => {
      const keys = maps.get(configMap);
      return keys === undefined
        ? []
        : items.filter((key) => !keys.includes(key)).map((key) => `${configMap}: ${key}`);
    });
    expect(missing).toEqual([]);
    // Every rule file reaches Prometheus: as many keys as there are rules.
    const rules = [...maps].find(([name]) => name.startsWith('prometheus-rules-'));
    const mounted = volumesOf(all()).find(({ configMap }) => configMap === rules?.[0]);
    expect(mounted?.items.toSorted()).toEqual(rules?.[1].toSorted());
  });

  it('run as nobody, with nothing they could change, but for the reader of the nodes’ logs', () => {
    const loose = all().flatMap((object) =>
      containersOf(object).filter(({ securityContext }) => {
        const { allowPrivilegeEscalation, readOnlyRootFilesystem } = Object(securityContext);
        return allowPrivilegeEscalation !== false || readOnlyRootFilesystem !== true;
      }),
    );
    expect(loose.map(({ name }) => name)).toEqual([]);
  });

  it('name every image by its version', () => {
    const images = all().flatMap((object) => containersOf(object).map(({ image }) => String(image)));
    expect(images.length).toBeGreaterThan(4);
    expect(images.filter((image) => !/:v?\d+\.\d+\.\d+$/.test(image))).toEqual([]);
  });
});

interface Container {
  readonly name: string;
  readonly image?: unknown;
  readonly securityContext?: unknown;
}

const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((found, key) => Object(found)[key], value);

/** Containers of Deployments, StatefulSets and Jobs; the operator's own objects say theirs to the operator. */
function containersOf(object: Manifest): Container[] {
  const containers = at(object, 'spec', 'template', 'spec', 'containers');
  return Array.isArray(containers) ? containers : [];
}

/** ConfigMaps that pods mount by name and key. */
function volumesOf(objects: readonly Manifest[]): { configMap: string; items: string[] }[] {
  return objects.flatMap((object) => {
    const volumes = at(object, 'spec', 'template', 'spec', 'volumes');
    const sources = (Array.isArray(volumes) ? volumes : []).flatMap((volume: unknown) => {
      const projected = at(volume, 'projected', 'sources');
      return Array.isArray(projected) ? projected : [volume];
    });
    return sources.flatMap((source: unknown) => {
      const name = at(source, 'configMap', 'name');
      const items = at(source, 'configMap', 'items');
      if (typeof name !== 'string') return [];
      return [
        {
          configMap: name,
          items: (Array.isArray(items) ? items : []).map((item: unknown) => String(at(item, 'key'))),
        },
      ];
    });
  });
}

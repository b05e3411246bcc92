import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { renderChart, valuesOf } from '../../template/chart.ts';
import { filesOf, templates } from '../../template/checks.ts';
import { conform } from '../../template/kubeconform.ts';
import { kubernetesVersions } from '../../template/kubernetes-schemas.ts';

let bin: string;
let dir: string;
beforeAll(async () => {
  ({ bin } = await toolchain());
  dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-scaling-'));
}, 1_800_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('what scales the platform', () => {
  it.each(kubernetesVersions)(
    'is what Kubernetes %s and the autoscalers’ definitions know',
    async (version) => {
      expect(await conform(bin, version, await filesOf('scaling conforms'))).toEqual({
        checked: 7,
        findings: [],
      });
    },
  );

  it('would be found out with a field that nobody knows', async () => {
    const pool = path.join(templates, 'delivery-platform/scaling/karpenter/nodepool-spot.yaml');
    const file = path.join(dir, 'pool.yaml');
    await writeFile(file, (await readFile(pool, 'utf8')).replace('consolidateAfter', 'consolidateLater'));
    expect((await conform(bin, '1.35', [file])).findings.join()).toContain('consolidateLater');
  });

  it('holds room with pods that an autoscaler adds nodes for, and that any other pod pushes away', async () => {
    const read = async (name: string) =>
      parseAllDocuments(
        await readFile(path.join(templates, 'delivery-platform/scaling/headroom', name), 'utf8'),
      ).map((document) => document.toJS());
    const [placeholder] = await read('placeholder.yaml');
    const named = placeholder.spec.template.spec.priorityClassName;
    const headroom = (await read('priority-classes.yaml')).find(({ metadata }) => metadata.name === named);
    // The Cluster Autoscaler's cutoff is -10 unless told otherwise; pods without a class have 0.
    expect(headroom.value).toBeGreaterThanOrEqual(-10);
    expect(headroom.value).toBeLessThan(0);
  });

  it('takes the chart by requests instead of cores', async () => {
    const requests = path.join(templates, 'delivery-platform/scaling/metrics/values-requests.yaml');
    const text = await renderChart(bin, [valuesOf('aws'), valuesOf('production'), requests]);
    const objects = parseAllDocuments(text).map((document) => document.toJS());
    const scalers = objects.filter((object) => object?.kind === 'HorizontalPodAutoscaler');
    expect(scalers).toHaveLength(5);
    for (const { spec } of scalers) {
      expect(spec.metrics.map(({ type }: { type: string }) => type)).toEqual(['Resource', 'Pods']);
      expect(spec.behavior.scaleUp.policies).toHaveLength(2);
    }
    const file = path.join(dir, 'requests.yaml');
    await writeFile(file, text);
    expect((await conform(bin, '1.33', [file])).findings).toEqual([]);
  });
});

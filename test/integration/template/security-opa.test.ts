import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { chartClouds, renderChart, valuesOf } from '../../template/chart.ts';
import { filesOf } from '../../template/checks.ts';
import { type Manifest, manifestsIn, manifestsOf } from '../../template/manifests.ts';

let bin: string;
let copy: string;
let rego: string;

beforeAll(async () => {
  ({ bin } = await toolchain());
  const [first = ''] = await filesOf('gatekeeper policies judge');
  rego = first.slice(0, first.indexOf('/rego/') + '/rego'.length);
  copy = await mkdtemp(path.join(os.tmpdir(), 'rego-'));
  await cp(rego, copy, { recursive: true });
}, 1_800_000);
afterAll(() => rm(copy, { recursive: true, force: true }));

const opa = (...args: string[]) => promisify(execFile)(path.join(bin, 'opa'), args);
const results = z.array(z.object({ name: z.string(), fail: z.boolean().default(false) }));
async function failed(directory: string): Promise<string[]> {
  const done = await opa('test', '--format=json', directory).catch((error: unknown) => error);
  const { stdout } = z.object({ stdout: z.string() }).parse(done);
  return results.parse(JSON.parse(stdout)).flatMap(({ name, fail }) => (fail ? [name] : []));
}

describe('the Rego of the Gatekeeper policies', () => {
  it('is strict, formatted and passes its tests', async () => {
    await opa('check', '--strict', rego);
    expect((await opa('fmt', '--list', rego)).stdout).toBe('');
    expect(await failed(rego)).toEqual([]);
  });

  it.each([
    ['image_digests.rego', '{64}$', '', 'test_a_short_digest_is_refused'],
    [
      'allowed_registries.rego',
      'concat("", [trim_suffix(registry, "/"), "/"])',
      'registry',
      'test_a_longer_name_is_not_ours',
    ],
    [
      'isolated_namespaces.rego',
      'policy.spec.podSelector == {}',
      'policy.spec',
      'test_a_policy_for_some_pods_is_not_enough',
    ],
  ])('fails when %s lets through what it must not', async (file, from, to, test) => {
    const text = await readFile(path.join(rego, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(path.join(copy, file), text.replace(from, to));
    expect(await failed(copy)).toContain(test);
    await writeFile(path.join(copy, file), text);
  });
});

const constraint = z.object({
  kind: z.string(),
  spec: z.object({
    match: z.object({ kinds: z.array(z.object({ kinds: z.array(z.string()) })) }),
    parameters: z.looseObject({ registries: z.array(z.string()).default([]) }).default({ registries: [] }),
  }),
});
const violations = z.object({
  result: z.array(z.object({ expressions: z.array(z.object({ value: z.array(z.string()) })) })).default([]),
});

describe('the chart', () => {
  const security = () => path.dirname(path.dirname(rego));
  const constraints = async () => {
    const names = [
      'image-digests',
      'allowed-registries',
      'required-labels',
      'host-access',
      'container-resources',
    ];
    const files = names.map((name) => path.join(security(), `opa/constraints/${name}.yaml`));
    return (await Promise.all(files.map(manifestsOf))).flat().map((object) => constraint.parse(object));
  };
  /** What the constraints say of objects, as Gatekeeper would ask them. */
  async function refused(objects: readonly Manifest[]): Promise<string[]> {
    const said = (await constraints()).map(async ({ kind, spec }) => {
      const kinds = spec.match.kinds.flatMap((one) => one.kinds);
      const reviews = objects
        .filter((object) => kinds.includes(object.kind))
        .map((object) => ({ parameters: spec.parameters, review: { object } }));
      expect([kind, reviews.length > 0]).toEqual([kind, true]);
      const input = path.join(copy, `${kind}.json`);
      await writeFile(input, JSON.stringify({ reviews }));
      const query = `[v.msg | some r in input.reviews; some v in data.${kind.toLowerCase()}.violation with input as r]`;
      const { stdout } = await opa('eval', '--format=json', '--data', rego, '--input', input, query);
      return violations
        .parse(JSON.parse(stdout))
        .result.flatMap(({ expressions }) => expressions[0]?.value ?? []);
    });
    return (await Promise.all(said)).flat();
  }
  const rendered = async (cloud: (typeof chartClouds)[number]) => {
    const text = await renderChart(bin, [valuesOf(cloud)]);
    const [registry = ''] = (await constraints()).flatMap(({ spec }) => spec.parameters.registries);
    return text.replaceAll('registry.example.com/delivery-platform', registry);
  };

  it.each(chartClouds)('for %s is let in by every constraint', async (cloud) => {
    expect(await refused(manifestsIn(await rendered(cloud)))).toEqual([]);
  });

  it('would be refused with an image from elsewhere, no label and no limit', async () => {
    const text = (await rendered('aws'))
      .replaceAll(/^( +)image: "[^@]+@/gm, '$1image: "docker.io/library/node@')
      .replaceAll(/^ +app.kubernetes.io\/part-of: .*\n/gm, '')
      .replaceAll('memory: 256Mi', 'cpu: 1');
    const said = await refused(manifestsIn(text));
    for (const what of [
      'comes from none of the allowed registries',
      'lacks the label app.kubernetes.io/part-of',
      'has no limit for memory',
    ])
      expect(said.filter((one) => one.includes(what))).toHaveLength(5);
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { appliedFrom, areas, mistakes } from '../../template/applied.ts';
import { templates } from '../../template/checks.ts';
import { conform } from '../../template/kubeconform.ts';
import { manifestsIn } from '../../template/manifests.ts';

/* Against the schemas of Kubernetes and of the kinds' own definitions; the full run asks an API server as well. */

let bin: string;
let dir: string;

beforeAll(async () => {
  ({ bin } = await toolchain());
  dir = await mkdtemp(path.join(os.tmpdir(), 'gitops-manifests-'));
}, 1_800_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

const conformity = async (text: string) => {
  const file = path.join(dir, 'applied.yaml');
  await writeFile(file, text);
  return conform(bin, '1.35', [file]);
};

describe.each(areas)('what %s is given', (area) => {
  it('is as its kinds are defined', async () => {
    const applied = await appliedFrom(bin, area);
    // As many as there are: an empty build would pass as well.
    expect(await conformity(applied)).toEqual({ checked: manifestsIn(applied).length, findings: [] });
  }, 60_000);
});

it.each(mistakes)('a mistake in %s is found', async (file, from, to) => {
  const text = await readFile(path.join(templates, 'delivery-platform', file), 'utf8');
  expect(text).toContain(from);
  expect((await conformity(text.replace(from, to))).findings).toHaveLength(1);
});

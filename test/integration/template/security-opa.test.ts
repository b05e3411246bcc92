import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { filesOf } from '../../template/checks.ts';

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

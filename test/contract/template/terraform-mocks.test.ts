import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { parseHcl } from '../../../scripts/terraform/hcl.ts';
import { infrastructure, readModules } from '../../../scripts/terraform/modules.ts';
import { filesOf } from '../../template/checks.ts';

/** What a directory of mocks may hold: answers by type. */
const answers = z.strictObject({
  mock_resource: z.record(
    z.string(),
    z.array(z.strictObject({ defaults: z.record(z.string(), z.string()) })),
  ),
  mock_data: z.record(z.string(), z.array(z.strictObject({ defaults: z.record(z.string(), z.string()) }))),
});

const modules = await readModules();
const files = await filesOf('Terraform is tested with answers');
const sources = modules.flatMap(({ dir, tests }) =>
  [...tests.values()].flatMap(({ mock_provider: mocked }) =>
    Object.values(mocked)
      .flat()
      .flatMap(({ source }) => (typeof source === 'string' ? [path.resolve(dir, source)] : [])),
  ),
);

describe.each(files.map((file) => [path.relative(infrastructure, file), file]))('%s', (_, file) => {
  it('answers for what the modules make, once each, in the shape of the cloud', async () => {
    const { mock_resource: resources, mock_data: data } = answers.parse(
      await parseHcl(file, await readFile(file, 'utf8')),
    );
    const made = new Set(
      modules.flatMap(({ objects }) => objects.map(({ mode, type }) => `${mode}.${type}`)),
    );
    expect(Object.keys(resources).filter((type) => !made.has(`resource.${type}`))).toEqual([]);
    expect(Object.keys(data).filter((type) => !made.has(`data.${type}`))).toEqual([]);
    const all = [...Object.values(resources), ...Object.values(data)];
    expect(all.filter((blocks) => blocks.length !== 1)).toEqual([]);
    const ids = all.flat().flatMap(({ defaults: { id } }) => (id === undefined ? [] : [id]));
    expect(ids.filter((id) => !/^(\/subscriptions\/|https:\/\/)/.test(id))).toEqual([]);
  });

  it('is what tests take', () => {
    expect(sources).toContain(path.dirname(file));
  });
});

it('is there wherever a test takes answers from', () => {
  expect(sources.filter((dir) => !files.some((file) => path.dirname(file) === dir))).toEqual([]);
});

import { readFile } from 'node:fs/promises';

import { z } from 'zod';
import { parseHcl } from './hcl.ts';

const body = z.record(z.string(), z.unknown());
const one = z.array(body).default([]);
const labelled = z.record(z.string(), z.array(body)).default({});
const typed = z.record(z.string(), z.record(z.string(), z.array(body))).default({});

/** The blocks of one `.tf` file; a kind of block that is not known here is a mistake. */
const blocks = z.strictObject({
  terraform: one,
  locals: one,
  moved: one,
  import: one,
  removed: one,
  provider: labelled,
  variable: labelled,
  output: labelled,
  module: labelled,
  check: labelled,
  resource: typed,
  data: typed,
  ephemeral: typed,
});

/** The blocks of one `.tftest.hcl` file. */
const testBlocks = z.strictObject({
  test: one,
  variables: one,
  provider: labelled,
  mock_provider: labelled,
  override_resource: one,
  override_data: one,
  override_module: one,
  run: labelled,
});

/** Content of a block. */
export type Body = z.infer<typeof body>;
export type Blocks = z.infer<typeof blocks>;
export type TestBlocks = z.infer<typeof testBlocks>;

/** Parses a `.tf` file by HashiCorp's parser; expressions are kept as text (`${…}`). */
export async function readBlocks(file: string): Promise<Blocks> {
  return blocks.parse(await parseHcl(file, await readFile(file, 'utf8')));
}

/** Parses a `.tftest.hcl` file. */
export async function readTestBlocks(file: string): Promise<TestBlocks> {
  return testBlocks.parse(await parseHcl(file, await readFile(file, 'utf8')));
}

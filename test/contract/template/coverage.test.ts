import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { allFiles, checks, filesOf, templates } from '../../template/checks.ts';

/* Nothing that users copy is outside a check, and each check is one that is made. */

const names = Object.keys(checks) as (keyof typeof checks)[]; // the keys are those, nothing widened it

describe('what users copy', () => {
  it('is in a check, file by file', async () => {
    const checked = new Set((await Promise.all(names.map(filesOf))).flat());
    const outside = (await allFiles()).filter((file) => !checked.has(file));
    expect(outside.map((file) => path.relative(templates, file))).toEqual([]);
  });

  it.each(names)('is there to be checked: %s', async (name) => {
    const found = await filesOf(name);
    expect(found.length).toBeGreaterThan(0);
  });

  it.each(names)('has a test that makes its check: %s', async (name) => {
    const text = await readFile(path.resolve(import.meta.dirname, '../..', checks[name].test), 'utf8');
    expect(text).toMatch(/\b(it|describe)(\.each)?\(/);
  });
});

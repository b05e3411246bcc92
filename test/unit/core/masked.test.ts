import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { redact, rememberMasked } from '../../../src/core/masked.ts';
import { createSummary } from '../../../src/core/summary.ts';

it('hides on pages what the runner hides in its log, and no part of a longer secret stays', async () => {
  rememberMasked('hunter2');
  rememberMasked('hunter2-and-more');
  expect(redact('a hunter2-and-more, a hunter2')).toBe('a ***, a ***');
  rememberMasked('later');
  expect(redact('sooner or later')).toBe('sooner or ***');
  const dir = await mkdtemp(path.join(os.tmpdir(), 'masked-'));
  const file = path.join(dir, 'summary.md');
  await createSummary(file, redact).code('+ password: hunter2', 'diff').write();
  expect(await readFile(file, 'utf8')).toContain('+ password: ***');
  await rm(dir, { recursive: true, force: true });
});

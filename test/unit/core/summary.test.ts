import { mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { rememberMasked } from '../../../src/core/masked.ts';
import { codeSpan, createSummary, escapeMarkdown, summaryLimit } from '../../../src/core/summary.ts';

it('writes headings, tables and fences that contain fences', async () => {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'summary-')), 'summary.md');
  await createSummary(file)
    .heading('Push')
    .table([
      ['a', 'b'],
      ['1', '2'],
    ])
    .code('x\n```\ny', 'text')
    .write();
  expect(await readFile(file, 'utf8')).toBe(
    '## Push\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n````text\nx\n```\ny\n````\n\n',
  );
});

it('cuts visibly at the limit', async () => {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'summary-')), 'summary.md');
  await createSummary(file).paragraph('é'.repeat(summaryLimit)).write();
  const text = await readFile(file, 'utf8');
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(summaryLimit);
  expect(text).toContain('**Cut here:**');
  expect(text).not.toContain('\uFFFD');
});

it('hides what is masked before it looks otherwise', () => {
  rememberMasked('a|b[c<d');
  expect(escapeMarkdown('as a|b[c<d')).toBe('as ***');
  expect(codeSpan('as a|b[c<d')).toBe('<code>as &#42;&#42;&#42;</code>');
});

it('lets data be data', () => {
  expect(codeSpan('a["*"].b_c.__d__`e` \\[f](g)')).toBe(
    '<code>a["&#42;"].b_c.&#95;&#95;d&#95;&#95;&#96;e&#96; &#92;[f&#93;(g)</code>',
  );
  expect(escapeMarkdown('<img src=x>|`a`\n@octocat')).toBe('&lt;img src=x&gt;\\|\\`a\\` @\u200boctocat');
  expect(escapeMarkdown('![x](https://tracker.example) \\| \\`')).toBe(
    '!\\[x](https://tracker.example) \\\\\\| \\\\\\`',
  );
});

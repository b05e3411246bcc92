import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesOf, templates } from '../../template/checks.ts';

const files = await filesOf('controls name what is there');
const security = path.join(templates, 'delivery-platform/security');
const texts = new Map(
  await Promise.all(
    files.map(async (file) => [path.relative(security, file), await readFile(file, 'utf8')] as const),
  ),
);
const links = (text: string) =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target));
/** A heading as GitHub anchors it. */
const anchors = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );

function dead(file: string, text: string): string[] {
  return links(text).filter((target) => {
    const [name = '', anchor] = target.split('#');
    const found = path.resolve(security, path.dirname(file), name);
    // What a team copies is the platform's directory: nothing may point out of it.
    if (!found.startsWith(path.join(templates, 'delivery-platform')) || !existsSync(found)) return true;
    const there = texts.get(path.relative(security, found));
    return anchor !== undefined && !(there !== undefined && anchors(there).includes(anchor));
  });
}

describe('the security documents', () => {
  it.each([...texts])('%s links only what is there', (file, text) => {
    expect(dead(file, text)).toEqual([]);
  });

  it('would not pass with a link to nothing', () => {
    expect(
      dead('controls/soc2.md', 'see [a](../opa) and [b](../opas) and [c](../README.md#no-such-heading)'),
    ).toEqual(['../opas', '../README.md#no-such-heading']);
  });

  it.each(['soc2', 'iso-27001', 'gdpr', 'pci-dss'])(
    'map each control of %s to a file or to people',
    (name) => {
      const rows = (texts.get(`controls/${name}.md`) ?? '')
        .split('\n')
        .filter(
          (line) =>
            /^\| (?!-|criterion|control |article |requirement )/.test(line) && !line.startsWith('|---'),
        );
      expect(rows.length).toBeGreaterThan(10);
      for (const row of rows) {
        const [, control = '', met = '', people = '', ...rest] = row.split('|').map((cell) => cell.trim());
        expect([row, rest]).toEqual([row, ['']]);
        expect(control).toMatch(/\d/);
        expect([row, met !== '' || people !== '']).toEqual([row, true]);
      }
    },
  );

  it('name every folder in the first page', () => {
    const readme = texts.get('README.md') ?? '';
    const folders = [
      'pod-security',
      'rbac',
      'network-policies',
      'data-classification',
      'opa',
      'admission',
      'falco',
      'vault',
    ];
    for (const folder of folders)
      expect(links(readme).some((target) => target.startsWith(folder))).toBe(true);
  });
});

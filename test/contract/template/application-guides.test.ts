import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { filesOf, templates } from '../../template/checks.ts';

const platform = path.join(templates, 'delivery-platform');
const guides = (await filesOf('guides of the application')).map(
  (file) => [path.relative(templates, file), file] as const,
);

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
/** As GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(/\s/g, '-');

describe.each(guides)('%s', (_, file) => {
  it('links to what is there', async () => {
    const text = await readFile(file, 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [place = '', anchor] = target.split('#');
      const linked = place === '' ? file : path.resolve(path.dirname(file), place);
      expect([target, await exists(linked)]).toEqual([target, true]);
      if (anchor === undefined) continue;
      const headings = [...(await readFile(linked, 'utf8')).matchAll(/^#+ (.+)$/gm)];
      expect(headings.map(([, heading = '']) => anchorOf(heading))).toContain(anchor);
    }
  });

  it('names files as they are called', async () => {
    const text = await readFile(file, 'utf8');
    const named = text.matchAll(/\b((?:functions|helm-charts|scaling|infrastructure|rbac)\/[\w./-]+)\b/g);
    // Names in capitals stand for several; build/ is what a reader makes.
    for (const [, name = ''] of named) {
      if (/[A-Z]{3}|\/build\//.test(name)) continue;
      expect([name, await exists(path.join(platform, name))]).toEqual([name, true]);
    }
  });

  it('shows values that the chart has', async () => {
    const text = await readFile(file, 'utf8');
    const values = parse(
      await readFile(path.join(platform, 'helm-charts/delivery-platform/values.yaml'), 'utf8'),
    );
    for (const [, name = ''] of text.matchAll(
      /`((?:defaults|keys|metrics|tracing|route|networkPolicy|spot)\.[\w.]+)/g,
    )) {
      const found = name.split('.').reduce((value, key) => value?.[key], values);
      expect([name, found !== undefined]).toEqual([name, true]);
    }
  });

  it('shows examples that can be read', async () => {
    const text = await readFile(file, 'utf8');
    for (const [, language, block = ''] of text.matchAll(/^```(json|ya?ml)\n([\s\S]*?)^```$/gm)) {
      if (language === 'json') JSON.parse(block);
      else for (const document of parseAllDocuments(block)) expect(document.errors).toEqual([]);
    }
  });
});

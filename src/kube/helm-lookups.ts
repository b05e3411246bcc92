import { cp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where a chart asks the cluster for something: nowhere, in some templates that stand for themselves (files below the
 * chart), or perhaps anywhere.
 */
export type Lookups = 'nowhere' | 'anywhere' | readonly string[];

/** What another template, or a value, may make of a template's work. */
const entangling = [
  // Templates rendered within others, as for a checksum of what they render.
  /Template\.BasePath/,
  // Shared values changed on the way. New dictionaries are nobody else's.
  /\b(?:set|unset|merge\w*|mustMerge\w*)\s+(?:[.$]|\((?!dict\b|deepCopy\b|mustDeepCopy\b))/,
];

/** Finds lookups in a chart and in its values (`tpl` may render those). A packed subchart may have any. */
export async function findLookups(chart: string, values: readonly string[]): Promise<Lookups> {
  const texts = await Promise.all(values.map((file) => readFile(file, 'utf8')));
  let isEntangled = texts.some(asks);
  const asking: string[] = [];
  for (const entry of await readdir(chart, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /^(NOTES\.txt|.*\.md)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = entry.name.endsWith('.tgz') ? 'lookup' : await readFile(file, 'utf8');
    isEntangled ||= isTemplate(file) && entangling.some((pattern) => pattern.test(text));
    if (asks(text)) asking.push(path.relative(chart, file));
  }
  if (asking.length === 0 && !texts.some(asks)) return 'nowhere';
  return isEntangled || !asking.every(standsAlone) ? 'anywhere' : asking;
}

const asks = (text: string): boolean => /\blookup\b/.test(text);
const isTemplate = (file: string): boolean => /\.(ya?ml|tpl|txt)$/.test(file);
const standsAlone = (file: string): boolean =>
  /(^|\/)templates\//.test(file) && /\.ya?ml$/.test(file) && !path.basename(file).startsWith('_');

/** Copies a chart without its templates and CRDs but the given ones and the helpers; returns the copy. */
export async function onlyTemplates(
  chart: string,
  kept: readonly string[],
  workspace: string,
): Promise<string> {
  const copy = path.join(workspace, 'asking');
  await cp(chart, copy, {
    recursive: true,
    filter: (from) => {
      const file = path.relative(chart, from);
      return !/(^|\/)crds(\/|$)/.test(file) && (!standsAlone(file) || kept.includes(file));
    },
  });
  return copy;
}

/** What Helm rendered, without the documents of the given templates. */
export const withoutTemplates = (rendered: string, templates: readonly string[]): string =>
  rendered
    .split(/^---$/m)
    .filter((document) => !templates.includes(sourceOf(document)))
    .join('---');

/** The template a document came from, below the chart: Helm puts the chart's name before it. */
export const sourceOf = (document: string): string => /^# Source: [^/\s]+\/(\S+)/m.exec(document)?.[1] ?? '';

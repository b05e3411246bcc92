import { cp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where a chart asks the cluster for something: nowhere, in some templates that stand for themselves (files below the
 * chart), or perhaps anywhere.
 */
export type Lookups = 'nowhere' | 'anywhere' | readonly string[];

/** A text that Helm may render, by its place below the chart; without one for a packed subchart, which may hold anything. */
interface Renderable {
  readonly file: string;
  readonly text: string | undefined;
}

/** What another template, or a value, may make of a template's work. */
const entangling = [
  // Templates rendered within others, as for a checksum of what they render.
  /\.Template\b/,
  /\b(?:include|template)\s+(?:[($.`]|"[^"]*\.ya?ml")/,
  // Shared values changed on the way. New dictionaries are nobody else's, but what they hold may be.
  /\b(?:set|unset)\s+(?:\.|\$(?!\w+\s)|\((?!dict\b|deepCopy\b|mustDeepCopy\b))/,
  /\b(?:merge\w*|mustMerge\w*)\s+(?:[.$]|\((?!dict\b|deepCopy\b|mustDeepCopy\b))/,
];

/** Whether a text sets entries of a variable that holds anything but a dictionary made there. */
function setsForeign(text: string): boolean {
  return [...text.matchAll(/\b(?:set|unset)\s+\$(\w+)/g)].some(([, name]) => {
    const given = [...text.matchAll(new RegExp(`\\$${name}\\s*(?:,\\s*\\$\\w+\\s*)?:?=\\s*([^}]*)`, 'g'))];
    return (
      given.length === 0 || !given.every(([, value = '']) => /^(?:dict|deepCopy|mustDeepCopy)\b/.test(value))
    );
  });
}

/** Finds lookups in a chart and in its values, which `tpl` may render. */
export async function findLookups(chart: string, values: readonly string[]): Promise<Lookups> {
  const all = await renderables(chart, values);
  const asking = all.filter(asks);
  if (asking.length === 0) return 'nowhere';
  const isEntangled = all.some(
    ({ text = '' }) => entangling.some((pattern) => pattern.test(text)) || setsForeign(text),
  );
  // Helm names the templates of subcharts by chart or alias, not by directory.
  const isOwn = ({ file }: Renderable) => file.startsWith('templates/');
  return isEntangled || !asking.every(isOwn) || asking.some(isShared)
    ? 'anywhere'
    : asking.map(({ file }) => file);
}

/** Templates, of subcharts too, that ask the cluster for something; undefined where what asks may be part of others. */
export async function askingTemplates(
  chart: string,
  values: readonly string[],
): Promise<string[] | undefined> {
  const asking = (await renderables(chart, values)).filter(asks);
  return asking.some(isShared) ? undefined : asking.map(({ file }) => file);
}

async function renderables(chart: string, values: readonly string[]): Promise<Renderable[]> {
  const entries = await readdir(chart, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !/^(NOTES\.txt|.*\.md)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    [...files, ...values].map(async (file) => ({
      file: path.relative(chart, file),
      text: file.endsWith('.tgz') ? undefined : await readFile(file, 'utf8'),
    })),
  );
}

/** The function has arguments; the word alone is just a word. */
const asks = ({ text }: Renderable): boolean => text === undefined || /\blookup\s+["'`\\($.]/.test(text);

const isShared = ({ file, text }: Renderable): boolean =>
  !isPlainTemplate(file) || text === undefined || /\{\{-?\s*(?:define|block)\b/.test(text);

const isPlainTemplate = (file: string): boolean =>
  /(^|\/)templates\/.*\.ya?ml$/.test(file) && !path.basename(file).startsWith('_');

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
      const isDefinitions = /^(charts\/[^/]+\/)*crds(\/|$)/.test(file);
      return !isDefinitions && (!isPlainTemplate(file) || kept.includes(file));
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

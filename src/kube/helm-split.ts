import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { sourceOf } from './helm-lookups.ts';

/** A chart in two parts, for the Helm that cannot place what the chart itself defines. */
export interface SplitChart {
  /** A copy of the chart without the templates that render resources of its own CRDs. */
  readonly chart: string;
  /** What those templates rendered without asking the cluster. */
  readonly apart: readonly string[];
}

/**
 * Sets apart the templates with resources of kinds the server does not know yet, so that the rest can be rendered with
 * `lookup` answered by the cluster. Undefined where that would change what they render: where one of them, or a helper
 * that any may include, uses `lookup`. A packed subchart may.
 */
export async function splitChart(
  chart: string,
  rendered: string,
  refusal: string,
  workspace: string,
): Promise<SplitChart | 'without lookup' | undefined> {
  const asking = await filesWithLookup(chart);
  if (asking.length === 0) return 'without lookup';
  const unknown = [...refusal.matchAll(/no matches for kind "([^"]+)" in version "([^"]+)"/g)].map(
    ([, kind, version]) => `${version}/${kind}`,
  );
  const documents = rendered.split(/^---$/m);
  const sources = new Set(
    documents
      .filter((document) =>
        unknown.includes(`${fieldIn(document, 'apiVersion')}/${fieldIn(document, 'kind')}`),
      )
      .map(sourceOf),
  );
  const isHelper = (file: string) => path.basename(file).startsWith('_') || !/\.ya?ml$/.test(file);
  if (asking.some((file) => isHelper(file) || sources.has(file))) return undefined;
  const copy = path.join(workspace, 'chart');
  await cp(chart, copy, { recursive: true });
  for (const file of sources) await rm(path.join(copy, file));
  return { chart: copy, apart: documents.filter((document) => sources.has(sourceOf(document))) };
}

const fieldIn = (document: string, field: string): string | undefined =>
  new RegExp(`^${field}: *["']?([^"'\\s]+)`, 'm').exec(document)?.[1];

/** Files of a chart, below it, that ask the cluster for something or may. */
async function filesWithLookup(chart: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(chart, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const isAsking = entry.name.endsWith('.tgz')
      ? true
      : /\.(ya?ml|tpl|txt)$/.test(entry.name) && /\blookup\b/.test(await readFile(file, 'utf8'));
    if (isAsking) found.push(path.relative(chart, file));
  }
  return found;
}

import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { askingTemplates, sourceOf } from './helm-lookups.ts';

/** A chart in two parts, for the Helm that cannot place what the chart itself defines. */
export interface SplitChart {
  /** A copy of the chart without the templates that render resources of its own CRDs. */
  readonly chart: string;
  /** What those templates rendered without asking the cluster. */
  readonly apart: readonly string[];
}

/**
 * Sets apart the templates with resources of kinds the server does not know yet, so that the rest can be rendered with
 * `lookup` answered by the cluster. Undefined where that would change what they render: where one of them, or what any
 * may include, uses `lookup`. A packed subchart may.
 */
export async function splitChart(
  chart: string,
  values: readonly string[],
  rendered: string,
  refusal: string,
  workspace: string,
): Promise<SplitChart | undefined> {
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
  const asking = await askingTemplates(chart, values);
  if (asking === undefined || asking.some((file) => sources.has(file))) return undefined;
  const copy = path.join(workspace, 'chart');
  await cp(chart, copy, { recursive: true });
  // A subchart with an alias has another directory; what is left there Helm refuses once more.
  for (const file of sources) await rm(path.join(copy, file), { force: true });
  return { chart: copy, apart: documents.filter((document) => sources.has(sourceOf(document))) };
}

const fieldIn = (document: string, field: string): string | undefined =>
  new RegExp(`^${field}: *["']?([^"'\\s]+)`, 'm').exec(document)?.[1];

import { parseAllDocuments, type Tags } from 'yaml';
import { ActionError } from '../core/errors.ts';
import { at, isRecord, listAt, textAt } from './fields.ts';
import type { KubeObject } from './object.ts';

/**
 * The YAML that Kubernetes' own tools read (sigs.k8s.io/yaml): version 1.1, so that `0644` is octal and `on` is true,
 * but without sexagesimal numbers and dates, and with the last of two equal keys winning.
 */
const dialect = {
  version: '1.1',
  uniqueKeys: false,
  logLevel: 'error',
  customTags: (tags: Tags): Tags =>
    tags.filter(
      (tag) =>
        typeof tag === 'string' ||
        (!('format' in tag && tag.format === 'TIME') && !/:timestamp$/.test(tag.tag)),
    ),
} as const;

/** Objects of a multi-document YAML text, lists taken apart, empty documents left out. `CHART_INVALID`. */
export function parseManifests(text: string, source: string): KubeObject[] {
  return parseAllDocuments(text, dialect).flatMap((document) => {
    // Helm writes the template's name into each document.
    const [from, , to] = document.range;
    const file = /^# Source: (\S+)/m.exec(text.slice(from, to))?.[1] ?? source;
    const [error] = document.errors;
    if (error !== undefined) throw invalid(`${file} is not YAML: ${error.message}`);
    return objectsIn(document.toJS({ maxAliasCount: 10_000 }), file);
  });
}

function objectsIn(value: unknown, file: string): KubeObject[] {
  if (value === null || value === undefined) return [];
  if (textAt(value, 'kind')?.endsWith('List') && Array.isArray(at(value, 'items')))
    return listAt(value, 'items').flatMap((item) => objectsIn(item, file));
  for (const path of [['apiVersion'], ['kind'], ['metadata', 'name']])
    if (!textAt(value, ...path)) throw invalid(`${file} holds something without ${path.join('.')}`);
  if (!isRecord(value)) throw invalid(`${file} holds something that is no object`);
  // Shown to have what makes a Kubernetes object.
  return [value as unknown as KubeObject];
}

const invalid = (message: string) =>
  new ActionError('CHART_INVALID', message, {
    hint: 'Render it yourself to see the whole text: helm template.',
  });

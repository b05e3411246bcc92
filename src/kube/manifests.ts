import { parseAllDocuments } from 'yaml';
import { ActionError } from '../core/errors.ts';
import { at, isRecord, listAt, textAt } from './fields.ts';
import type { KubeObject } from './object.ts';
import { dialect } from './yaml-dialect.ts';

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
  if (isList(value)) return listAt(value, 'items').flatMap((item) => objectsIn(item, file));
  for (const path of [['apiVersion'], ['kind'], ['metadata', 'name']])
    if (!textAt(value, ...path)) throw invalid(`${file} holds something without ${path.join('.')}`);
  if (!isRecord(value)) throw invalid(`${file} holds something that is no object`);
  // Shown to have what makes a Kubernetes object.
  return [withoutUnsetNamespace(value as unknown as KubeObject)];
}

/** Items that are null, as a template leaves them that wrote none, are an empty list; a list itself has no name. */
function isList(value: unknown): boolean {
  if (!textAt(value, 'kind')?.endsWith('List')) return false;
  const items = at(value, 'items');
  return Array.isArray(items) || (items === null && !textAt(value, 'metadata', 'name'));
}

/** An empty namespace means none, as for Helm: a template leaves it where its value is not set. */
function withoutUnsetNamespace(object: KubeObject): KubeObject {
  const { namespace, ...metadata } = object.metadata;
  return namespace ? object : { ...object, metadata };
}

const invalid = (message: string) =>
  new ActionError('CHART_INVALID', message, {
    hint: 'Render it yourself to see the whole text: helm template.',
  });

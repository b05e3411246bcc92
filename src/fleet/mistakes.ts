import type { z } from 'zod';
import { fleet } from './fleet.ts';
import { nearest } from './nearest.ts';
import type { FleetMistake } from './references.ts';

/**
 * What the schema finds wrong, in the words of somebody who writes YAML: a value of the wrong type is told from a
 * missing one, so the issue must have come from a parse with `reportInput`.
 */
export function mistakesOf(issue: z.core.$ZodIssue): FleetMistake[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `is not a key here${guess(key, knownKeys)}`,
      }));
    case 'invalid_key':
      return issue.issues.map(({ message }) => ({ path, message: `is not a name for this; it ${message}` }));
    case 'invalid_type':
      return [{ path, message: wrongType(issue.expected, issue.input) }];
    case 'invalid_value':
      return [{ path, message: `must be ${oneOf(issue.values.map(String), issue.input)}` }];
    case 'invalid_union':
      return union(issue, path);
    default:
      return [{ path, message: said(issue.message) }];
  }
}

/** Of several shapes, the one that was meant is the one in which something is wrong further down. */
function union(issue: z.core.$ZodIssueInvalidUnion, path: FleetMistake['path']): FleetMistake[] {
  const meant = issue.errors.find((branch) => branch.some(({ path }) => path.length > 0));
  if (meant !== undefined)
    return meant.flatMap((inner) => mistakesOf({ ...inner, path: [...issue.path, ...inner.path] }));
  const kinds = 'options' in issue ? issue.options?.filter((kind) => typeof kind === 'string') : undefined;
  const [first] = issue.errors.flat();
  if (first !== undefined) return mistakesOf({ ...first, path: issue.path });
  const kind = path.at(-1);
  const given =
    typeof issue.input === 'object' && issue.input !== null && kind !== undefined
      ? Object.entries(issue.input).find(([key]) => key === String(kind))?.[1]
      : undefined;
  return [
    { path, message: `must ${kinds === undefined ? 'name a known kind' : `be ${oneOf(kinds, given)}`}` },
  ];
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys',
  record: 'a mapping of keys',
};

function wrongType(expected: string, input: unknown): string {
  if (input === undefined) return 'is required';
  if (input === null) return 'has no value';
  const wanted = typeNames[expected] ?? expected;
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
    return `must be text; without quotes YAML reads ${typeNames[typeof input]}: put it in quotes`;
  return `must be ${wanted}, not ${typeNames[Array.isArray(input) ? 'array' : typeof input] ?? 'this'}`;
}

function oneOf(known: readonly string[], given: unknown): string {
  const list = known.length === 1 ? known.join() : `one of ${known.join(', ')}`;
  return typeof given === 'string' ? `${list}${guess(given, known)}` : list;
}

function guess(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined || meant === word ? '' : `; did you mean ${meant}?`;
}

const said = (message: string): string => message.replace(/^Invalid (input|option): /, 'must be: ');

/** Every key the schema knows, for the guess after a misspelt one. */
const knownKeys = (() => {
  const keys = new Set<string>();
  const visit = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return;
    const definition = 'def' in schema ? schema.def : undefined;
    if (definition === null || typeof definition !== 'object') return;
    if ('shape' in definition && definition.shape !== null && typeof definition.shape === 'object') {
      for (const [key, value] of Object.entries(definition.shape)) {
        keys.add(key);
        visit(value);
      }
    }
    for (const inner of ['innerType', 'valueType', 'element', 'in', 'out'] as const) {
      if (inner in definition) visit((definition as Record<string, unknown>)[inner]); // `in` has proved the key
    }
    if ('options' in definition && Array.isArray(definition.options)) definition.options.forEach(visit);
  };
  visit(fleet);
  return [...keys];
})();

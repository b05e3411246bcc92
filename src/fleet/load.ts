import { readFile } from 'node:fs/promises';
import { type Document, isAlias, isMap, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Place } from '../core/log.ts';
import { type Fleet, fleet } from './fleet.ts';
import { nearest } from './nearest.ts';
import { checkReferences, type FleetMistake } from './references.ts';

export const defaultFleetFile = '.github/flotilla.yml';

/** A fleet and where its parts stand, for what is right in the file and wrong in the world. */
export interface PlacedFleet {
  readonly fleet: Fleet;
  /** Place of the key that a path of keys leads to, or of its nearest parent that is there. */
  placeOf(path: readonly (string | number)[]): Place;
}

/** Reads a fleet file. All its mistakes are reported at once, each with line and column: `FLEET_INVALID`. */
export async function loadFleet(file = defaultFleetFile): Promise<Fleet> {
  return (await loadPlacedFleet(file)).fleet;
}

/** `loadFleet` with the places of what it read. */
export async function loadPlacedFleet(file = defaultFleetFile): Promise<PlacedFleet> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ActionError('FLEET_INVALID', `The fleet file ${file} cannot be read: ${messageOf(cause)}`, {
      hint: 'Check out the repository before this step, or name the file with the input `fleet`.',
    });
  });
  return parsePlacedFleet(text, file);
}

/** `loadFleet` for text that is already there; `file` is for the messages. */
export const parseFleet = (text: string, file: string): Fleet => parsePlacedFleet(text, file).fleet;

function parsePlacedFleet(text: string, file: string): PlacedFleet {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    refuse(document.errors.map((error) => `${place(error.pos[0])}: ${error.message.split('\n')[0]}`));
  }
  const lost = lostAliases(document);
  if (lost.length > 0) {
    refuse(
      lost.map((offset) => `${place(offset)}: an unquoted * begins an alias, and nothing has that anchor`),
    );
  }
  const parsed = fleet.safeParse(contentOf(document, file));
  const mistakes = parsed.success ? checkReferences(parsed.data) : parsed.error.issues.flatMap(mistakesOf);
  if (parsed.success && mistakes.length === 0) {
    const placeOf = (path: readonly (string | number)[]) => {
      const { line, col } = lines.linePos(offsetOf(document.contents, path));
      return { file, line, column: col };
    };
    return { fleet: parsed.data, placeOf };
  }
  return refuse(
    mistakes.map(
      ({ path, message }) => `${place(offsetOf(document.contents, path))}: ${path.join('.')} ${message}`,
    ),
  );
}

/** Where aliases stand that lead nowhere, as in `tags: [*-rc]`: the parser does not count them among its errors. */
function lostAliases(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) === undefined) offsets.push(alias.range?.[0] ?? 0);
    },
  });
  return offsets;
}

function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases of aliases that would grow without end.
    return refuse([`${file}: ${messageOf(error)}`]);
  }
}

function refuse(lines: string[]): never {
  throw new ActionError('FLEET_INVALID', lines.join('\n'), {
    hint: 'Correct these lines; schema/flotilla.schema.json gives completion and checks in an editor.',
  });
}

function mistakesOf(issue: z.core.$ZodIssue): FleetMistake[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const known = nearest(key, knownKeys);
      return {
        path: [...path, key],
        message: `is not a key here${known === undefined || known === key ? '' : `; did you mean ${known}?`}`,
      };
    });
  }
  if (issue.code === 'invalid_key')
    return issue.issues.map(({ message }) => ({ path, message: `is not a name for this; it ${message}` }));
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ path, message: 'is required' }];
  if (issue.code === 'invalid_union') {
    // Of several shapes, the one that was meant is the one in which something is wrong further down.
    const meant = issue.errors.find((branch) => branch.some(({ path }) => path.length > 0));
    if (meant !== undefined)
      return meant.flatMap((inner) => mistakesOf({ ...inner, path: [...issue.path, ...inner.path] }));
    const [first] = issue.errors.flat();
    const kinds = 'options' in issue ? issue.options?.filter((kind) => typeof kind === 'string') : undefined;
    const known = kinds === undefined ? 'name a known kind' : `be one of ${kinds.join(', ')}`;
    return [{ path, message: first === undefined ? `must ${known}` : said(first.message) }];
  }
  return [{ path, message: said(issue.message) }];
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

/** Where a path stands in the document: the key of its last step, or the nearest parent that exists. */
function offsetOf(root: Node | null, path: readonly (string | number)[]): number {
  let node: Node | null | undefined = root;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isAlias(node) || !node) break;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === String(step));
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset; // parsed keys are nodes
      node = pair.value as Node | null; // and so are parsed values
    } else if ('items' in node && Array.isArray(node.items)) {
      node = node.items[Number(step)] as Node | undefined; // items of a parsed sequence are nodes
      offset = node?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

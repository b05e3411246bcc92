import { readFile } from 'node:fs/promises';
import { type Document, isAlias, isMap, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Place } from '../core/log.ts';
import { type Fleet, fleet } from './fleet.ts';
import { mistakesOf } from './mistakes.ts';
import { checkReferences } from './references.ts';

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
    const saidOf = (message: string) => message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
    refuse(document.errors.map(({ pos, message }) => `${place(pos[0])}: ${saidOf(message)}`));
  }
  const lost = lostAliases(document);
  if (lost.length > 0) {
    refuse(
      lost.map((offset) => `${place(offset)}: an unquoted * begins an alias, and nothing has that anchor`),
    );
  }
  const parsed = fleet.safeParse(contentOf(document, file), { reportInput: true });
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

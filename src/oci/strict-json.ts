/** Fields of descriptors and manifests: what Go's decoder, which most registries use, also reads in other cases. */
const fields = new Map(
  [
    ...['schemaVersion', 'mediaType', 'artifactType', 'config', 'layers', 'manifests', 'subject'],
    ...['annotations', 'digest', 'size', 'urls', 'platform', 'data'],
  ].map((field) => [fold(field), field]),
);

/**
 * Parses JSON that reads the same everywhere, and answers with a sentence on what is wrong with any other: UTF-8 only,
 * no name twice in an object, and no field that some decoders would take for another because they ignore its case.
 */
export function parseStrictJson(bytes: Uint8Array): { readonly value: unknown } | string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return 'is not UTF-8';
  }
  try {
    const value: unknown = JSON.parse(text);
    return ambiguity(text) ?? { value };
  } catch {
    return 'is not JSON';
  }
}

/** An object or array that is open at some place of the text. */
interface Open {
  /** Names read so far; undefined in an array. */
  readonly names: Set<string> | undefined;
  /** Keys of annotations are the user's own, in any case. */
  readonly free: boolean;
}

/** Goes through text that is known to be JSON; only strings and what gives them a place matter. */
function ambiguity(text: string): string | undefined {
  const open: Open[] = [];
  let name: string | undefined;
  let isName = false;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g)) {
    const top = open.at(-1);
    if (token === '{' || token === '[') {
      const free = top?.free === true || (top?.names !== undefined && name === 'annotations');
      open.push({ names: token === '{' ? new Set() : undefined, free });
      isName = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      isName = false;
    } else if (token === ',') isName = top?.names !== undefined;
    else if (isName && top?.names !== undefined) {
      name = String(JSON.parse(token));
      isName = false;
      if (top.names.has(name)) return `has ${JSON.stringify(name)} twice in one object`;
      top.names.add(name);
      const field = top.free ? undefined : fields.get(fold(name));
      if (field !== undefined && field !== name)
        return `has ${JSON.stringify(name)}, which some read as ${field}`;
    }
  }
  return undefined;
}

/** Go folds by Unicode: the Kelvin sign is a k, the long s an s. */
function fold(name: string): string {
  return name.toUpperCase().toLowerCase();
}

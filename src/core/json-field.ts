/**
 * The text at a dotted path of a JSON document: `version.commit`, `items.0.id`, `\.` for a dot inside a name.
 * Numbers and booleans as JSON writes them, objects and lists as compact JSON; undefined where there is nothing.
 */
export function jsonField(document: unknown, path: string): string | undefined {
  let value = document;
  for (const step of path.split(/(?<!\\)\./).map((part) => part.replaceAll('\\.', '.'))) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

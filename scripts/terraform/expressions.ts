/**
 * The code within a value as the HCL parser hands it out (`${…}` for an expression, text with `${…}` for a template):
 * what stands in strings is gone, what those strings interpolate is kept.
 */
export function codeOf(value: string): string {
  const code: string[] = [];
  template(value, 0, undefined, code);
  return code.join('');
}

/**
 * Every chain of names in the code, indices left out: `module.eks["a"].endpoint[0]` is `module eks endpoint`. Names
 * within an index are chains of their own.
 */
export function referencesIn(code: string): string[][] {
  return [...code.matchAll(/(?<![.\w-])[A-Za-z_][\w-]*/g)].map((head) => {
    const tail = /^(?:\s*\.\s*[A-Za-z_*][\w-]*|\[[^[\]]*\])*/.exec(code.slice(head.index + head[0].length));
    const names = (tail?.[0] ?? '').replace(/\[[^[\]]*\]/g, '').split('.');
    return [head[0], ...names.map((name) => name.trim()).filter((name) => name !== '' && name !== '*')];
  });
}

/** Every text of a parsed block: values and the keys of objects, which may be expressions too. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner)]);
}

/** Reads a template from `at` up to its closing quote, where it has one, and resolves to the place after it. */
function template(text: string, at: number, quote: string | undefined, code: string[]): number {
  let here = at;
  while (here < text.length) {
    const two = text.slice(here, here + 2);
    if (two === '$$' || two === '%%' || (quote !== undefined && text[here] === '\\')) here += 2;
    else if (two === '${' || two === '%{') here = expression(text, here + 2, code);
    else if (text[here] === quote) return here + 1;
    else here += 1;
  }
  return here;
}

/** Reads an expression up to the brace that ends it. */
function expression(text: string, at: number, code: string[]): number {
  let depth = 0;
  let here = at;
  code.push(' ');
  while (here < text.length) {
    const letter = text[here] ?? '';
    if (letter === '"') {
      here = template(text, here + 1, '"', code);
      continue;
    }
    if (letter === '}' && depth === 0) break;
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    code.push(letter);
    here += 1;
  }
  code.push(' ');
  return here + 1;
}

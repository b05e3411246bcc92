/** What a condition refers to, besides being well-formed. */
export interface References {
  readonly fields: readonly string[];
  readonly macros: readonly string[];
  /** Values of `in (…)` and its like that are bare words: names of lists, or literals. */
  readonly words: readonly string[];
}

const unary = ['exists'];
const withList = ['in', 'intersects', 'pmatch'];
const withValue = [
  ...['=', '==', '!=', '<', '<=', '>', '>='],
  ...[
    'contains',
    'icontains',
    'bcontains',
    'startswith',
    'bstartswith',
    'endswith',
    'glob',
    'iglob',
    'regex',
  ],
];

const token = /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([(),])|(==|!=|<=|>=|=|<|>)|([^\s()"',=<>!]+))/y;

interface Token {
  readonly kind: 'string' | 'mark' | 'word';
  readonly text: string;
}

/**
 * Parses a condition by the grammar of Falco's filters and returns what it refers to; throws where it is malformed.
 * Field transformers are not part of it: no rule here needs one. https://falco.org/docs/concepts/rules/conditions/
 */
export function parseCondition(text: string): References {
  const tokens = tokensOf(text);
  const found: Record<keyof References, string[]> = { fields: [], macros: [], words: [] };
  let at = 0;

  const peek = () => tokens[at];
  const isWord = (word: string) => peek()?.kind === 'word' && peek()?.text === word;
  const isMark = (mark: string) => peek()?.kind === 'mark' && peek()?.text === mark;
  function next(): Token {
    const one = tokens[at];
    if (one === undefined) throw new Error('ends too early');
    at += 1;
    return one;
  }
  function expectMark(mark: string): void {
    const one = next();
    if (one.kind !== 'mark' || one.text !== mark) throw new Error(`has ${one.text} where ${mark} belongs`);
  }

  function either(): void {
    both();
    while (isWord('or')) {
      next();
      both();
    }
  }
  function both(): void {
    one();
    while (isWord('and')) {
      next();
      one();
    }
  }
  function one(): void {
    if (isWord('not')) {
      next();
      one();
    } else if (isMark('(')) {
      next();
      either();
      expectMark(')');
    } else check();
  }
  function check(): void {
    const subject = next();
    if (subject.kind !== 'word' || ['and', 'or'].includes(subject.text))
      throw new Error(`has ${subject.text} where a field or a macro belongs`);
    const operator = peek()?.text ?? '';
    if (unary.includes(operator)) {
      next();
      found.fields.push(subject.text);
    } else if (withList.includes(operator)) {
      next();
      found.fields.push(subject.text);
      list();
    } else if (withValue.includes(operator)) {
      next();
      found.fields.push(subject.text);
      value();
    } else found.macros.push(subject.text);
  }
  function list(): void {
    expectMark('(');
    for (;;) {
      const item = next();
      if (item.kind === 'mark') throw new Error(`has ${item.text} where a value belongs`);
      if (item.kind === 'word') found.words.push(item.text);
      if (isMark(')')) break;
      expectMark(',');
    }
    expectMark(')');
  }
  function value(): void {
    const one = next();
    if (one.kind === 'mark') throw new Error(`has ${one.text} where a value belongs`);
  }

  either();
  if (at < tokens.length) throw new Error(`goes on with ${tokens[at]?.text} where it should end`);
  return found;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new Error(`cannot be read from ${text.slice(from, from + 20)}`);
    const [, string, mark, comparison, word] = match;
    if (string !== undefined) tokens.push({ kind: 'string', text: string });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else tokens.push({ kind: 'word', text: comparison ?? word ?? '' });
  }
  return tokens;
}

/** One instruction of a Dockerfile. */
export interface Instruction {
  /** In upper case. */
  readonly name: string;
  /** Everything after the name, continued lines joined. */
  readonly rest: string;
  /** Counts from 1. */
  readonly line: number;
}

/** A build stage. */
export interface Stage {
  readonly index: number;
  readonly name: string | undefined;
  /** Image or stage it starts from, variables replaced where they are known. */
  readonly base: string;
  /** Value of `--platform`, as written. */
  readonly platform: string | undefined;
  readonly line: number;
  readonly instructions: readonly Instruction[];
}

export interface Dockerfile {
  readonly stages: readonly Stage[];
  /** Defaults of the ARGs before the first FROM. */
  readonly globals: Readonly<Record<string, string>>;
}

/**
 * Reads as much of a Dockerfile as is needed to know which stage runs what: instructions, stages and their bases.
 * The grammar is that of the Dockerfile reference: escape directive, comments, continued lines, here-documents.
 */
export function parseDockerfile(text: string): Dockerfile {
  const globals: Record<string, string> = {};
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const instruction of readInstructions(text)) {
    const current = stages.at(-1);
    if (instruction.name === 'FROM') stages.push(readStage(instruction, stages.length, globals));
    else if (current !== undefined) current.instructions.push(instruction);
    else if (instruction.name === 'ARG') {
      const [, name = '', value] = /^\s*(\w+)(?:=(.*))?$/.exec(instruction.rest) ?? [];
      if (value !== undefined) globals[name] = expand(unquote(value), globals);
    }
  }
  return { stages, globals };
}

/** Replaces `$NAME`, `${NAME}` and `${NAME:-default}` by known values; an unknown name stays as it is. */
export function expand(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(
    /\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g,
    (whole, braced: string | undefined, otherwise: string | undefined, bare: string | undefined) =>
      values[braced ?? bare ?? ''] ?? otherwise ?? whole,
  );
}

function readInstructions(text: string): Instruction[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const continuation = /^#\s*escape\s*=\s*`\s*$/im.test(lines.slice(0, 5).join('\n')) ? '`' : '\\';
  const found: Instruction[] = [];
  for (let at = 0; at < lines.length; at++) {
    const start = at;
    let joined = '';
    for (; at < lines.length; at++) {
      const line = lines[at] ?? '';
      if (/^\s*(#|$)/.test(line)) {
        if (joined === '') break;
        continue; // comments and blank lines inside a continued instruction are dropped
      }
      const trimmed = line.trimEnd();
      joined += trimmed.endsWith(continuation) ? `${trimmed.slice(0, -1)} ` : trimmed;
      if (!trimmed.endsWith(continuation)) break;
    }
    const [, name, rest = ''] = /^\s*([A-Za-z]+)(?:\s+(.*))?$/s.exec(joined) ?? [];
    if (name === undefined) continue;
    found.push({ name: name.toUpperCase(), rest: rest.trim(), line: start + 1 });
    if (/^(RUN|COPY|ADD)$/i.test(name)) at = skipHereDocuments(rest, lines, at);
  }
  return found;
}

/** The index of the last line of the here-documents that an instruction opens. */
function skipHereDocuments(rest: string, lines: readonly string[], from: number): number {
  let at = from;
  for (const [, dash, , delimiter] of rest.matchAll(/(?<!<)<<(-?)(["']?)([A-Za-z_]\w*)\2/g)) {
    const end = lines.findIndex(
      (line, index) => index > at && (dash === '-' ? line.replace(/^\t+/, '') : line) === delimiter,
    );
    if (end > at) at = end;
  }
  return at;
}

function readStage({ rest, line }: Instruction, index: number, globals: Record<string, string>) {
  const words = rest.split(/\s+/);
  const flags = words.filter((word) => word.startsWith('--'));
  const [base = '', as, name] = words.filter((word) => !word.startsWith('--'));
  return {
    index,
    line,
    name: as?.toLowerCase() === 'as' ? name?.toLowerCase() : undefined,
    base: expand(unquote(base), globals),
    platform: flags.find((flag) => flag.startsWith('--platform='))?.slice('--platform='.length),
    instructions: [] as Instruction[],
  };
}

const unquote = (text: string) => text.trim().replace(/^(["'])(.*)\1$/, '$2');

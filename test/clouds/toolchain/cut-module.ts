import { copyFile, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * What is left out of a plugin of Terraform when it is built: to compile every service of a cloud takes hours, those
 * that a template uses take minutes. What is kept is compiled from the same sources, unchanged.
 */
export interface Cut {
  /** The directory with a package for each service, below the module. */
  readonly services: string;
  readonly keep: readonly string[];
  /** Files that register services, one a line. */
  readonly registries: readonly string[];
  /** Files that make a client for each service. */
  readonly clients: readonly string[];
  /** Regular expressions of what in those files belongs to one client; the group `name` is what others call it. */
  readonly pieces: readonly string[];
  /** Regular expression of how code asks for a client, with the group `name` alike. */
  readonly asks: string;
}

/** What takes part in no build, and is most of the files. */
const ballast = new Set(['docs', 'examples', 'testdata', 'website', 'acctest']);

/** Copies a Go module that is a program, without the services that are not kept and the clients only those need. */
export async function cutModule(from: string, to: string, cut: Cut): Promise<void> {
  await copyModule(from, to);
  for (const file of cut.registries) await rewrite(to, file, (text) => withoutServices(text, cut));
  const used = await clientsAskedFor(to, cut);
  for (const file of cut.clients) await rewrite(to, file, (text) => withoutClients(text, cut, used));
}

/** Copies a Go module, without its tests and pages. */
export async function copyModule(from: string, to: string): Promise<void> {
  const exclude = (entry: { name: string }) => ballast.has(entry.name);
  for await (const entry of glob('**/*', { cwd: from, withFileTypes: true, exclude })) {
    if (!entry.isFile() || entry.name.endsWith('_test.go')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const copy = path.join(to, path.relative(from, file));
    await mkdir(path.dirname(copy), { recursive: true });
    await copyFile(file, copy);
  }
}

async function rewrite(dir: string, name: string, change: (text: string) => string): Promise<void> {
  const file = path.join(dir, name);
  const text = change(await readFile(file, 'utf8'));
  // The cache of modules is read-only, and so are copies out of it.
  await rm(file);
  await writeFile(file, text);
}

/** A file of registrations without the imports of dropped services, and without the lines that name them. */
function withoutServices(text: string, { services, keep }: Cut): string {
  const imported = text.matchAll(new RegExp(`/${services}/(\\w+)"$`, 'gm'));
  const dropped = new Set([...imported].map(([, name = '']) => name).filter((name) => !keep.includes(name)));
  const names = (line: string) =>
    new RegExp(`/${services}/(\\w+)"$`).exec(line)?.[1] ?? /^\s+(\w+)\.\w+[({].*,$/.exec(line)?.[1] ?? '';
  return text
    .split('\n')
    .filter((line) => !dropped.has(names(line)))
    .join('\n');
}

/** A file of clients without those that are used nowhere, and without the imports that only those needed. */
function withoutClients(text: string, { pieces }: Cut, used: ReadonlySet<string>): string {
  let gone = '';
  const kept = pieces.reduce(
    (rest, piece) =>
      rest.replace(new RegExp(piece, 'gms'), (found: string, name: string) => {
        if (used.has(name)) return found;
        gone += found;
        return '';
      }),
    text,
  );
  return kept.replace(
    /^\t(?:(\w+) )?"([^"]+)"\n/gm,
    (line: string, alias: string | undefined, of: string) => {
      const uses = new RegExp(`\\b${alias ?? path.posix.basename(of)}\\.`);
      return uses.test(gone) && !uses.test(kept) ? '' : line;
    },
  );
}

/** The clients that are asked for in packages which the program imports, but through its clients. */
async function clientsAskedFor(dir: string, cut: Cut): Promise<Set<string>> {
  const [, module = ''] = /^module (\S+)$/m.exec(await readFile(path.join(dir, 'go.mod'), 'utf8')) ?? [];
  const asked = new Set<string>();
  const seen = new Set(['']);
  for (const pkg of seen) {
    // Generators import packages that were left out; the compiler would say so of anything it needs.
    for await (const entry of glob('*.go', { cwd: path.join(dir, pkg) })) {
      const file = path.posix.join(pkg, entry);
      let text = await readFile(path.join(dir, file), 'utf8');
      if (cut.clients.includes(file))
        text = cut.pieces.reduce((rest, piece) => rest.replace(new RegExp(piece, 'gms'), ''), text);
      for (const [, name = ''] of text.matchAll(new RegExp(cut.asks, 'g'))) asked.add(name);
      if (cut.clients.includes(file)) continue;
      for (const [, of = ''] of text.matchAll(/^(?:import|\t)\s*(?:\w+ )?"([^"]+)"$/gm))
        if (of.startsWith(`${module}/`)) seen.add(of.slice(module.length + 1));
    }
  }
  return asked;
}

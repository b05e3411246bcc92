import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../scripts/run-tool.ts';

export interface Import {
  /** What is imported: a file below src/ (`core/errors.ts`) or a package. */
  readonly target: string;
  /** Erased before anything runs. */
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** Path below src/. */
  readonly name: string;
  /** First folder below src/; empty for a file that lies in none. */
  readonly folder: string;
  readonly lines: number;
  /** The text without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** Every TypeScript file below src/ with what it imports. */
export async function readSources(): Promise<SourceFile[]> {
  const base = path.join(root, 'src');
  const names = (await readdir(base, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(base, name), 'utf8');
      const code = withoutComments(text);
      const [folder = ''] = path.dirname(name).split('/');
      return {
        name,
        folder: folder === '.' ? '' : folder,
        lines: text.split('\n').length - 1,
        code,
        imports: importsOf(name, code),
      };
    }),
  );
}

/** Block comments, and line comments at the start of a line or after white space (an address has none before `//`). */
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1');

function importsOf(name: string, code: string): Import[] {
  const statements = code.matchAll(/^(?:import|export)\s(type\s)?(?:[^;'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm);
  const calls = code.matchAll(/\bimport\(['"]([^'"]+)['"]\)/g);
  return [
    ...[...statements].map(([, type, target = '']) => ({ target, typeOnly: type !== undefined })),
    ...[...calls].map(([, target = '']) => ({ target, typeOnly: false })),
  ].map(({ target, typeOnly }) => ({
    target: target.startsWith('.') ? path.join(path.dirname(name), target) : target,
    typeOnly,
  }));
}

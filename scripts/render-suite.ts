import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './run-tool.ts';

export interface RenderOptions {
  /** `OWNER/REPO` the copy will be served as. */
  readonly self: string;
  /** Branch, tag or commit it will be called by. */
  readonly ref: string;
  /** Directory to write; made if it is not there. */
  readonly out: string;
}

/** What a runner downloads for a `uses:`; the same set .gitattributes leaves in the archive. */
const parts = ['actions', 'dist', '.github/workflows', 'LICENSE'];

/**
 * Copies the suite with every `uses: $/PATH` written as `uses: SELF/PATH@REF`, and `queue` of a concurrency group,
 * which the same runners do not know, turned into a comment. Line numbers stay.
 */
export async function render({ self, ref, out }: RenderOptions): Promise<void> {
  if (!/^[\w.-]+\/[\w.-]+$/.test(self)) throw new Error(`${self} is not OWNER/REPO`);
  if (!/^[\w./-]+$/.test(ref)) throw new Error(`${ref} is not a ref`);
  await mkdir(out, { recursive: true });
  for (const part of parts) {
    await cp(path.join(root, part), path.join(out, part), {
      recursive: true,
      filter: (source) => !path.basename(source).startsWith('.') || path.basename(source) === '.github',
    });
  }
  for (const file of await readdir(out, { recursive: true })) {
    if (!/\.ya?ml$/.test(file)) continue;
    const at = path.join(out, file);
    const text = await readFile(at, 'utf8');
    const absolute = text.replace(/(\buses: +["']?)\$\/([^\s"'#]+)/g, `$1${self}/$2@${ref}`);
    await writeFile(at, absolute.replace(/^( +)(queue: max\b)/gm, '$1# $2'));
  }
}

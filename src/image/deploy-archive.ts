import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { ActionError } from '../core/errors.ts';

/** A file of the archive that is not in the repository. */
export interface PackedFile {
  /** Path within the archive. */
  readonly name: string;
  readonly content: Buffer;
  readonly executable: boolean;
}

/**
 * Packs directories and files into a tar.gz under their paths from the root of the repository, and `more` beside them.
 * The same content gives the same bytes: sorted names, no times, no owners, only the executable bit of a mode. Returns
 * its digest. `CHART_INVALID` where a path is missing, a symbolic link or something else that is no file.
 */
export async function packDeployArchive(
  workspace: string,
  paths: readonly string[],
  target: string,
  more: readonly PackedFile[] = [],
): Promise<string> {
  const files = new Map<string, number>();
  for (const entry of paths) await collect(workspace, path.posix.normalize(entry).replace(/\/$/, ''), files);
  const read = [...files].map(([name, mode]) => ({
    ...{ name, mode },
    content: () => readFile(path.join(workspace, name)),
  }));
  const given = more.map(({ name, content, executable }) => ({
    ...{ name, mode: executable ? 0o755 : 0o644 },
    content: async () => content,
  }));
  const archive = pack();
  const packed = buffer(archive);
  for (const { name, mode, content } of [...read, ...given].sort((a, b) => (a.name < b.name ? -1 : 1)))
    archive.entry({ name, mode, uid: 0, gid: 0, mtime: new Date(0), type: 'file' }, await content());
  archive.finalize();
  const bytes = gzipSync(await packed, { level: 9 });
  await writeFile(target, bytes);
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

async function collect(workspace: string, name: string, into: Map<string, number>): Promise<void> {
  const found = await lstat(path.join(workspace, name)).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR';
    throw new ActionError(
      'CHART_INVALID',
      `${name} ${missing ? 'is not in the repository' : 'cannot be read'}`,
      {
        hint: `Correct \`deploy\` in the fleet file, whose paths start at the root of the repository, or commit ${name}.`,
        cause: missing ? undefined : cause,
      },
    );
  });
  if (found.isDirectory()) {
    const names = await readdir(path.join(workspace, name));
    for (const inner of names) await collect(workspace, path.posix.join(name, inner), into);
  } else if (found.isFile()) into.set(name, found.mode & 0o100 ? 0o755 : 0o644);
  else
    throw new ActionError('CHART_INVALID', `${name} is neither a file nor a directory`, {
      hint: 'Replace symbolic links by copies: a release must hold all it is deployed with.',
    });
}

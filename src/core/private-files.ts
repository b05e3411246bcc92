import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes contents that a program reads by variables which name a file, for its owner alone, into a private directory.
 * Variable → content becomes variable → path.
 */
export async function privateFiles(
  files: Readonly<Record<string, string>>,
  directory: string,
): Promise<Record<string, string>> {
  const written = await Promise.all(
    Object.entries(files).map(async ([variable, content]) => {
      const file = path.join(directory, variable.toLowerCase());
      await writeFile(file, content, { mode: 0o600 });
      return [variable, file] as const;
    }),
  );
  return Object.fromEntries(written);
}

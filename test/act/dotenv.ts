import { writeFile } from 'node:fs/promises';

/**
 * Writes values as the runner's files of variables and secrets want them, readable by this user only: unlike an
 * argument, a file is not visible to every process. Single quotes keep a value as it is.
 */
export async function writeDotenv(file: string, values: Readonly<Record<string, string>>): Promise<string> {
  const lines = Object.entries(values).map(([name, value]) => {
    if (value.includes("'") || value.includes('\n'))
      throw new Error(`${name}: quotes and line breaks cannot be passed`);
    return `${name}='${value}'\n`;
  });
  await writeFile(file, lines.join(''), { mode: 0o600 });
  return file;
}

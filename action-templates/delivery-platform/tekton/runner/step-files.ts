import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const names = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;

/** Makes the files a step writes to, empty, and returns the variables that name them. */
export async function stepFiles(directory: string): Promise<Record<(typeof names)[number], string>> {
  const file = async (name: (typeof names)[number]) => {
    const place = path.join(directory, name.toLowerCase());
    await writeFile(place, '', { mode: 0o600 });
    return place;
  };
  const [output, state, env, search, summary] = await Promise.all(names.map(file));
  return {
    GITHUB_OUTPUT: output ?? '',
    GITHUB_STATE: state ?? '',
    GITHUB_ENV: env ?? '',
    GITHUB_PATH: search ?? '',
    GITHUB_STEP_SUMMARY: summary ?? '',
  };
}

/** What a step wrote: NAME=VALUE, or NAME<<DELIMITER, lines, DELIMITER. */
export async function readValues(file: string): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  const lines = (await readFile(file, 'utf8')).split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, name = '', delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    if (delimiter !== undefined) {
      const end = lines.indexOf(delimiter, at + 1);
      if (end < 0) throw new Error(`${name} is written without an end`);
      values.set(name, lines.slice(at + 1, end).join('\n'));
      at = end;
    } else if (line.includes('=')) {
      values.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1));
    }
  }
  return values;
}

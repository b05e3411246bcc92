import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { gitHost } from './start.ts';

const file = '/etc/hosts';

function marker(stack: string): string {
  return `# flotilla ${stack}`;
}

/** Lets the git server's name resolve: glibc does not know `*.localhost`. The line carries the stack's name. */
export async function addHostsLine(stack: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (text.split('\n').some((line) => line.endsWith(marker(stack)))) return;
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  await appendFile(file, `${gap}127.0.0.1 ${gitHost} ${marker(stack)}\n`);
}

/** Takes the stack's line away again. */
export async function removeHostsLine(stack: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const kept = text.split('\n').filter((line) => !line.endsWith(marker(stack)));
  // Written in place: in containers the file is a mount that cannot be replaced.
  if (kept.join('\n') !== text) await writeFile(file, kept.join('\n'));
}

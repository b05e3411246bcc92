import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './processes.ts';
import type { Process } from './stack.ts';

const patience = 30_000;

/** Polls until `probe` gives a value; fails with the end of the process's log when it ends or 30 s have passed. */
export async function waitFor<Value>(
  what: string,
  process: Process,
  probe: () => Promise<Value | undefined>,
): Promise<Value> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    const ended = !isAlive(process);
    if (ended || Date.now() > end) {
      const log = await readFile(process.log, 'utf8').catch(() => '');
      throw new Error(
        `${what} ${ended ? 'ended' : 'did not get ready in 30 s'} (${process.log}):\n${log.slice(-2000)}`,
      );
    }
    await sleep(25);
  }
}

/** Polls a URL of a process until it answers 200; resolves to the body. */
export function waitForAnswer(what: string, process: Process, url: string): Promise<string> {
  return waitFor(what, process, async () => {
    try {
      const response = await fetch(url);
      return response.ok ? await response.text() : void (await response.arrayBuffer());
    } catch {
      return undefined;
    }
  });
}

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startTime } from '../processes.ts';

/**
 * Runs `work` while no other process does the same: the holder is named in a lock file by pid and start time, so that
 * the lock of a killed process is taken over.
 */
export async function exclusively<T>(
  file: string,
  waiting: (pid: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  const me = `${process.pid} ${startTime(process.pid)}`;
  let told = false;
  for (;;) {
    try {
      await writeFile(file, me, { flag: 'wx' });
      break;
    } catch (error) {
      if (!isThere(error)) throw error;
    }
    const holder = await readFile(file, 'utf8').catch(() => undefined);
    if (holder === undefined) continue;
    const [pid, started] = holder.split(' ');
    // An empty file is a holder between creating and writing; it gets the time of one round.
    const dead = !isAlive({ name: 'holder', pid: Number(pid), log: '', ...(started ? { started } : {}) });
    if (dead && (holder !== '' || told)) await rm(file, { force: true });
    if (!told && holder !== '') waiting(Number(pid));
    told = true;
    await sleep(250);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** By its code alone: in a test's realm the class is another. */
function isThere(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
}

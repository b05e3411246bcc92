import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { requireVisible } from './cluster/node-space.ts';
import { isAlive } from './processes.ts';
import { readStack, type Stack, stackDirectory, stateRoot } from './stack.ts';
import { startStack } from './start-stack.ts';
import { exclusively } from './toolchain/exclusive.ts';
import { toolchain } from './toolchain/index.ts';
import type { Task } from './toolchain/tool.ts';
import { endStack, removeTraces } from './traces.ts';

export interface UpOptions {
  /** Name of the stack; `default` where there is but one. */
  readonly name?: string;
  /** Whose tools are made first. */
  readonly task?: Task;
  readonly say?: (text: string) => void;
}

/**
 * Brings the three clouds up, or finds them up. What an earlier crash left of the same stack is removed first. On a
 * failure everything that was started ends again; the directory stays for its logs, and the error names it.
 */
export async function up(options: UpOptions = {}): Promise<Stack> {
  const { name = 'default', task = 'demo', say = console.error } = options;
  if (process.getuid?.() !== 0)
    throw new Error('The local clouds need root: they make namespaces and interfaces');
  const { bin } = await toolchain(task);
  const dir = stackDirectory(name);
  requireVisible(dir);
  const waiting = (pid: number) => say(`clouds: waiting for process ${pid}, which works on ${name}`);
  return exclusively(path.join(stateRoot(), `${name}.lock`), waiting, async () => {
    const running = await readStack(name);
    if (running?.processes.every(isAlive)) return running;
    await removeTraces(name, dir);
    await mkdir(dir, { recursive: true, mode: 0o700 });
    try {
      return await startStack(name, dir, bin, say);
    } catch (cause) {
      await endStack(name, dir);
      throw new Error(`The local clouds did not come up; their logs are in ${dir}`, { cause });
    }
  });
}

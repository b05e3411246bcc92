import { rmdir } from 'node:fs/promises';
import path from 'node:path';
import { stackDirectory, stateRoot } from './stack.ts';
import { exclusively } from './toolchain/exclusive.ts';
import { removeTraces } from './traces.ts';

/** Removes a stack and everything it has on the machine; a stack that is not up, or only half, is no error. */
export async function down(name = 'default', say: (text: string) => void = console.error): Promise<void> {
  const waiting = (pid: number) => say(`clouds: waiting for process ${pid}, which works on ${name}`);
  await exclusively(path.join(stateRoot(), `${name}.lock`), waiting, () =>
    removeTraces(name, stackDirectory(name)),
  );
  // Where no other stack is left, the root goes too.
  await rmdir(stateRoot()).catch(() => {});
}

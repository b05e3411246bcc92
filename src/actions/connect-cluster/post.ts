import { rm } from 'node:fs/promises';
import type { Context } from '../../core/context.ts';

/** Removes the kubeconfig and the session that its credential plugin reads. */
export async function post({ state }: Context): Promise<void> {
  const directory = state.read('directory');
  if (directory !== undefined) await rm(directory, { recursive: true, force: true });
}

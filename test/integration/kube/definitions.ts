import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ControlPlane } from './control-plane.ts';

/**
 * Brings kinds into a cluster by their definitions, files beside the toolchain's programs. By kubectl: not every
 * project's YAML is one that a strict parser takes.
 */
export async function define(
  { dir }: Pick<ControlPlane, 'dir'>,
  bin: string,
  files: readonly string[],
): Promise<void> {
  const kubectl = (...args: string[]) =>
    promisify(execFile)(path.join(bin, 'kubectl'), ['--kubeconfig', path.join(dir, 'kubeconfig'), ...args]);
  const given = files.flatMap((file) => ['-f', path.join(bin, file)]);
  await kubectl('create', ...given);
  await kubectl('wait', '--for=condition=Established', '--timeout=30s', ...given);
}

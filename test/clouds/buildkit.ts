import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { until } from './cluster/api.ts';
import type { Surroundings } from './cluster/control-plane.ts';
import { startDetached } from './processes.ts';

/** Longest path of a Unix socket. */
const socketLimit = 107;

/** Starts BuildKit in a mount namespace of its own, so that no mount outlives it; resolves to its address. */
export async function startBuildkit(dir: string, around: Surroundings): Promise<string> {
  const work = path.join(dir, 'buildkit');
  await mkdir(work, { recursive: true, mode: 0o700 });
  const socket = path.join(work, 'buildkitd.sock');
  if (socket.length > socketLimit) {
    throw new Error(`${socket} is too long for a socket; set FLOTILLA_STATE to a shorter directory`);
  }
  const started = await startDetached({
    name: 'buildkitd',
    argv: [
      ...(['unshare', '--mount', path.join(around.bin, 'buildkitd'), '--config', '/dev/null'] as const),
      ...['--root', path.join(work, 'root'), '--addr', `unix://${socket}`, '--containerd-worker=false'],
      // The host's network needs no plugins, and reaches the mirror.
      ...['--oci-worker-net=host', '--oci-worker-snapshotter=overlayfs', '--oci-worker-binary=runc'],
      ...['--oci-worker-platform=linux/amd64', '--oci-worker-platform=linux/arm64'],
    ],
    env: around.env,
    cwd: work,
    logs: path.join(dir, 'logs'),
  });
  await around.started(started);
  await until('BuildKit', 30, () => Promise.resolve(existsSync(socket)));
  return `unix://${socket}`;
}

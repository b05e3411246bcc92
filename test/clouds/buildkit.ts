import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from './cluster/api.ts';
import type { Surroundings } from './cluster/control-plane.ts';
import { builderGroup } from './cluster/plan.ts';
import { startDetached } from './processes.ts';

/** Longest path of a Unix socket. */
const socketLimit = 107;

/** Gives BuildKit and its runc a /run of their own, where both keep their state. */
const withOwnRun = 'mount --bind "$1" /run && shift && exec "$@"';

/** Starts BuildKit in a mount namespace of its own, so that no mount outlives it; resolves to its address. */
export async function startBuildkit(dir: string, around: Surroundings): Promise<string> {
  const work = path.join(dir, 'buildkit');
  const run = path.join(work, 'run');
  await mkdir(run, { recursive: true, mode: 0o700 });
  const socket = path.join(work, 'buildkitd.sock');
  if (socket.length > socketLimit) {
    throw new Error(`${socket} is too long for a socket; set FLOTILLA_STATE to a shorter directory`);
  }
  const config = path.join(work, 'buildkitd.toml');
  await writeFile(
    config,
    `${configuration(path.join(work, 'root'), socket, builderGroup(dir)).join('\n')}\n`,
  );
  const started = await startDetached({
    name: 'buildkitd',
    argv: [
      ...(['unshare', '--mount', 'sh', '-c', withOwnRun, 'sh', run] as const),
      ...[path.join(around.bin, 'buildkitd'), '--config', config],
    ],
    env: around.env,
    cwd: work,
    logs: path.join(dir, 'logs'),
  });
  await around.started(started);
  await until('BuildKit', 60, around, () => Promise.resolve(existsSync(socket)));
  return `unix://${socket}`;
}

function configuration(root: string, socket: string, cgroup: string): string[] {
  return [
    `root = "${root}"`,
    '[grpc]',
    `  address = ["unix://${socket}"]`,
    '[worker.containerd]',
    '  enabled = false',
    '[worker.oci]',
    '  enabled = true',
    '  platforms = ["linux/amd64", "linux/arm64"]',
    '  snapshotter = "overlayfs"',
    '  binary = "runc"',
    // The host's network needs no plugins, and reaches the mirror.
    '  networkMode = "host"',
    `  defaultCgroupParent = "${cgroup}"`,
  ];
}

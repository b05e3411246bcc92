import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { baseImage } from './base-image/build.ts';
import { pushLayout } from './base-image/push-layout.ts';
import { until } from './cluster/api.ts';
import type { Surroundings } from './cluster/control-plane.ts';
import { freePorts } from './free-ports.ts';
import { advisories, pauseImage } from './mirror-images.ts';
import { startDetached } from './processes.ts';

/** The plain registry of a stack and what it holds. */
export interface Mirror {
  /** host:port, http. */
  readonly address: string;
  readonly pauseImage: string;
  /** The two-architecture Node base, by digest. */
  readonly baseImage: string;
}

/** Starts the mirror and fills it: the pause image, the Node base and the advisory database. */
export async function startMirror(
  dir: string,
  around: Surroundings,
  say: (text: string) => void,
): Promise<Mirror> {
  const work = path.join(dir, 'mirror');
  await mkdir(work, { recursive: true });
  const [port] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const server = await startDetached({
    name: 'mirror',
    argv: [path.join(around.bin, 'registry-server'), address],
    env: around.env,
    cwd: work,
    logs: path.join(dir, 'logs'),
  });
  await around.started(server);
  await until('the mirror', 30, around, async () => (await fetch(`http://${address}/v2/`)).ok);
  const [pause, base, database] = await Promise.all([
    pauseImage(work, around.bin),
    baseImage(say),
    advisories(work, around.bin),
  ]);
  await Promise.all([
    pushLayout(address, 'pause', '1', pause),
    pushLayout(address, 'trivy-db', '2', database),
  ]);
  const digest = await pushLayout(address, 'node', '24', base);
  return { address, pauseImage: `${address}/pause:1`, baseImage: `${address}/node@${digest}` };
}

import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDetached } from '../processes.ts';
import type { Process } from '../stack.ts';
import { command } from '../toolchain/command.ts';
import type { Surroundings } from './control-plane.ts';
import type { ClusterPlan } from './plan.ts';

type Argv = readonly [string, ...string[]];

/**
 * The namespaces of one cluster's node. Its mount namespace gives kubelet and containerd their fixed paths (/run,
 * /var/lib, /var/log, /opt) for themselves and takes every mount with it when its last process ends; its network
 * namespace holds the pods' links, the Services' rules and cluster DNS.
 */
export interface NodeSpace {
  readonly holder: Process;
  /** The command line that runs a program with the node's files, on the host's network. */
  readonly onNode: (argv: Argv) => Argv;
  /** The same on the cluster's network. */
  readonly onNetwork: (argv: Argv) => Argv;
}

/** Directories that belong to a node, bound over the machine's own within the node's mount namespace. */
const ownDirectories = ['/run', '/var/lib', '/var/log', '/opt'];

/** Fails when the stack's directory would be hidden from the node by its own directories. */
export function requireVisible(dir: string): void {
  const hidden = ownDirectories.find((own) => `${dir}/`.startsWith(`${own}/`));
  if (hidden !== undefined) {
    throw new Error(`A stack cannot live below ${hidden} (${dir}); set FLOTILLA_STATE to another directory`);
  }
}

/** Makes the namespaces, held open by the program `pause`, and links the cluster's network to the host. */
export async function createNodeSpace(plan: ClusterPlan, around: Surroundings): Promise<NodeSpace> {
  await mkdir(plan.dir, { recursive: true, mode: 0o700 });
  const holder = await startDetached({
    name: `${plan.cloud}-node`,
    argv: ['unshare', '--mount', '--net', path.join(around.bin, 'pause')],
    env: around.env,
    cwd: plan.dir,
    logs: path.join(plan.dir, 'logs'),
  });
  await around.started(holder);
  await ready(holder.pid);
  const enter = ['nsenter', '--target', String(holder.pid)] as const;
  const space: NodeSpace = {
    holder,
    onNode: (argv) => [...enter, '--mount', '--', ...argv],
    onNetwork: (argv) => [...enter, '--mount', '--net', '--', ...argv],
  };
  for (const directory of ownDirectories) {
    const own = path.join(plan.dir, 'node', directory);
    await mkdir(own, { recursive: true, mode: 0o755 });
    if (existsSync(directory)) await command(space.onNode(['mount', '--bind', own, directory]));
  }
  await connect(plan, space);
  return space;
}

/** unshare becomes `pause` once the namespaces are there. */
async function ready(pid: number): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
    if (name.trim() === 'pause') return;
    await sleep(10);
  }
  throw new Error(`The namespaces of a node could not be made (process ${pid}); root is needed`);
}

/** A pair of virtual interfaces; the host reaches pods and Services through it. */
async function connect({ id, network }: ClusterPlan, space: NodeSpace): Promise<void> {
  const target = String(space.holder.pid);
  const outside: Argv[] = [
    ['ip', 'link', 'add', id, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', target],
    ['ip', 'address', 'add', `${network.host}/24`, 'dev', id],
    ['ip', 'link', 'set', id, 'up'],
  ];
  const inside: Argv[] = [
    ['ip', 'link', 'set', 'lo', 'up'],
    ['ip', 'address', 'add', `${network.inside}/24`, 'dev', 'eth0'],
    ['ip', 'link', 'set', 'eth0', 'up'],
    ['ip', 'route', 'add', 'default', 'via', network.host],
    ['sysctl', '-q', '-w', 'net.ipv4.ip_forward=1'],
  ];
  const routes: Argv[] = [
    ['ip', 'route', 'add', network.pods, 'via', network.inside, 'dev', id],
    ['ip', 'route', 'add', network.services, 'via', network.inside, 'dev', id],
  ];
  for (const argv of outside) await command(argv);
  for (const argv of inside) await command(space.onNetwork(argv));
  for (const argv of routes) await command(argv);
}

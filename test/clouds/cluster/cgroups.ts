import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = '/sys/fs/cgroup';

/** True where the machine has the unified hierarchy only. */
const isUnified = () => existsSync(path.join(root, 'cgroup.controllers'));

/** The mounted hierarchies; beside those of version 1 there may be a unified one without controllers. */
function hierarchies(): string[] {
  if (isUnified()) return [root];
  const mounted = readdirSync(root).map((name) => path.join(root, name));
  return mounted.filter((dir) => existsSync(path.join(dir, 'cgroup.procs')));
}

/** Makes a cluster's cgroup in every hierarchy. */
export async function createCgroups(id: string): Promise<void> {
  for (const hierarchy of hierarchies()) {
    const group = path.join(hierarchy, id);
    await mkdir(group, { recursive: true });
    if (isUnified()) {
      const controllers = (await readFile(path.join(root, 'cgroup.controllers'), 'utf8')).trim().split(' ');
      for (const dir of [root, group]) {
        const enable = controllers.map((name) => `+${name}`).join(' ');
        await writeFile(path.join(dir, 'cgroup.subtree_control'), enable);
      }
    } else if (path.basename(hierarchy) === 'cpuset') {
      // A cpuset without processors takes no process.
      for (const file of ['cpuset.cpus', 'cpuset.mems']) {
        await writeFile(path.join(group, file), await readFile(path.join(hierarchy, file), 'utf8'));
      }
    }
  }
}

/** Ids of all processes in a cluster's cgroups: the containers, whatever became of their shims. */
export function processesIn(id: string): number[] {
  const pids = hierarchies().flatMap((hierarchy) => below(path.join(hierarchy, id)).flatMap(members));
  return [...new Set(pids)];
}

function below(dir: string): string[] {
  try {
    const entries = readdirSync(dir, { withFileTypes: true, recursive: true });
    return [dir, ...entries.filter((e) => e.isDirectory()).map((e) => path.join(e.parentPath, e.name))];
  } catch {
    return [];
  }
}

function members(dir: string): number[] {
  try {
    return readFileSync(path.join(dir, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** Removes a cluster's cgroups; the kernel lets go of one only some time after its last process. */
export async function removeCgroups(id: string): Promise<void> {
  for (const hierarchy of hierarchies()) {
    const groups = below(path.join(hierarchy, id)).sort((a, b) => b.length - a.length);
    for (const group of groups) await removeGroup(group);
  }
}

async function removeGroup(group: string): Promise<void> {
  for (let round = 0; ; round += 1) {
    try {
      return await rmdir(group);
    } catch (error) {
      if (!existsSync(group)) return;
      if (round === 100) throw error;
      // Groups made meanwhile by a dying runtime stand in the way too.
      const children = await readdir(group, { withFileTypes: true });
      for (const child of children) {
        if (child.isDirectory()) await rmdir(path.join(group, child.name)).catch(() => {});
      }
      await sleep(20);
    }
  }
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { processesIn, removeCgroups } from './cluster/cgroups.ts';
import { cleanCluster } from './cluster/clean.ts';
import { builderGroup, clusterId } from './cluster/plan.ts';
import { removeHostsLine } from './github/hosts.ts';
import { cloudNames } from './identities.ts';
import { kill, mark, startTime } from './processes.ts';
import type { Process } from './stack.ts';

/** Name of a stack among all of the machine, whatever root of state directories it lives in. */
export function stackLabel(name: string, dir: string): string {
  return `${name}-${createHash('sha256').update(dir).digest('hex').slice(0, 8)}`;
}

/** Every process of a stack: those that carry its mark, and whatever is in its clusters' cgroups. */
export function processesOf(dir: string): Process[] {
  const entry = `${mark}=${dir}`;
  const marked = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && environmentOf(pid).includes(entry));
  const groups = [...cloudNames.map((cloud) => clusterId(cloud, dir)), builderGroup(dir)];
  const contained = groups.flatMap(processesIn);
  return [...new Set([...marked, ...contained])].flatMap((pid) => {
    const started = startTime(pid);
    return started === undefined ? [] : [{ name: nameOf(pid), pid, log: '', started }];
  });
}

/** Removes everything a stack has on the machine, whether it is up, half up or half down. */
export async function removeTraces(name: string, dir: string): Promise<void> {
  await endStack(name, dir);
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Ends a stack, but for its directory: processes first (their namespaces take mounts and rules along), then links,
 * cgroups, lines of /etc/hosts.
 */
export async function endStack(name: string, dir: string): Promise<void> {
  for (let round = 0; ; round += 1) {
    const processes = processesOf(dir);
    if (processes.length === 0) break;
    if (round === 20)
      throw new Error(`Processes of ${name} do not end: ${processes.map(({ pid }) => pid).join(' ')}`);
    // Nothing here has anything to save; what a process started meanwhile is found in the next round.
    await kill(processes);
  }
  for (const cloud of cloudNames) await cleanCluster(clusterId(cloud, dir));
  await removeCgroups(builderGroup(dir));
  await removeHostsLine(stackLabel(name, dir));
}

/** What is left of a stack on the machine, one line each; empty after `down`. */
export async function tracesOf(name: string, dir: string): Promise<string[]> {
  const ids = cloudNames.map((cloud) => clusterId(cloud, dir));
  const read = (file: string) => readFile(file, 'utf8').catch(() => '');
  const [mounts, hosts] = await Promise.all([read('/proc/self/mountinfo'), read('/etc/hosts')]);
  const matching = (what: string, lines: string[], words: string[]) =>
    lines.filter((line) => words.some((word) => line.includes(word))).map((line) => `${what} ${line}`);
  const groups = ['', ...readdirSync('/sys/fs/cgroup')].flatMap((hierarchy) => {
    try {
      return readdirSync(`/sys/fs/cgroup/${hierarchy}`).map((entry) => `${hierarchy}/${entry}`);
    } catch {
      return [];
    }
  });
  return [
    ...processesOf(dir).map(({ pid, name: program }) => `process ${pid} ${program}`),
    ...matching('mount', mounts.split('\n'), [`${dir}/`]),
    ...matching('link', readdirSync('/sys/class/net'), ids),
    ...matching('cgroup', groups, [...ids, builderGroup(dir)]),
    ...matching('hosts', hosts.split('\n'), [stackLabel(name, dir)]),
  ];
}

function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

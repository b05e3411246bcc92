import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Process } from './stack.ts';

/**
 * Start time of a process in clock ticks since boot (field 22 of proc(5) stat); undefined when there is none, or only
 * its zombie. Together with the pid it names one process for good: a recycled pid has another start.
 */
export function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name in brackets, may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** True while the very process that was recorded runs. */
export function isAlive({ pid, started }: Process): boolean {
  const now = startTime(pid);
  return now !== undefined && (started === undefined || now === started);
}

export interface Program {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Directory of its log, NAME.log. */
  readonly logs: string;
}

/** Starts a program in a session of its own, so that it outlives this one; its output goes to its log. */
export async function startDetached({ name, argv, env, cwd, logs }: Program): Promise<Process> {
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const log = path.join(logs, `${name}.log`);
  const output = openSync(log, 'a', 0o600);
  try {
    const [program, ...args] = argv;
    const child = spawn(program, args, {
      detached: true,
      stdio: ['ignore', output, output],
      env: env ?? process.env,
      cwd,
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    const pid = child.pid;
    if (pid === undefined) throw new Error(`${program} did not start`);
    const started = startTime(pid);
    return { name, pid, log, ...(started === undefined ? {} : { started }) };
  } finally {
    closeSync(output);
  }
}

/** Ends processes: asks first, kills what is left after `patience` milliseconds, and waits until all are gone. */
export async function stop(processes: readonly Process[], patience = 5000): Promise<void> {
  signal(processes, 'SIGTERM');
  if (await gone(processes, patience)) return;
  signal(processes, 'SIGKILL');
  await gone(processes, 5000);
}

function signal(processes: readonly Process[], name: NodeJS.Signals): void {
  for (const one of processes) {
    if (!isAlive(one)) continue;
    try {
      process.kill(one.pid, name);
    } catch {
      // It ended between the look and the signal.
    }
  }
}

async function gone(processes: readonly Process[], patience: number): Promise<boolean> {
  const end = Date.now() + patience;
  while (processes.some(isAlive)) {
    if (Date.now() > end) return false;
    await sleep(25);
  }
  return true;
}

/**
 * Processes that work for a stack but are nobody's recorded child, such as container shims, the containers below them
 * and build steps: their command line, working directory or root lies in one of the stack's directories.
 */
export function processesUnder(directories: readonly string[]): Process[] {
  const below = (text: string) => directories.some((dir) => text === dir || text.includes(`${dir}/`));
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => pid !== process.pid && pid !== process.ppid)
    .flatMap((pid) => {
      const started = startTime(pid);
      const clues = [read(pid, 'cmdline').split('\0').join(' '), link(pid, 'cwd'), link(pid, 'root')];
      const ours = started !== undefined && clues.some(below);
      return ours ? [{ name: read(pid, 'comm').trim(), pid, log: '', started }] : [];
    });
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function link(pid: number, file: string): string {
  try {
    return readlinkSync(`/proc/${pid}/${file}`);
  } catch {
    return '';
  }
}

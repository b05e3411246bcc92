import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
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

/** Variable that marks every process of a stack, shims and build steps included, with the stack's directory. */
export const mark = 'FLOTILLA_STACK_DIRECTORY';

/** Starts a program in a session of its own, so that it outlives this one; its output goes to its log. The mark is inherited. */
export async function startDetached({ name, argv, env, cwd, logs }: Program): Promise<Process> {
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const log = path.join(logs, `${name}.log`);
  const output = openSync(log, 'a', 0o600);
  const inherited = env?.[mark] ?? process.env[mark];
  try {
    const [program, ...args] = argv;
    const child = spawn(program, args, {
      detached: true,
      stdio: ['ignore', output, output],
      env: { ...(env ?? process.env), ...(inherited === undefined ? {} : { [mark]: inherited }) },
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

/** Kills processes at once and waits until they are gone, for at most 5 s. */
export async function kill(processes: readonly Process[]): Promise<void> {
  signal(processes, 'SIGKILL');
  const end = Date.now() + 5000;
  while (processes.some(isAlive) && Date.now() < end) await sleep(25);
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

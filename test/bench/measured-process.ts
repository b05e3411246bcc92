import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Argv = readonly [string, ...string[]];

export interface Measured {
  /** Wall time from start to end. */
  readonly seconds: number;
  /** Time on a processor, user and system, of the process and its threads. */
  readonly cpuSeconds: number;
  /** Peak of the memory of the process (VmHWM), or of it and its children together where that was more. */
  readonly megabytes: number;
  /** What it wrote to its standard output. */
  readonly output: string;
}

/** How often the peak is read; it only grows, so the last look is at most this much too early (milliseconds). */
const lookEveryMs = 10;

/** Runs a program that must succeed. */
export function measure(argv: Argv, env: NodeJS.ProcessEnv): Promise<Measured> {
  const [program, ...args] = argv;
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaint = '';
    let kilobytes = 0;
    let cpuSeconds = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-100_000);
    });
    // Apart: curl shows its progress there, in the middle of what it was asked for.
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2000);
    });
    const look = setInterval(() => {
      kilobytes = Math.max(kilobytes, peakOf(child.pid), familyOf(child.pid));
      cpuSeconds = Math.max(cpuSeconds, cpuOf(child.pid));
    }, lookEveryMs);
    child.once('error', reject);
    // Measured at the exit: who left a pipe open behind is not waited for.
    child.once('exit', () => clearInterval(look));
    const seconds = new Promise<number>((ended) => {
      child.once('exit', () => ended((performance.now() - started) / 1000));
    });
    child.once('close', async (code, signal) => {
      if (code === 0) resolve({ seconds: await seconds, cpuSeconds, megabytes: kilobytes / 1024, output });
      else
        reject(
          new Error(
            `${argv.join(' ').slice(0, 300)} ended with ${code ?? signal}\n${output.slice(-2000)}${complaint}`,
          ),
        );
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Memory of a process and its children at this moment, kilobytes; 0 where it has none. */
function familyOf(pid: number | undefined): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return children.length === 0
      ? 0
      : [pid, ...children].reduce((sum: number, one) => sum + residentOf(one), 0);
  } catch {
    return 0;
  }
}

const residentOf = (pid: number | string | undefined): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);

/** Clock ticks of a process and the children it waited for (fields 14 to 17 of proc(5) stat), of which Linux shows 100 a second. */
function cpuOf(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
  } catch {
    return 0;
  }
}

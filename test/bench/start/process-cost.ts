import { spawn } from 'node:child_process';

export interface ProcessCost {
  /** Processor time in user mode, of the process and what it waited for (milliseconds). */
  readonly userMs: number;
  readonly wallMs: number;
  readonly stdout: string;
}

/**
 * What a program costs, whatever it ends with. Node gives away nobody's resource usage but its own, so bash's
 * `time` reads what the kernel counted, in thousandths of a second.
 */
export function costOf(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<ProcessCost> {
  const child = spawn('/bin/bash', ['-c', 'TIMEFORMAT="%U %R"; time "$@"', 'bash', ...argv], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      const [, user, wall] = /(\d+\.\d{3}) (\d+\.\d{3})\n$/.exec(stderr) ?? [];
      if (user === undefined || wall === undefined) reject(new Error(`${argv.join(' ')}\n${stderr}`));
      else resolve({ userMs: Number(user) * 1000, wallMs: Number(wall) * 1000, stdout });
    });
  });
}

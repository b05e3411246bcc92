import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/** A program that failed, with the end of what it said. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly output: string;

  constructor(message: string, output: string) {
    super(message);
    this.output = output;
  }
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** File that keeps everything the program says. */
  readonly log?: string;
}

/** Runs a program that must succeed and resolves with its standard output; argv only, no shell. */
export function command(argv: readonly [string, ...string[]], options: CommandOptions = {}): Promise<string> {
  const [program, ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const log = options.log === undefined ? undefined : createWriteStream(options.log);
    let stdout = '';
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      said = (said + text).slice(-8000);
      log?.write(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-8000);
      log?.write(text);
    });
    // A program that ends without reading its input breaks the pipe; its exit code says what matters.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    child.once('error', (cause) => reject(new CommandError(`${program}: ${cause.message}`, '')));
    child.once('close', (code, signal) => {
      log?.end();
      if (code === 0) return resolve(stdout);
      const tail = said.trim().split('\n').slice(-12).join('\n');
      const line = [program, ...args].join(' ').slice(0, 200);
      reject(new CommandError(`${line} ended with ${code ?? signal}\n${tail}`, said));
    });
  });
}

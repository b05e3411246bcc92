import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Command, type Finished, notStarted } from './exec.ts';

/**
 * Runs a program that is told of a cancelled job by SIGINT, as a person at a terminal would, and waited for. What the
 * runner leaves of that time is its own affair: it kills after some ten seconds.
 */
export function execInterruptibly(
  { argv: [program, ...args], cwd, env, stdin, onStderr, onStdout }: Command,
  interrupt: AbortSignal,
): Promise<Finished> {
  const child = spawn(program, args, { cwd, env: { ...env }, stdio: 'pipe' });
  const stop = () => child.kill('SIGINT');
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => reject(notStarted(program, cause)));
    // As a shell says that a signal ended it.
    child.once('close', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
  // A program that ends without reading what it was given is judged by its exit code.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  interrupt.addEventListener('abort', stop, { once: true });
  if (interrupt.aborted) stop();
  return Promise.all([ended, read(child.stdout, onStdout), read(child.stderr, onStderr)])
    .then(([code, stdout, stderr]) => ({ code, stdout, stderr }))
    .finally(() => interrupt.removeEventListener('abort', stop));
}

function read(stream: Readable, onLine: ((line: string) => void) | undefined): Promise<string> {
  if (onLine !== undefined) createInterface({ input: stream }).on('line', onLine);
  return text(stream);
}

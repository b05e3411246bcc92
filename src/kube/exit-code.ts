import type { Termination } from './pods.ts';

/** Signals by number, as far as programs end by them (signal(7)); a shell and the kubelet report 128 + number. */
const signals: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
};

/** `exit code 137, SIGKILL`, `exit code 137, OOMKilled: over its memory limit of 64Mi`, `exit code 3`. */
export function describeTermination(
  { exitCode, reason }: Pick<Termination, 'exitCode' | 'reason'>,
  memoryLimit?: string,
): string {
  const code = `exit code ${exitCode}`;
  if (reason === 'OOMKilled')
    return `${code}, OOMKilled: ${memoryLimit === undefined ? 'out of memory' : `over its memory limit of ${memoryLimit}`}`;
  const signal = signals[exitCode - 128];
  const why = signal ?? (reason === 'Error' ? '' : reason);
  return why === '' ? code : `${code}, ${why}`;
}

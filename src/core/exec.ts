import { ActionError } from './errors.ts';

export interface Command {
  /** Program and arguments; never a shell line. No secret belongs here: arguments are visible to every process. */
  readonly argv: readonly [string, ...string[]];
  readonly cwd?: string;
  /** The whole environment of the program; the action's own is not inherited unless spread in by the caller. */
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: string | Buffer;
  /** Called for each finished line of standard error, for live progress. */
  readonly onStderr?: (line: string) => void;
  readonly onStdout?: (line: string) => void;
  /** Interrupts the program (SIGINT) when the job is cancelled, for one that then saves what it has done. */
  readonly interrupt?: AbortSignal;
}

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. Rejects only when it cannot be started (`TOOL_MISSING`). */
export type Exec = (command: Command) => Promise<Finished>;

/** Exec over @actions/exec, loaded with the first program: quiet (argv is not echoed), exit code instead of a throw. */
export const systemExec: Exec = async (command) => {
  if (command.interrupt !== undefined)
    return (await import('./interruptible.ts')).execInterruptibly(command, command.interrupt);
  const { argv, cwd, env, stdin, onStderr, onStdout } = command;
  const { getExecOutput } = await import('@actions/exec');
  const [program, ...args] = argv;
  try {
    const { exitCode, stdout, stderr } = await getExecOutput(program, args, {
      env: { ...env },
      silent: true,
      ignoreReturnCode: true,
      ...(cwd === undefined ? {} : { cwd }),
      ...(stdin === undefined ? {} : { input: Buffer.from(stdin) }),
      listeners: {
        ...(onStderr ? { errline: onStderr } : {}),
        ...(onStdout ? { stdline: onStdout } : {}),
      },
    });
    return { code: exitCode, stdout, stderr };
  } catch (cause) {
    throw notStarted(program, cause);
  }
};

/** `TOOL_MISSING` for a program that could not be started. */
export const notStarted = (program: string, cause: unknown): ActionError =>
  new ActionError('TOOL_MISSING', `${program} could not be started`, {
    hint: `Install ${program}, or let flotilla's setup-tools fetch it.`,
    cause,
  });

/** Runs a program that must succeed and returns its standard output; `TOOL_FAILED` with the end of what it said. */
export async function run(exec: Exec, command: Command): Promise<string> {
  const { code, stdout, stderr } = await exec(command);
  if (code === 0) return stdout;
  const said = (stderr.trim() || stdout.trim()).split('\n').slice(-20).join('\n');
  throw new ActionError('TOOL_FAILED', `${command.argv.slice(0, 3).join(' ')} exited with ${code}\n${said}`);
}

/** The variables every program may see: where things are, never a token. */
export function plainEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'RUNNER_TEMP', 'RUNNER_TOOL_CACHE'];
  const network = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  const trust = ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS'];
  const kept = [...names, ...network, ...trust].flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}

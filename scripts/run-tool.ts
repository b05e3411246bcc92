import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

export interface ToolResult {
  readonly code: number;
  /** Standard output and error, in the order they came. */
  readonly output: string;
}

/** Runs a development tool in the repository and keeps what it says. */
export function runTool(
  argv: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = process.env,
): Promise<ToolResult> {
  const [program, ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(said).toString() }));
  });
}

/** `runTool` for one that must succeed; what it said is in the error. */
export async function mustRun(
  argv: readonly [string, ...string[]],
  env?: NodeJS.ProcessEnv,
): Promise<string> {
  const { code, output } = await runTool(argv, env);
  if (code !== 0) throw new Error(`${argv.join(' ')} exited with ${code}\n${output}`);
  return output;
}

/** A program that npm installed. */
export const local = (name: string) => path.join(root, 'node_modules/.bin', name);

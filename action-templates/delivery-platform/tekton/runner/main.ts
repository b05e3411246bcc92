import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createCommands } from './commands.ts';
import { startIdentityTokens } from './identity-tokens.ts';
import { inputsOf } from './inputs.ts';
import { readValues, stepFiles } from './step-files.ts';

/**
 * Runs one action of Flotilla outside of GitHub: `node main.ts ACTION [NAME=VALUE…]`. It does what GitHub's runner
 * does around a step, and nothing else: inputs with the defaults of action.yml, the files for outputs and state, masks,
 * the post step whatever happened. Its exit code is the action's.
 *
 * SUITE: the checkout of Flotilla; RESULTS: a directory that gets one file an output; IDENTITY: `service-account` to
 * give the action tokens of the pod's own Kubernetes identity in place of GitHub's.
 */
async function main(action: string, given: readonly string[]): Promise<number> {
  const suite = process.env['SUITE'] ?? '/suite';
  const results = process.env['RESULTS'];
  const root = process.env['RUNNER_TEMP'] ?? '/tmp';
  await mkdir(root, { recursive: true });
  const scratch = await mkdtemp(path.join(root, 'step-'));
  const tokens = process.env['IDENTITY'] === 'service-account' ? await startIdentityTokens() : undefined;
  const commands = createCommands((line) => process.stdout.write(`${line}\n`), secretsOf(process.env));
  try {
    const files = await stepFiles(scratch);
    const env = { ...process.env, ...files, ...tokens?.env, ...(await inputsOf(suite, action, given)) };
    const step = (name: string, more: NodeJS.ProcessEnv = {}) =>
      runStep(path.join(suite, 'dist', `${name}.js`), { ...env, ...more }, commands.read);
    const code = await step(action);
    const outputs = await readValues(files.GITHUB_OUTPUT);
    if (results !== undefined) await keepOutputs(results, outputs);
    const post = `${action}-post`;
    if (existsSync(path.join(suite, 'dist', `${post}.js`))) {
      const state = [...(await readValues(files.GITHUB_STATE))].map(([key, value]) => [
        `STATE_${key}`,
        value,
      ]);
      await step(post, Object.fromEntries(state));
    }
    return code;
  } finally {
    await tokens?.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** One process of the suite. A pod that is deleted tells it so, and it gets the time that is left to tidy up. */
function runStep(file: string, env: NodeJS.ProcessEnv, read: (line: string) => void): Promise<number> {
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => child.kill('SIGTERM');
  process.on('SIGTERM', end).on('SIGINT', end);
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', read);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGTERM', end).off('SIGINT', end);
      resolve(code ?? 1);
    });
  });
}

/** What GitHub would hide by itself: its token, and the values in the lines NAME=value. */
function secretsOf(env: NodeJS.ProcessEnv): string[] {
  const lines = (env['FLOTILLA_SECRETS'] ?? '').split('\n');
  return [env['GITHUB_TOKEN'] ?? '', ...lines.map((line) => line.slice(line.indexOf('=') + 1).trim())];
}

async function keepOutputs(directory: string, outputs: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, value] of outputs) await writeFile(path.join(directory, name), value);
}

const [action, ...given] = process.argv.slice(2);
if (action === undefined || !/^[a-z-]+$/.test(action)) throw new Error('usage: main.ts ACTION [NAME=VALUE…]');
process.exitCode = await main(action, given);

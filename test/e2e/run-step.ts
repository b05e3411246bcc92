import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { jobEnvironment } from '../act/run-workflow.ts';
import type { World } from './world.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');

export interface StepOutcome {
  readonly code: number | null;
  /** Everything the step printed. */
  readonly text: string;
  /** Title and message of each error annotation. */
  readonly errors: readonly { readonly title: string; readonly message: string }[];
  /** The line that says what to do. */
  readonly hint: string | undefined;
}

/** Runs one action of dist/ in the consumer's work tree as a runner would, without a workflow around it. */
export async function runStep(
  world: World,
  name: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  kill?: AbortSignal,
): Promise<StepOutcome> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'flotilla-step-'));
  const { stack, bin, consumer } = world;
  const run = {
    stack,
    bin,
    consumer: consumer.dir,
    workflow: 'deliver.yml',
    event: 'push',
    runNumber: 1,
  } as const;
  const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
  await Promise.all(files.map((file) => writeFile(path.join(scratch, file), '')));
  const environment = {
    ...(await jobEnvironment(run, String(Date.now()), scratch)),
    ...Object.fromEntries(files.map((file) => [file, path.join(scratch, file)])),
    ...Object.fromEntries(
      Object.entries(inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value]),
    ),
    HOME: scratch,
    GITHUB_ACTIONS: 'true',
    GITHUB_SHA: await consumer.head(),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_WORKSPACE: consumer.dir,
    ...env,
  };
  try {
    const child = spawn(process.execPath, [path.join(dist, `${name}.js`)], {
      cwd: consumer.dir,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    kill?.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
    }
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const errors = [...text.matchAll(/^::error(?: title=([^:,]*))?[^:]*::(.*)$/gm)].map(
      ([, title = '', message = '']) => ({
        title,
        message: decodeURIComponent(message.replaceAll(/%(?!0A|0D|25)/g, '%25')),
      }),
    );
    return { code, text, errors, hint: /^What to do: (.+)$/m.exec(text)?.[1] };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The summary-free defaults of action.yml that a runner would fill in. */
export const defaults = { fleet: '.github/flotilla.yml', directory: 'flotilla-release' } as const;

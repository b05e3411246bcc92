import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { standIns } from '../clouds/actions/index.ts';
import { freePorts } from '../clouds/free-ports.ts';
import type { Stack } from '../clouds/stack.ts';
import { type ActLine, parseActLine, type RunLog, readActLog } from './act-log.ts';
import { writeDotenv } from './dotenv.ts';
import { registerJob } from './job-identity.ts';

const node24 = path.resolve(import.meta.dirname, '../../node_modules/.bin');

export interface WorkflowRun {
  readonly stack: Stack;
  /** Directory of the toolchain's programs. */
  readonly bin: string;
  /** Work tree of the consumer's repository, a git clone whose HEAD is what runs. */
  readonly consumer: string;
  /** File below the consumer's .github/workflows. */
  readonly workflow: string;
  readonly event: 'push' | 'pull_request' | 'workflow_dispatch';
  readonly inputs?: Readonly<Record<string, string>>;
  /** Repository variables, `vars.NAME`. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly runNumber: number;
  /** Run id and attempt of a re-run; a new run, attempt 1, without it. */
  readonly rerun?: { readonly runId: string; readonly attempt: number };
  readonly actor?: string;
  /** Told each line as it comes. */
  readonly onLine?: (line: ActLine) => void;
  /** Kills the runner and all its children at once, as a lost machine would. */
  readonly kill?: AbortSignal;
}

export interface WorkflowResult extends RunLog {
  readonly runId: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** The log as act wrote it, unmasked commands included: never print it. */
  readonly raw: string;
}

/** Runs a workflow of a consumer's repository with a real runner (act in host mode) against a stack. */
export async function runWorkflow(run: WorkflowRun): Promise<WorkflowResult> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'flotilla-run-'));
  // Listing artifacts before the first upload fails on a missing folder.
  const runId = run.rerun?.runId ?? String(Date.now());
  await mkdir(path.join(scratch, 'artifacts', runId), { recursive: true });
  try {
    const environment = await jobEnvironment(run, runId, scratch);
    const lines: ActLine[] = [];
    const raw: string[] = [];
    const started = performance.now();
    const code = await act(run, await actArguments(run, scratch, environment), environment, (text) => {
      raw.push(text);
      const line = parseActLine(text);
      lines.push(line);
      run.onLine?.(line);
    });
    const seconds = (performance.now() - started) / 1000;
    return { ...readActLog(lines), runId, ok: code === 0, seconds, raw: raw.join('\n') };
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** What the jobs see, as GitHub's runner would set it. */
export async function jobEnvironment(
  run: Pick<
    WorkflowRun,
    'stack' | 'bin' | 'consumer' | 'workflow' | 'event' | 'runNumber' | 'actor' | 'rerun' | 'env'
  >,
  runId: string,
  scratch: string,
): Promise<Record<string, string>> {
  const { stack, runNumber, actor = 'octocat' } = run;
  const identity = await registerJob(run, runId);
  const temp = path.join(scratch, 'temp');
  await mkdir(temp, { recursive: true });
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: identity.requestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: identity.requestToken,
    GITHUB_ACTOR: actor,
    GITHUB_API_URL: stack.github.api,
    GITHUB_SERVER_URL: stack.github.server,
    GITHUB_REPOSITORY: 'acme/delivery-platform',
    GITHUB_REPOSITORY_ID: '1001',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_REPOSITORY_OWNER_ID: '2002',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_RUN_ID: runId,
    GITHUB_RUN_NUMBER: String(runNumber),
    GITHUB_RUN_ATTEMPT: String(run.rerun?.attempt ?? 1),
    GITHUB_WORKFLOW_REF: `acme/delivery-platform/.github/workflows/${run.workflow}@refs/heads/main`,
    NODE_EXTRA_CA_CERTS: stack.ca,
    SSL_CERT_FILE: stack.ca,
    RUNNER_TEMP: temp,
    PATH: [node24, run.bin, process.env['PATH'] ?? ''].join(path.delimiter),
    ...run.env,
  };
}

/** The event's payload. Inputs of a dispatch come in it, as text, as GitHub sends them. */
async function eventFile(scratch: string, inputs: WorkflowRun['inputs'] = {}): Promise<string> {
  const file = path.join(scratch, 'event.json');
  await writeFile(file, JSON.stringify({ inputs }));
  return file;
}

async function actArguments(
  run: WorkflowRun,
  scratch: string,
  environment: Readonly<Record<string, string>>,
): Promise<string[]> {
  const [port] = await freePorts(1);
  const file = (name: string, values: Readonly<Record<string, string>> = {}) =>
    writeDotenv(path.join(scratch, name), values);
  return [
    run.event,
    ...['--workflows', path.join('.github/workflows', run.workflow)],
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    '--json',
    '--use-new-action-cache',
    ...['--action-cache-path', path.join(scratch, 'actions')],
    ...['--artifact-server-path', path.join(scratch, 'artifacts')],
    ...['--artifact-server-addr', '127.0.0.1', '--artifact-server-port', String(port)],
    '--no-cache-server',
    ...(await standIns()).flatMap(({ action, commit, dir }) => [
      '--local-repository',
      `${action}@${commit}=${dir}`,
    ]),
    ...['--env-file', await file('env', environment)],
    ...['--var-file', await file('vars', run.variables)],
    ...['--secret-file', await file('secrets', run.secrets)],
    ...['--eventpath', await eventFile(scratch, run.inputs)],
    ...['--actor', run.actor ?? 'octocat'],
  ];
}

function act(
  run: WorkflowRun,
  args: string[],
  env: Record<string, string>,
  onLine: (text: string) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(run.bin, 'act'), args, {
      cwd: run.consumer,
      env: { HOME: path.join(env['RUNNER_TEMP'] ?? '', '..'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a process group of its own, so that a kill takes the steps along
    });
    createInterface({ input: child.stdout }).on('line', onLine);
    createInterface({ input: child.stderr }).on('line', onLine);
    const kill = () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    run.kill?.addEventListener('abort', kill, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      run.kill?.removeEventListener('abort', kill);
      resolve(code ?? 1);
    });
  });
}

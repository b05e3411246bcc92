import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { ActionError } from '../core/errors.ts';
import { type Finished, plainEnvironment } from '../core/exec.ts';
import { plainLine } from '../core/plain-line.ts';
import { failureOf } from './diagnosis.ts';
import { readJson } from './plan-json.ts';

/** How the program is run in one root. */
export interface TerraformOptions {
  /** Path of Terraform or OpenTofu. */
  readonly program: string;
  /** Directory of the root module. */
  readonly directory: string;
  /** `ENVIRONMENT/ROOT`, for messages. */
  readonly label: string;
  /** Variables beside the plain ones, asked for before each call: who it acts as, secrets of providers. */
  readonly variables: () => Promise<Readonly<Record<string, string>>>;
  /** Private directory for what it keeps while it works. */
  readonly data: string;
  /** Milliseconds to wait for the lock of the state. */
  readonly lockTimeoutMs: number;
}

export type TerraformPorts = Pick<Context, 'exec' | 'env' | 'log' | 'signal'>;

/** What a state says of itself. */
export interface StateStamp {
  /** Counts up with each version of the state. */
  readonly serial: number;
  /** The same for all versions of one state. */
  readonly lineage: string;
}

const stamp = z.object({ serial: z.int(), lineage: z.string() });
const versions = z.object({ terraform_version: z.string() });

/** What `init` writes down of the backend, in the directory of TF_DATA_DIR; nothing for a root that names none. */
const initialized = z.object({ backend: z.object({ type: z.string() }).nullish() });

/** Variables of the runner that say how providers are installed: mirrors and caches. */
const installation = ['TF_CLI_CONFIG_FILE', 'TF_PLUGIN_CACHE_DIR'];

/** What becomes of a call's output beside its being returned. */
interface Hearing {
  /** Exit codes that are no failure. */
  readonly accepted?: readonly number[];
  /** Each line is logged as it comes. */
  readonly isLoud?: boolean;
  /** Its output holds secrets that are not masked yet: no message quotes it. */
  readonly isSecret?: boolean;
}

/**
 * Terraform or OpenTofu in one root. It sees no token of the job, and is interrupted, not killed, when the job is
 * cancelled. `TOOL_FAILED`, `STATE_LOCAL`, `STATE_LOCKED`, `PLAN_STALE`, `INTERRUPTED`.
 */
export function openTerraform(options: TerraformOptions, { exec, env, log, signal }: TerraformPorts) {
  const { program, directory, label, variables, data, lockTimeoutMs } = options;
  const found = installation.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  const environment = {
    ...plainEnvironment(env),
    ...Object.fromEntries(found),
    TF_IN_AUTOMATION: 'true',
    TF_INPUT: 'false',
    TF_DATA_DIR: data,
    CHECKPOINT_DISABLE: 'true',
  };
  const lockOptions = (lock: boolean) => [
    `-lock=${lock}`,
    ...(lock ? [`-lock-timeout=${Math.ceil(lockTimeoutMs / 1000)}s`] : []),
  ];
  const name = path.basename(program);
  const stepOf = (args: readonly string[]) => `${name} ${args[0]} of ${label}`;
  async function call(
    args: readonly string[],
    { accepted = [0], isLoud = false, isSecret = false }: Hearing = {},
  ): Promise<Finished> {
    if (signal.aborted) throw signal.reason;
    const finished = await exec({
      argv: [program, ...args],
      cwd: path.resolve(directory),
      env: { ...environment, ...(await variables()) },
      interrupt: signal,
      // A line is never cut: half of a secret would not be recognized.
      ...(isLoud ? { onStdout: (line: string) => log.info(plainLine(line, Number.POSITIVE_INFINITY)) } : {}),
    });
    if (accepted.includes(finished.code)) return finished;
    if (!signal.aborted) throw failureOf(stepOf(args), isSecret ? { ...finished, stdout: '' } : finished);
    throw new ActionError('INTERRUPTED', `${stepOf(args)} was interrupted`, {
      hint: 'What it had finished is in the state. Run again: it plans what is left. A lock that is still there is named then.',
    });
  }
  async function callForJson(args: readonly [string, ...string[]]): Promise<unknown> {
    const { stdout } = await call(args, { isSecret: true });
    return stdout.trim() === '' ? undefined : readJson(stdout, stepOf(args));
  }
  return {
    /** Installs the providers of the lock file, and no others, and makes sure that the state outlives the job. */
    init: async (): Promise<void> => {
      await call(['init', '-input=false', '-no-color', '-lockfile=readonly']);
      const kept = await readFile(path.join(data, 'terraform.tfstate'), 'utf8').catch(() => '{}');
      const type = initialized.parse(JSON.parse(kept)).backend?.type ?? 'local';
      if (type === 'local')
        throw new ActionError(
          'STATE_LOCAL',
          `${label} keeps its state in a file, which is gone with the job`,
          {
            hint: `Name a backend that keeps it, in a block \`terraform { backend … }\` in ${directory}.`,
          },
        );
    },
    validate: async (): Promise<void> => {
      await call(['validate', '-no-color']);
    },
    version: async (): Promise<string> =>
      versions.parse(await callForJson(['version', '-json'])).terraform_version,
    /**
     * Saves a plan. `said` is all that was said on the way, with warnings; secrets that the program forgot to hide are
     * in it, and not masked yet.
     */
    plan: async (file: string, { lock, refreshOnly = false }: { lock: boolean; refreshOnly?: boolean }) => {
      const kind = refreshOnly ? ['-refresh-only'] : [];
      const given = ['-input=false', '-no-color', '-detailed-exitcode', ...lockOptions(lock), `-out=${file}`];
      const { code, stdout } = await call(['plan', ...kind, ...given], { accepted: [0, 2] });
      return { hasChanges: code === 2, said: stdout };
    },
    /** A saved plan as JSON: with every secret that is in it. */
    json: async (file: string): Promise<string> =>
      (await call(['show', '-json', file], { isSecret: true })).stdout,
    /** A saved plan as people read it, without what is marked sensitive. */
    text: async (file: string): Promise<string> => (await call(['show', '-no-color', file])).stdout,
    /** Carries out a saved plan, and nothing else. */
    apply: async (file: string): Promise<void> => {
      await call(['apply', '-input=false', '-no-color', ...lockOptions(true), file], { isLoud: true });
    },
    /** What the state is at; undefined where there is none yet. */
    state: async (): Promise<StateStamp | undefined> => {
      const found = await callForJson(['state', 'pull']);
      return found === undefined ? undefined : stamp.parse(found);
    },
  };
}

export type Terraform = ReturnType<typeof openTerraform>;

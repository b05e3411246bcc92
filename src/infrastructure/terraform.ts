import path from 'node:path';
import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { ActionError } from '../core/errors.ts';
import { type Finished, plainEnvironment } from '../core/exec.ts';
import { failureOf } from './diagnosis.ts';

/** How the program is run in one root. */
export interface TerraformOptions {
  /** Path of Terraform or OpenTofu. */
  readonly program: string;
  /** Directory of the root module. */
  readonly directory: string;
  /** `ENVIRONMENT/ROOT`, for messages. */
  readonly label: string;
  /** Variables beside the plain ones: who it acts as, secrets of providers. */
  readonly variables: Readonly<Record<string, string>>;
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

/** Variables of the runner that say how providers are installed: mirrors and caches. */
const installation = ['TF_CLI_CONFIG_FILE', 'TF_PLUGIN_CACHE_DIR'];

/**
 * Terraform or OpenTofu in one root. It sees no token of the job, and is interrupted, not killed, when the job is
 * cancelled. `TOOL_FAILED`, `STATE_LOCKED`, `PLAN_STALE`, `INTERRUPTED`.
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
    ...variables,
  };
  const lockOptions = (lock: boolean) => [
    `-lock=${lock}`,
    ...(lock ? [`-lock-timeout=${Math.ceil(lockTimeoutMs / 1000)}s`] : []),
  ];
  async function call(args: readonly string[], accepted = [0], isLoud = false): Promise<Finished> {
    if (signal.aborted) throw signal.reason;
    const finished = await exec({
      argv: [program, ...args],
      cwd: path.resolve(directory),
      env: environment,
      interrupt: signal,
      ...(isLoud ? { onStdout: (line: string) => log.info(line) } : {}),
    });
    if (accepted.includes(finished.code)) return finished;
    if (!signal.aborted) throw failureOf(`terraform ${args[0]} of ${label}`, finished);
    throw new ActionError('INTERRUPTED', `terraform ${args[0]} of ${label} was interrupted`, {
      hint: 'What it had finished is in the state. Run again: it plans what is left. A lock that is still there is named then.',
    });
  }
  return {
    /** Installs the providers of the lock file, and no others. */
    init: async (): Promise<void> => {
      await call(['init', '-input=false', '-no-color', '-lockfile=readonly']);
    },
    validate: async (): Promise<void> => {
      await call(['validate', '-no-color']);
    },
    version: async (): Promise<string> =>
      versions.parse(JSON.parse((await call(['version', '-json'])).stdout)).terraform_version,
    /** Saves a plan; true where it changes something. */
    plan: async (file: string, { lock, refreshOnly = false }: { lock: boolean; refreshOnly?: boolean }) => {
      const kind = refreshOnly ? ['-refresh-only'] : [];
      const given = ['-input=false', '-no-color', '-detailed-exitcode', ...lockOptions(lock), `-out=${file}`];
      return (await call(['plan', ...kind, ...given], [0, 2])).code === 2;
    },
    /** A saved plan as JSON: with every secret that is in it. */
    json: async (file: string): Promise<string> => (await call(['show', '-json', file])).stdout,
    /** A saved plan as people read it, without what is marked sensitive. */
    text: async (file: string): Promise<string> => (await call(['show', '-no-color', file])).stdout,
    /** Carries out a saved plan, and nothing else. */
    apply: async (file: string): Promise<void> => {
      await call(['apply', '-input=false', '-no-color', ...lockOptions(true), file], [0], true);
    },
    /** What the state is at; undefined where there is none yet. */
    state: async (): Promise<StateStamp | undefined> => {
      const { stdout } = await call(['state', 'pull']);
      return stdout.trim() === '' ? undefined : stamp.parse(JSON.parse(stdout));
    },
  };
}

export type Terraform = ReturnType<typeof openTerraform>;

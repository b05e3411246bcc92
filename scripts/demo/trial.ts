import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import type { WorkflowRun } from '../../test/act/run-workflow.ts';

/** What starts a workflow: a push where it listens to pushes, else a person. */
export async function eventOf(file: string): Promise<WorkflowRun['event']> {
  const { on }: { on?: unknown } = parse(await readFile(file, 'utf8'));
  const names = typeof on === 'object' && on !== null ? (Array.isArray(on) ? on : Object.keys(on)) : [on];
  return names.includes('push')
    ? 'push'
    : names.includes('workflow_dispatch')
      ? 'workflow_dispatch'
      : 'pull_request';
}

/** What was asked for on the command line. */
export interface Trial {
  readonly directory: string;
  /** File of the directory's .github/workflows. */
  readonly workflow: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Whether the clouds stay up. */
  readonly keep: boolean;
}

/** Reads `DIR [--keep] [--workflow FILE] [--input NAME=VALUE ...]`; undefined where it is something else. */
export function readTrial(args: readonly string[]): Trial | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        workflow: { type: 'string', default: 'deliver.yml' },
        input: { type: 'string', multiple: true, default: [] },
        keep: { type: 'boolean', default: false },
      },
    });
    const [directory, ...more] = positionals;
    const pairs = values.input.map((word) => /^([\w-]+)=(.*)$/s.exec(word));
    if (directory === undefined || more.length > 0 || pairs.includes(null)) return undefined;
    const inputs = Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
    return { directory, workflow: values.workflow, inputs, keep: values.keep };
  } catch {
    return undefined; // an option that there is not
  }
}

/**
 * The number of a workflow's next run on the clouds of `dir`, from 1, as GitHub counts: releases are told apart, and
 * ordered, by it.
 */
export async function nextRunNumber(dir: string, workflow: string): Promise<number> {
  const file = path.join(dir, `last-run-of-${path.basename(workflow)}`);
  const last = await readFile(file, 'utf8').catch(() => '0');
  const next = Number(last) + 1;
  await writeFile(file, String(next));
  return next;
}

/** A run's log without what the runner says of itself: where it takes actions from, and commands it has masked whole. */
export const readableLog = (text: string): string =>
  text.replaceAll(/^(?:.*(?:GoGitActionCache|LocalRepositoryCache|docker connection).*|.*⚙ +\*\*\*)\n/gm, '');

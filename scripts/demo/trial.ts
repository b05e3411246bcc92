import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
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

/** `NAME=VALUE` words as inputs; undefined where one has no equals sign. */
export function inputsOf(words: readonly string[]): Record<string, string> | undefined {
  const pairs = words.map((word) => /^([\w-]+)=(.*)$/s.exec(word));
  return pairs.some((pair) => pair === null)
    ? undefined
    : Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}

/** The number of the next run on the clouds of `dir`, from 1: releases are told apart, and ordered, by it. */
export async function nextRunNumber(dir: string): Promise<number> {
  const file = path.join(dir, 'last-run');
  const last = await readFile(file, 'utf8').catch(() => '0');
  const next = Number(last) + 1;
  await writeFile(file, String(next));
  return next;
}

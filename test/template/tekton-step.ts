import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { templates } from './checks.ts';
import { manifestsOf } from './manifests.ts';

const node24 = path.resolve(import.meta.dirname, '../../node_modules/.bin');
const tekton = path.join(templates, 'delivery-platform/tekton');
const param = z.union([z.string(), z.array(z.string())]);

const taskSchema = z.object({
  spec: z.object({
    params: z.array(z.object({ name: z.string(), default: param.optional() })),
    results: z.array(z.object({ name: z.string() })),
    steps: z.array(
      z.object({
        name: z.string(),
        command: z.array(z.string()).default([]),
        args: z.array(z.string()).default([]),
        script: z.string().optional(),
        workingDir: z.string(),
        env: z.array(z.object({ name: z.string(), value: z.string().optional() })).default([]),
      }),
    ),
  }),
});

/** How a Task is run: what Tekton would be given, and where things are that a pod would have mounted. */
export interface TaskRun {
  readonly task: 'flotilla' | 'fetch-source';
  readonly params: Readonly<Record<string, string | readonly string[]>>;
  /** Directory of the workspace `work`. */
  readonly work: string;
  /** Variables that Secrets and the pod itself would bring. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface TaskOutcome {
  readonly code: number;
  readonly text: string;
  readonly results: Readonly<Record<string, string>>;
}

/**
 * Runs the steps of a Task of the template as Tekton does: the same command lines, with its variables put in, and
 * nothing in the environment that the Task does not name. In a directory of this machine in place of a pod.
 */
export async function runTask({ task, params, work, env = {} }: TaskRun): Promise<TaskOutcome> {
  const [manifest] = await manifestsOf(path.join(tekton, 'tasks', `${task}.yaml`));
  const { spec } = taskSchema.parse(manifest);
  const pod = await mkdtemp(path.join(os.tmpdir(), 'tekton-pod-'));
  await Promise.all(['results', 'scratch'].map((name) => mkdir(path.join(pod, name))));
  const given = new Map(spec.params.map(({ name, default: otherwise }) => [name, params[name] ?? otherwise]));
  const missing = [...given].filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length > 0) throw new Error(`${task} lacks ${missing.join(', ')}`);
  const put = (text: string): string =>
    text
      .replaceAll(/\$\(params\.([a-z-]+)\)/g, (_, name: string) => String(given.get(name)))
      .replaceAll('$(workspaces.work.path)', work)
      .replaceAll(/\$\(workspaces\.[a-z-]+\.path\)/g, path.join(pod, 'scratch'))
      .replaceAll(/\$\(results\.([a-z-]+)\.path\)/g, (_, name: string) => path.join(pod, 'results', name))
      .replace(/^\/runner(?=\/)/, path.join(tekton, 'runner'))
      .replace(/^\/scratch$/, path.join(pod, 'scratch'));
  const all = (args: readonly string[]) =>
    args.flatMap((arg) => {
      const [, name] = /^\$\(params\.([a-z-]+)\[\*\]\)$/.exec(arg) ?? [];
      const value = name === undefined ? put(arg) : given.get(name);
      return typeof value === 'string' ? [value] : [...(value ?? [])];
    });
  try {
    let text = '';
    let code = 0;
    for (const step of spec.steps) {
      const [program = '', ...args] =
        step.script === undefined ? all([...step.command, ...step.args]) : scripted(put(step.script));
      const variables = step.env.flatMap(({ name, value }) =>
        value === undefined ? [] : [[name, put(value)]],
      );
      const child = spawn(program, args, {
        cwd: put(step.workingDir),
        env: {
          PATH: [node24, '/usr/bin', '/bin'].join(path.delimiter),
          ...Object.fromEntries(variables),
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
      code = await new Promise<number>((resolve, reject) => {
        child.once('error', reject).once('close', (status) => resolve(status ?? 1));
      });
      // Tekton goes no further either.
      if (code !== 0) break;
    }
    const results = await Promise.all(
      spec.results.map(async ({ name }) => {
        const file = path.join(pod, 'results', name);
        return [name, await readFile(file, 'utf8').catch(() => '')] as const;
      }),
    );
    return { code, text, results: Object.fromEntries(results) };
  } finally {
    await rm(pod, { recursive: true, force: true });
  }
}

/** A script goes to the program its first line names, as the kernel would have it. */
function scripted(script: string): string[] {
  const [line = ''] = script.split('\n', 1);
  if (line === '#!/usr/bin/env node')
    return ['node', '--input-type=commonjs', '--eval', script.slice(line.length)];
  if (line === '#!/bin/sh') return ['/bin/sh', '-c', script];
  throw new Error(`A script for ${line}`);
}

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../scripts/run-tool.ts';

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const step = z.looseObject({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const job = z.looseObject({
  uses: z.string().optional(),
  secrets: z.unknown().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
  permissions: permissions.optional(),
  strategy: z.unknown().optional(),
  concurrency: z.looseObject({ group: z.string(), queue: z.string().optional() }).optional(),
  steps: z.array(step).default([]),
});
const callable = z.looseObject({
  inputs: z.record(z.string(), z.looseObject({ description: z.string(), type: z.string() })).default({}),
  secrets: z.record(z.string(), z.looseObject({ description: z.string() })).default({}),
  outputs: z.record(z.string(), z.looseObject({ description: z.string(), value: z.string() })).default({}),
});
const workflow = z.looseObject({
  name: z.string(),
  on: z.looseObject({ workflow_call: callable.optional() }),
  permissions,
  jobs: z.record(z.string(), job),
});

export interface WorkflowFile {
  readonly name: string;
  readonly text: string;
  readonly content: z.output<typeof workflow>;
}

export type Job = z.output<typeof job>;

/** The workflows of a folder of the repository, by file name; those that begin with a dot are our own CI's. */
export async function readWorkflows(folder: string): Promise<WorkflowFile[]> {
  const base = path.join(root, folder);
  const names = (await readdir(base).catch(() => [])).filter((name) => name.endsWith('.yml')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(base, name), 'utf8');
      return { name, text, content: workflow.parse(parse(text)) };
    }),
  );
}

/** The lines of one job, its key included, so that comments are compared too. */
export function jobBlock({ name, text }: WorkflowFile, id: string): string {
  const block = new RegExp(`^  ${id}:\\n(?:(?: {3,}.*)?\\n)*`, 'm').exec(text)?.[0];
  if (block === undefined) throw new Error(`${name} has no job ${id}`);
  return block.trimEnd();
}

/** The lines of a job from its steps on. */
export const stepLines = (file: WorkflowFile, id: string) =>
  jobBlock(file, id).split(/^ {4}steps:\n/m)[1] ?? '';

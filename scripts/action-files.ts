import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from './run-tool.ts';

const input = z.strictObject({
  description: z.string(),
  required: z.boolean().default(false),
  default: z.string().optional(),
});

const actionFile = z.strictObject({
  name: z.string(),
  description: z.string(),
  inputs: z.record(z.string(), input).default({}),
  outputs: z.record(z.string(), z.looseObject({ description: z.string() })).default({}),
  runs: z.looseObject({
    using: z.enum(['node24', 'composite']),
    main: z.string().optional(),
    post: z.string().optional(),
  }),
  branding: z.unknown().optional(),
});

export type ActionFile = z.output<typeof actionFile> & {
  /** Folder below actions/. */
  readonly folder: string;
  readonly title: string;
};

/** Every action.yml, by folder name. `name` is the folder, `title` the name a reader sees. */
export async function readActions(): Promise<ActionFile[]> {
  const base = path.join(root, 'actions');
  const folders = (await readdir(base, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return Promise.all(
    folders
      .map(({ name }) => name)
      .sort()
      .map(async (name) => {
        const file = path.join(base, name, 'action.yml');
        const parsed = actionFile.safeParse(parse(await readFile(file, 'utf8')));
        if (!parsed.success) throw new Error(`${file}\n${z.prettifyError(parsed.error)}`);
        return { ...parsed.data, title: parsed.data.name, name, folder: path.join(base, name) };
      }),
  );
}

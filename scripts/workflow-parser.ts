import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { ToolResult } from './run-tool.ts';
import { root } from './run-tool.ts';

/** Reads workflows with the parser GitHub itself uses, which knows `$/` and every context of the day. */
export async function parseWorkflows(folder: string): Promise<ToolResult> {
  const { parseWorkflow, NoOperationTraceWriter } = await loadParser();
  const problems: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.yml'))) {
    const content = await readFile(path.join(folder, name), 'utf8');
    const result = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    problems.push(...result.context.errors.getErrors().map((error) => error.message));
  }
  return { code: problems.length > 0 ? 1 : 0, output: problems.join('\n') };
}

type Parser = Pick<typeof import('@actions/workflow-parser'), 'parseWorkflow' | 'NoOperationTraceWriter'>;

/** The package imports JSON without the attribute Node demands, so it is bundled first. */
async function loadParser(): Promise<Parser> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'flotilla-parser-'));
  const outfile = path.join(scratch, 'parser.mjs');
  const entry = path.join(scratch, 'entry.mjs');
  await writeFile(
    entry,
    "export { parseWorkflow, NoOperationTraceWriter } from '@actions/workflow-parser';\n",
  );
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    nodePaths: [path.join(root, 'node_modules')],
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const module: Parser = await import(outfile);
  await rm(scratch, { recursive: true, force: true });
  return module;
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { z } from 'zod';
import { cacheRoot } from '../toolchain/paths.ts';

/** An action of GitHub's that a local directory stands in for, at the commit the workflows pin. */
export interface StandIn {
  readonly action: string;
  readonly commit: string;
  readonly dir: string;
}

const root = path.resolve(import.meta.dirname, '../../..');
const lock = z.record(z.string(), z.union([z.string(), z.object({ commit: z.string() })]));

/** The program behind each; the runner does the checkout itself and only wants to see an action.yml. */
const programs: Readonly<Record<string, string | undefined>> = {
  'actions/checkout': undefined,
  'actions/upload-artifact': 'upload.ts',
  'actions/download-artifact': 'download.ts',
};

/** Builds the stand-ins into the cache, once for each state of their sources, and names where they are. */
export async function standIns(): Promise<StandIn[]> {
  const pinned = lock.parse(
    JSON.parse(await readFile(path.join(root, 'workflows/actions.lock.json'), 'utf8')),
  );
  return Promise.all(
    Object.entries(programs).map(async ([action, program]) => {
      const pin = pinned[action];
      if (pin === undefined || typeof pin === 'string')
        throw new Error(`workflows/actions.lock.json lacks ${action}`);
      return { action, commit: pin.commit, dir: await make(action, program) };
    }),
  );
}

async function make(action: string, program: string | undefined): Promise<string> {
  const sources = await Promise.all(
    [
      path.join(import.meta.dirname, 'artifact-service.ts'),
      program && path.join(import.meta.dirname, program),
      import.meta.filename,
    ]
      .filter((file) => file !== undefined && file !== '')
      .map((file) => readFile(String(file))),
  );
  const key = sources
    .reduce((hash, source) => hash.update(source), createHash('sha256').update(action))
    .digest('hex');
  const dir = path.join(cacheRoot(), 'actions', key.slice(0, 16));
  if (existsSync(dir)) return dir;
  await mkdir(path.dirname(dir), { recursive: true });
  const scratch = await mkdtemp(`${dir}-`);
  const description = `name: ${action}\ndescription: local stand-in\nruns: { using: node24, main: main.mjs }\n`;
  await writeFile(path.join(scratch, 'action.yml'), description);
  if (program === undefined) await writeFile(path.join(scratch, 'main.mjs'), '');
  else {
    await build({
      entryPoints: [path.join(import.meta.dirname, program)],
      outfile: path.join(scratch, 'main.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
  }
  // Another process may have been as quick; either result is the same.
  await rename(scratch, dir).catch((error: unknown) => {
    if (!existsSync(dir)) throw error;
  });
  return dir;
}

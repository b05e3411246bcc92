import path from 'node:path';
import { build } from 'esbuild';

/** An action that only fails, on @actions/core and bundled into one file: the least that others start with. */
export async function bundleBareAction(dir: string): Promise<string> {
  const outfile = path.join(dir, 'bare-action.mjs');
  await build({
    stdin: {
      contents: "import * as core from '@actions/core'; core.setFailed('fleet: is required');",
      resolveDir: import.meta.dirname,
    },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Its HTTP client is CommonJS: it requires Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return outfile;
}

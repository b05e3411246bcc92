import path from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Node's own modules by require, as in dist/: an import evaluates all they export, for node:http a tenth of a start. */
const builtinsByRequire: Plugin = {
  name: 'builtins-by-require',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:/ }, ({ path: name, namespace }) =>
      namespace === 'builtin' ? { path: name, external: true } : { path: name, namespace: 'builtin' },
    );
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path: name }) => ({
      contents: `module.exports = require(${JSON.stringify(name)});`,
    }));
  },
};

/** Bundles a program into `dir`, as an action's code is: one file, and what is loaded later in chunks. */
export async function bundleOurs(dir: string, entry = 'our-entry.ts'): Promise<string> {
  const outdir = path.join(dir, 'ours');
  await build({
    entryPoints: [path.join(import.meta.dirname, entry)],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minifySyntax: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // undici is CommonJS: it requires Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    plugins: [builtinsByRequire],
    logLevel: 'warning',
  });
  return path.join(outdir, 'our-entry.mjs');
}

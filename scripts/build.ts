import { copyFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readActions } from './action-files.ts';
import { local, mustRun, root } from './run-tool.ts';

/**
 * src/ → lib/ by tsc → dist/ by ncc (whose own TypeScript loader does not know the compiler in use): one bundle with
 * chunks that load on demand, and a stub per action. Removed first, because ncc leaves old chunks lying.
 */
const dist = path.join(root, 'dist');
await rm(path.join(root, 'lib'), { recursive: true, force: true });
await mustRun([local('tsc'), '-p', 'tsconfig.build.json']);
await rm(dist, { recursive: true, force: true });
await mustRun([
  local('ncc'),
  'build',
  'lib/index.js',
  '-o',
  'dist',
  '--license',
  'licenses.txt',
  '--no-cache',
  '-q',
]);

// Not in the bundle: it prepares how the bundle is read.
await copyFile(path.join(root, 'lib/start.js'), path.join(dist, 'start.js'));
const stub = (call: string, name: string) =>
  `import { start } from './start.js';\n\nstart();\nconst { ${name} } = await import('./index.js');\nawait ${call};\n`;

for (const { name, runs } of await readActions()) {
  if (runs.using !== 'node24') continue;
  await writeFile(path.join(dist, `${name}.js`), stub(`run('${name}')`, 'run'));
  if (runs.post !== undefined)
    await writeFile(path.join(dist, `${name}-post.js`), stub(`runPost('${name}')`, 'runPost'));
}
await writeFile(path.join(dist, 'token.js'), stub('printToken()', 'printToken'));
console.log(`dist/: ${(await readdir(dist)).length} files`);

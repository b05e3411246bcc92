import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { toolchain } from '../test/clouds/toolchain/index.ts';
import { render } from './render-suite.ts';
import { local, root, runTool, type ToolResult } from './run-tool.ts';
import { parseWorkflows } from './workflow-parser.ts';

/**
 * Everything that can be said without running: types, lint, workflows and actions by three checkers, generated files.
 * Every check runs, whatever the others say. With --dist the bundle is rebuilt and compared with the committed one.
 */
const scratch = await mkdtemp(path.join(os.tmpdir(), 'flotilla-check-'));
const { bin } = await toolchain('test');

const checks: Record<string, () => Promise<ToolResult>> = {
  types: () => runTool([local('tsc'), '-p', '.', '--noEmit']),
  lint: () => runTool([local('biome'), 'check', '--error-on-warnings', '.']),
  generated: () => runTool([process.execPath, 'scripts/generate.ts', '--check']),
  'workflows (actionlint)': async () => {
    // actionlint does not know `$/` yet; the rendered copy has the same line numbers.
    const out = path.join(scratch, 'suite');
    await render({ self: 'flotilla/flotilla', ref: 'v1', out });
    const folder = path.join(out, '.github/workflows');
    const files = (await readdir(folder)).map((name) => path.join(folder, name));
    return runTool([path.join(bin, 'actionlint'), '-no-color', ...files]);
  },
  'workflows (zizmor)': () =>
    runTool([
      path.join(bin, 'zizmor'),
      ...['--offline', '--no-progress', '--persona', 'pedantic'],
      ...['actions', '.github/workflows'],
    ]),
  "workflows (GitHub's parser)": () => parseWorkflows(path.join(root, '.github/workflows')),
  ...(process.argv.includes('--dist') ? { dist: checkDist } : {}),
};

let failures = 0;
for (const [name, check] of Object.entries(checks)) {
  const started = performance.now();
  const { code, output } = await check();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(30)} ${seconds.padStart(5)} s`);
  if (code !== 0) {
    failures++;
    console.log(output.trimEnd());
  }
}
await rm(scratch, { recursive: true, force: true });
process.exitCode = failures > 0 ? 1 : 0;

async function checkDist(): Promise<ToolResult> {
  const built = await runTool([process.execPath, 'scripts/build.ts']);
  if (built.code !== 0) return built;
  // New chunks are untracked files, which `git diff` does not show.
  const { output } = await runTool(['git', 'status', '--porcelain', '--', 'dist']);
  return { code: output.trim() === '' ? 0 : 1, output: `dist/ is not what src/ builds to:\n${output}` };
}

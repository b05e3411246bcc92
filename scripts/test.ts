import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/**
 * Runs the named tiers one after the other (`unit`, `contract`, `integration`, `e2e`, `full`) and ends with the one
 * line `N passed, N failed` over all of them. Arguments after `--` or anything that is not a tier go to jest.
 */
const root = path.resolve(import.meta.dirname, '..');
const known = ['unit', 'contract', 'integration', 'e2e', 'full'];
const words = process.argv.slice(2).filter((word) => word !== '--');
const tiers = words.filter((word) => known.includes(word));
const rest = words.filter((word) => !known.includes(word));

/**
 * Files at the same time, where it is not for jest to say: two cores do not carry two stacks of three clusters, but
 * three tests that each mostly wait for a control plane of their own.
 */
const workers = new Map([
  ['integration', 3],
  ['e2e', 1],
  ['full', 1],
]);

/** Milliseconds a tier has to end after its report. */
const graceMs = 20_000;

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

// Several runs of a tier may be under way in one checkout.
const output = path.join(await mkdtemp(path.join(os.tmpdir(), 'test-report-')), 'report.json');
let passed = 0;
let failed = 0;
let skipped = 0;
for (const tier of tiers) {
  console.log(`\n── ${tier} ${'─'.repeat(Math.max(1, 70 - tier.length))}`);
  if (tier === 'e2e') await removeSharedStack();
  const code = await jest(tier, output);
  if (tier === 'e2e') await removeSharedStack();
  const result = await readFile(output, 'utf8').then(
    (text) => report.parse(JSON.parse(text)),
    () => undefined,
  );
  if (result !== undefined) await cp(output, path.join(root, 'test-results', `${tier}.json`));
  await rm(output, { force: true });
  passed += result?.numPassedTests ?? 0;
  skipped += result?.numPendingTests ?? 0;
  // A suite that does not even load has no failed test in it; it counts as one.
  const failures = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
  failed += code === 0 ? failures : Math.max(1, failures);
}
await rm(path.dirname(output), { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function jest(tier: string, output: string): Promise<number> {
  const atOnce = workers.get(tier);
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${output}`,
    '--verbose=false',
    ...(atOnce === undefined ? [] : [`--maxWorkers=${atOnce}`, '--testTimeout=300000']),
    ...(rest.length > 0 ? rest : [`test/${tier}/`]),
    ...(rest.length > 0 ? [] : ['--passWithNoTests']),
  ];
  return new Promise((resolve, reject) => {
    // A group of its own: what a test left running ends with it.
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      detached: true,
    });
    const endGroup = () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    const stop = () => {
      endGroup();
      process.exit(130);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const watch = setInterval(async () => {
      const reported = await stat(output).catch(() => undefined);
      if (reported === undefined || Date.now() - reported.mtimeMs < graceMs) return;
      console.log(`${tier} did not end within ${graceMs / 1000} s of its report; something was left running`);
      endGroup();
    }, 1_000);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearInterval(watch);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}

/** The suites of e2e leave their stack to the next one: it is gone before the first and after the last. */
async function removeSharedStack(): Promise<void> {
  const { down } = await import('../test/clouds/index.ts');
  const { sharedStack } = await import('../test/e2e/world.ts');
  await down(sharedStack, () => {});
}

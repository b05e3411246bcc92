import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine, formatReport, type Measurement, writeReport } from './report.ts';
import { measureClouds } from './start/cloud-starts.ts';
import { measureStubs } from './start/stub-starts.ts';

/**
 * `npm run bench:start`: the committed stubs in dist/, each started without inputs, against bare Node; and what each
 * cloud adds to a step that uses it. The table goes to docs/benchmarks.md and bench-results/start.json; with
 * `--runs` it is printed only.
 */
const { values } = parseArgs({ options: { runs: { type: 'string' } } });
const rounds = Number(values.runs ?? '15');
const scratch = await mkdtemp(path.join(os.tmpdir(), 'bench-start-'));

try {
  const stubs = await measureStubs(scratch, rounds);
  const clouds = await measureClouds(scratch, rounds);
  const report = {
    machine: describeMachine(),
    versions: { node: process.version },
    notes: [
      `Medians of ${rounds} runs; bare Node is \`node -e 0\`, run before each; “@actions/core alone” is an action that imports it, fails and is bundled into one file. No third-party action is published as a package that could be compared.`,
      'Cold: the first step of a job; warm: a step after it, which finds the code compiled. Main steps refuse their missing inputs, post steps find nothing to do, `token` (kubectl’s credential plugin) no session. Nothing is asked of a network.',
      `Of the ${stubs.length} figures of stubs the largest of each kind stands here; all are in bench-results/start.json.`,
      ...clouds.notes,
    ],
    cases: [...stubs, ...clouds.cases],
    shown: [...largest(stubs), ...clouds.cases],
  };
  console.log(formatReport(report));
  if (values.runs === undefined) await writeReport('start', report);
} finally {
  await rm(scratch, { recursive: true, force: true });
}

/** Of each metric under each condition (with which the name of a case ends) the largest. */
function largest(cases: readonly Measurement[]): Measurement[] {
  const kinds = Map.groupBy(cases, (one) => `${one.metric}${one.case.slice(one.case.indexOf(','))}`);
  return [...kinds.values()].map((all) => all.reduce((most, one) => (one.ours > most.ours ? one : most)));
}

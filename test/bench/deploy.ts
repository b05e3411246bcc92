import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { down, toolchain, up } from '../clouds/index.ts';
import { type Contender, cleanUp, type Outcome, ours, peers, run } from './deploy/contenders.ts';
import { judgeDeploys, type Samples, steps } from './deploy/deploy-targets.ts';
import { startKwokCluster } from './deploy/kwok-cluster.ts';
import { manyObjects } from './deploy/many-objects.ts';
import { preparePlatform } from './deploy/platform.ts';
import type { DeployTask } from './deploy/task.ts';
import { measure } from './measured-process.ts';
import { bundleOurs } from './our-program.ts';
import { describeMachine, formatReport, lastCases, type Measurement, writeReport } from './report.ts';

/**
 * `npm run bench:deploy`: deliveries, ours against Helm and against kubectl; the table goes to docs/benchmarks.md and
 * bench-results/deploy.json. `--only` (a case) measures a part, which takes its place in the last report where there is one; `--contender` only prints; `--stack` uses local clouds that
 * run already; `--say` prints what our program says.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    runs: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '9' },
    stack: { type: 'string' },
    contender: { type: 'string', multiple: true },
    say: { type: 'boolean', default: false },
  },
});
const wanted = (name: string) => values.only?.includes(name) ?? true;
const least = Math.min(3, Number(values.runs));
const started = performance.now();
const minutes = () => (performance.now() - started) / 60_000;

const { bin } = await toolchain('bench');
process.env['PATH'] = `${bin}${path.delimiter}${process.env['PATH']}`;
const work = await mkdtemp(path.join(os.tmpdir(), 'bench-deploy-'));
/** Ends what is running; a signal comes in between. */
const ends: (() => Promise<unknown>)[] = [() => rm(work, { recursive: true, force: true })];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await Promise.allSettled(ends.map((end) => end()));
    process.exit(1);
  });

try {
  const program = await bundleOurs(work, 'deploy/our-entry.ts');
  const contenders = [ours(program), ...peers].filter(({ name }) => values.contender?.includes(name) ?? true);
  const cells: Measurement[] = [];
  if (wanted('services')) cells.push(...(await measureServices(contenders)));
  if (wanted('objects')) cells.push(...(await measureObjects(contenders)));
  const report = {
    machine: describeMachine(),
    versions: await versions(),
    notes: [
      `Every contender delivers the same chart with the same values, takes its turn in each round and leaves nothing to the next; the time is from the start of its first process to the end of its last. Medians of ${least === 1 ? 'what was measured' : `${least} rounds or more`}.`,
      'Ours is the transaction of deploy-cluster as a process of its own (locks, ledgers, the server’s dry run of every object, apply, wait, verdicts), one for all clusters. It verifies no signature and asks no smoke test, as the others do not.',
      'Helm: `helm upgrade --install --wait`; kubectl: `helm template --dry-run=server`, `kubectl apply`, `kubectl rollout status`; a chain for each cluster, all at once. kubectl-server-side is the same with `kubectl apply --server-side`, shown beside them where it was measured.',
      'Five services: the template’s chart with two replicas each, on three real clusters. 500 objects: a hundred Deployments with a Service, a ServiceAccount and two ConfigMaps each, on one control plane with kwok’s nodes, a new one for each contender’s turn.',
      'Memory is the peak of the resident set; that of processes that run at the same time is summed.',
    ],
    cases: cells,
  };
  console.log(`\n${formatReport(report)}`);
  const last = values.only === undefined ? [] : await lastCases('deploy');
  if (values.contender === undefined && last !== undefined) {
    const measured = new Set(cells.map(caseOf));
    const rest = last.filter((one) => !measured.has(caseOf(one)));
    // As they stand in a whole run: the services first.
    await writeReport('deploy', {
      ...report,
      cases: wanted('services') ? [...cells, ...rest] : [...rest, ...cells],
    });
  }
} finally {
  await rm(work, { recursive: true, force: true });
}

function caseOf(one: Measurement): string {
  return `${one.case} ${one.metric}`;
}

/** The template's five services on three real clusters. */
async function measureServices(contenders: readonly Contender[]): Promise<Measurement[]> {
  const name = values.stack ?? 'bench-deploy';
  const stack = await up({ name, task: 'bench' });
  if (values.stack === undefined) ends.push(() => down(name));
  try {
    const { task, changed } = await preparePlatform(stack, work);
    const half = wanted('objects') ? (Number(values.minutes) + minutes()) / 2 : Number(values.minutes);
    const stage = async () => ({ task, changed, leave: cleanUp });
    return judgeDeploys('services', await measureCase('services', stage, contenders, half));
  } finally {
    if (values.stack === undefined) await down(name);
  }
}

/**
 * 500 objects on a control plane whose nodes only say that they run pods. Everybody gets a new one: a controller that
 * has just seen a hundred Deployments fail with their namespace spaces its retries for a minute, at whoever's cost
 * comes next.
 */
async function measureObjects(contenders: readonly Contender[]): Promise<Measurement[]> {
  const stage = async () => {
    const cluster = await startKwokCluster(bin);
    ends.push(() => cluster.stop());
    const tasks = await manyObjects(work, { name: 'kwok', kubeconfig: cluster.kubeconfig });
    return { ...tasks, leave: () => cluster.stop() };
  };
  const some = contenders.filter(({ name }) => name !== 'kubectl-server-side');
  return judgeDeploys('objects', await measureCase('objects', stage, some, Number(values.minutes)));
}

/** What one contender delivers in its turn, and how nothing of it is left. */
interface Stage {
  readonly task: DeployTask;
  readonly changed: DeployTask;
  leave(delivered: DeployTask): Promise<void>;
}

/** Lets all deliver in turn, again and again, until there are enough rounds or the time is up. */
async function measureCase(
  what: string,
  stage: () => Promise<Stage>,
  contenders: readonly Contender[],
  until: number,
): Promise<Samples> {
  const samples: Samples = new Map();
  const home = path.join(work, 'home');
  // Images are pulled, and programs read, before anybody is measured.
  for (const contender of contenders.slice(0, 1)) await deliverAll(contender, false);
  for (let round = 0; round < Number(values.runs) && (round < least || minutes() < until); round++)
    for (const contender of rotated(contenders, round)) await deliverAll(contender, true);
  return samples;

  async function deliverAll(contender: Contender, counts: boolean): Promise<void> {
    const own = (of: DeployTask): DeployTask => ({ ...of, namespace: `${of.namespace}-${contender.name}` });
    const { task, changed, leave } = await stage();
    try {
      for (const step of steps) {
        const outcome = await run(contender, own(step === 'one changed' ? changed : task), home);
        say(what, step, contender, outcome);
        if (!counts) continue;
        const key = `${step} ${contender.name}`;
        samples.set(key, [...(samples.get(key) ?? []), outcome]);
      }
    } finally {
      await leave(own(task));
    }
  }
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const first = by % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}

function say(what: string, step: string, { name }: Contender, outcome: Outcome): void {
  const { seconds, cpuSeconds, megabytes, output } = outcome;
  console.log(
    `${what}  ${step.padEnd(12)} ${name.padEnd(8)} ${seconds.toFixed(2)} s  cpu ${cpuSeconds.toFixed(2)} s  ${megabytes.toFixed(0)} MB`,
  );
  if (values.say && name === 'ours') console.log(output);
}

async function versions(): Promise<Record<string, string>> {
  const ask = async (argv: readonly [string, ...string[]]) =>
    /v?\d+\.\d+\.\d+/.exec((await measure(argv, process.env)).output)?.[0] ?? 'unknown';
  return {
    node: process.version,
    helm: await ask(['helm', 'version', '--short']),
    kubectl: await ask(['kubectl', 'version', '--client']),
    kwok: await ask(['kwok', '--version']),
  };
}

import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toolchain } from '../clouds/toolchain/index.ts';
import { type BenchLayout, createBenchLayout, type LayoutName, removeLayout } from './bench-layouts.ts';
import { type BenchRegistries, startRegistries } from './bench-registries.ts';
import {
  type Contender,
  type Outcome,
  ours,
  peers,
  repositoryOf,
  run,
  skopeoInTurn,
  type Task,
} from './contenders.ts';
import { countTrips, measureCurl } from './floor.ts';
import { measure } from './measured-process.ts';
import { bundleOurs } from './our-program.ts';
import { judgeCell, type Samples } from './push-targets.ts';
import { describeMachine, formatReport, type Measurement, median, writeReport } from './report.ts';

/**
 * `npm run bench:push`: layouts to three registries, ours against crane, regctl, skopeo, oras and the floor; the table
 * goes to docs/benchmarks.md and bench-results/push.json. `--case`, `--rtt`, `--runs` and `--only` (a contender)
 * measure a part, which is printed only.
 */
const { values } = parseArgs({
  options: {
    case: { type: 'string', multiple: true },
    rtt: { type: 'string', multiple: true },
    only: { type: 'string', multiple: true },
    runs: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '9' },
    journal: { type: 'boolean', default: false },
  },
});
const cases = (['a', 'b', 'c', 'd'] as const).filter((one) => values.case?.includes(one) ?? true);
const roundTrips = [0, 20, 80].filter((one) => values.rtt?.includes(`${one}`) ?? true);
const wanted = ({ name }: { readonly name: string }) => values.only?.includes(name) ?? true;
const whole = values.case === undefined && values.rtt === undefined && values.only === undefined;
const least = Math.min(3, Number(values.runs));

const { bin } = await toolchain('bench');
process.env['PATH'] = `${bin}${path.delimiter}${process.env['PATH']}`;
const work = await mkdtemp(path.join(os.tmpdir(), 'bench-push-'));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    rmSync(work, { recursive: true, force: true });
    process.exit(1);
  });
const started = performance.now();
const minutes = () => (performance.now() - started) / 60_000;

try {
  const program = await bundleOurs(work);
  const nodeStart = await measureNode();
  console.log(`Node's own start, subtracted from ours: ${nodeStart.toFixed(3)} s`);
  const cells: Measurement[] = [];
  for (const [at, name] of cases.entries()) {
    const layout = await createBenchLayout(work, name === 'd' ? 'b' : name);
    for (const [turn, rtt] of roundTrips.entries()) {
      const left = (cases.length - at) * roundTrips.length - turn;
      const until = minutes() + (Number(values.minutes) - minutes()) / left;
      const samples = await measureCell(name, layout, rtt, ours(program), until);
      cells.push(...judgeCell(name, rtt, samples, nodeStart));
    }
    await removeLayout(layout);
  }
  const report = {
    machine: describeMachine(),
    versions: await versions(),
    notes: notes(nodeStart),
    cases: cells,
  };
  console.log(`\n${formatReport(report)}`);
  if (whole) await writeReport('push', report);
} finally {
  await rm(work, { recursive: true, force: true });
}

/** Runs all contenders in turn, again and again, until there are enough runs or the time is up. */
async function measureCell(
  name: LayoutName | 'd',
  layout: BenchLayout,
  rtt: number,
  our: Contender,
  until: number,
): Promise<Samples> {
  const outcomes = new Map<string, Outcome[]>();
  const floor: number[] = [];
  const trips: number[] = [];
  const home = path.join(work, 'home');
  const say = (contender: string, seconds: number, rest = '') =>
    console.log(`${name} ${`${rtt}`.padStart(2)} ms  ${contender.padEnd(15)} ${seconds.toFixed(3)} s${rest}`);
  const note = (contender: string, outcome: Outcome) => {
    outcomes.set(contender, [...(outcomes.get(contender) ?? []), outcome]);
    const { seconds, cpuSeconds, megabytes } = outcome;
    say(contender, seconds, `  cpu ${cpuSeconds.toFixed(2)} s  ${megabytes.toFixed(0)} MB`);
  };
  const one = async (contender: Contender, registries: BenchRegistries) => {
    const task: Task = { layout, registries: registries.list, home, tag: 'bench' };
    const outcome = await run(contender, task);
    const journals = await Promise.all(registries.list.map(({ journal }) => journal()));
    await checkArrived(task);
    // Our own questions are nobody's trips.
    await Promise.all(registries.list.map(({ journal }) => journal()));
    if (contender === our) trips.push(Math.max(...journals.map((requests) => countTrips(requests, rtt))));
    if (contender === our && values.journal) print(journals[0] ?? []);
    return outcome;
  };
  const contenders = [our, ...peers, ...(name === 'c' ? [skopeoInTurn] : [])].filter(wanted);
  // What has been pushed once stays: case d asks everybody to push it again.
  await using stack = new AsyncDisposableStack();
  const kept = name === 'd' ? stack.use(await startRegistries(3, rtt)) : undefined;
  if (kept !== undefined) await one(our, kept);
  trips.length = 0;
  for (let turn = 0; turn < Number(values.runs) && (turn < least || minutes() < until); turn++) {
    for (const contender of contenders) {
      if (contender !== our && isFarBehind(contender.name, outcomes)) continue;
      await using fresh = kept === undefined ? await startRegistries(3, rtt) : undefined;
      const registries = kept ?? fresh;
      if (registries !== undefined) note(contender.name, await one(contender, registries));
    }
    if (rtt > 0 || name === 'd' || !wanted({ name: 'curl' })) continue;
    await using registries = await startRegistries(3, rtt);
    const seconds = await measureCurl({ layout, registries: registries.list, home, tag: 'bench' });
    floor.push(seconds);
    say('curl', seconds);
  }
  return { outcomes, floor, trips };
}

/** Whether a program took more than twice as long as the best of the peers: its median decides nothing. */
function isFarBehind(name: string, outcomes: ReadonlyMap<string, readonly Outcome[]>): boolean {
  const best = Math.min(
    ...[...outcomes].flatMap(([other, runs]) => (other === 'ours' ? [] : runs)).map(({ seconds }) => seconds),
  );
  return outcomes.get(name)?.every(({ seconds }) => seconds > 2 * best) ?? false;
}

function print(
  requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly start: number;
    readonly end: number;
    readonly status: number;
  }[],
): void {
  const from = Math.min(...requests.map(({ start }) => start));
  for (const { method, path: where, status, start, end } of requests.toSorted((a, b) => a.start - b.start))
    console.log(
      `${((start - from) / 1000).toFixed(0).padStart(6)} +${((end - start) / 1000).toFixed(0).padEnd(5)} ${status} ${method} ${where.slice(0, 110)}`,
    );
}

/** A push that did not push is not fast. */
async function checkArrived({ layout, registries, tag }: Task): Promise<void> {
  for (const { digestOf, host } of registries)
    for (const image of layout.images) {
      const digest = await digestOf(repositoryOf(image), tag);
      if (digest !== image.digest)
        throw new Error(`${host} has ${digest} of ${image.name}, not ${image.digest}`);
    }
}

/** What Node takes to start and end with nothing to do, seconds. */
async function measureNode(): Promise<number> {
  const runs: number[] = [];
  for (let turn = 0; turn < 11; turn++)
    runs.push((await measure([process.execPath, '-e', '0'], process.env)).seconds);
  return median(runs);
}

async function versions(): Promise<Record<string, string>> {
  const found: Record<string, string> = { node: process.version };
  for (const { name, version } of peers)
    found[name] = /v?\d+\.\d+\.\d+/.exec((await measure(version, process.env)).output)?.[0] ?? 'unknown';
  return found;
}

function notes(nodeStart: number): string[] {
  return [
    `Node’s own start and end, ${(nodeStart * 1000).toFixed(0)} ms here, are subtracted from our times and from nothing else.`,
    'Registries: one process each, token authentication, empty before every run but those of d; blobs are hashed and not kept, and each chunk is half a round trip late in either direction without a limit of bandwidth.',
    'All take turns, three to five times as the time allows; the figures are medians. Who took twice as long as the best peer is not asked again.',
    'Peers run with their own settings, one process for each image and registry, all at once; skopeo also image by image, since only so does it mount what it knows.',
    'The floor without delay is curl: an upload opened for every blob, then all bytes at once, no hash, no manifest. With delay it is the longest chain of our requests in a registry’s journal, each a round trip.',
    'Memory is the peak of the resident set; that of the peers is summed over the processes that run at the same time, ours is one process.',
  ];
}

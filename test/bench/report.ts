import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/run-tool.ts';

/** What was measured of one case: ours, others' and the least there is. Smaller is better for every metric. */
export interface Measurement {
  readonly case: string;
  readonly metric: string;
  readonly unit: 's' | 'ms' | 'MB';
  readonly ours: number;
  readonly peers: Readonly<Record<string, number>>;
  readonly floor?: number | undefined;
  /** What has to hold, in words. */
  readonly target: string;
  readonly met: boolean;
}

export interface Report {
  readonly machine: string;
  /** Program → version. */
  readonly versions: Readonly<Record<string, string>>;
  /** How it was measured: one sentence each. */
  readonly notes: readonly string[];
  readonly cases: readonly Measurement[];
  /** The cases that the page shows; all of them where it is absent. */
  readonly shown?: readonly Measurement[];
}

/** What a figure of this machine is worth. */
export function describeMachine(): string {
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const [cpu] = os.cpus();
  return `${os.cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GiB, ${os.type()} ${os.release()}`;
}

/** Ours over the best of the others; undefined where there are none. */
export function ratioToBestPeer({ ours, peers }: Pick<Measurement, 'ours' | 'peers'>): number | undefined {
  const others = Object.values(peers);
  return others.length === 0 ? undefined : ours / Math.min(...others);
}

/** Ours over the floor; undefined where there is none. */
export const ratioToFloor = ({ ours, floor }: Pick<Measurement, 'ours' | 'floor'>) =>
  floor === undefined ? undefined : ours / floor;

/** The middle of some values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[half - 1 + (sorted.length % 2)], sorted[half]];
  return (low + high) / 2;
}

/** The report as a Markdown table, as it stands in docs/benchmarks.md. */
export function formatReport({ machine, versions, notes, cases: all, shown: cases = all }: Report): string {
  const peers = [...new Set(cases.flatMap((one) => Object.keys(one.peers)))];
  const header = ['Case', 'Metric', 'Ours', ...peers, 'Floor', 'To best', 'To floor', 'Target', 'Met'];
  const rows = cases.map((one) => [
    one.case,
    `${one.metric} (${one.unit})`,
    figure(one.ours),
    ...peers.map((name) => figure(one.peers[name])),
    figure(one.floor),
    figure(ratioToBestPeer(one)),
    figure(ratioToFloor(one)),
    one.target,
    one.met ? 'yes' : '**no**',
  ]);
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `${machine}. ${programs.join(', ')}.`,
    '',
    line(header),
    line(header.map(() => '---')),
    ...rows.map(line),
    '',
    ...notes.map((note) => `- ${note}`),
  ].join('\n');
}

const figure = (value: number | undefined) =>
  value === undefined ? '–' : value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);

const resultsOf = (name: string): string => path.join(root, 'bench-results', `${name}.json`);

/** The cases of the last report in bench-results/NAME.json; undefined where there is none. */
export async function lastCases(name: string): Promise<readonly Measurement[] | undefined> {
  try {
    // Written by writeReport, and by nobody else.
    return (JSON.parse(await readFile(resultsOf(name), 'utf8')) as Report).cases;
  } catch {
    return undefined;
  }
}

/** Writes bench-results/NAME.json and the section of that name in docs/benchmarks.md. */
export async function writeReport(name: string, report: Report): Promise<void> {
  await mkdir(path.dirname(resultsOf(name)), { recursive: true });
  const { shown: _, ...written } = report;
  const cases = report.cases.map((one) => ({
    ...one,
    ratio_to_best_peer: ratioToBestPeer(one),
    ratio_to_floor: ratioToFloor(one),
  }));
  await writeFile(resultsOf(name), `${JSON.stringify({ ...written, cases }, null, 2)}\n`);

  const page = path.join(root, 'docs/benchmarks.md');
  const [start, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const text = await readFile(page, 'utf8');
  const [before, after] = [text.indexOf(start), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`${page} has no section between ${start} and ${end}`);
  const section = `${start}\n${formatReport(report)}\n`;
  await writeFile(page, text.slice(0, before) + section + text.slice(after));
}

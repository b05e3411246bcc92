import type { LayoutName } from './bench-layouts.ts';
import type { Outcome } from './contenders.ts';
import { type Measurement, median, ratioToBestPeer, ratioToFloor } from './report.ts';

/** Everything measured of one layout at one round trip. */
export interface Samples {
  readonly outcomes: ReadonlyMap<string, readonly Outcome[]>;
  /** Seconds of the floor, where it is measured. */
  readonly floor: readonly number[];
  /** Sequential trips of ours in the registries' journals. */
  readonly trips: readonly number[];
}

/** How many times faster than the best peer a push has to be where registries are far away. */
const farFactor = { a: 1, b: 1.5, c: 2, d: 1 } satisfies Record<LayoutName | 'd', number>;
const nearFactor = 1;
const floorFactor = 1.25;
const memoryLimit = 200;
const far = 80;

/** The rows of one layout at one round trip (milliseconds): seconds, and memory where it is promised. */
export function judgeCell(
  name: LayoutName | 'd',
  rtt: number,
  { outcomes, floor, trips }: Samples,
  nodeStart: number,
): Measurement[] {
  const mine = outcomes.get('ours');
  if (mine === undefined) return [];
  const others = [...outcomes].filter(([contender]) => contender !== 'ours');
  const of = (pick: (outcome: Outcome) => number) =>
    Object.fromEntries(others.map(([contender, runs]) => [contender, median(runs.map(pick))]));
  const label = `${name}, ${rtt} ms`;

  const seconds = {
    ours: median(mine.map((outcome) => outcome.seconds)) - nodeStart,
    peers: of((outcome) => outcome.seconds),
    floor: rtt > 0 ? (median(trips) * rtt) / 1000 : floor.length > 0 ? median(floor) : undefined,
  };
  const { target, met } = judgeSeconds(name, rtt, seconds);
  const rows: Measurement[] = [{ case: label, metric: 'time', unit: 's', ...seconds, target, met }];
  if (name === 'a') {
    const ourPeak = Math.max(...mine.map(({ megabytes }) => megabytes));
    rows.push({
      ...{ case: label, metric: 'peak memory', unit: 'MB' },
      ...{ ours: ourPeak, peers: of(({ megabytes }) => megabytes) },
      ...{ target: `≤ ${memoryLimit} MB`, met: ourPeak <= memoryLimit },
    });
  }
  return rows;
}

function judgeSeconds(
  name: LayoutName | 'd',
  rtt: number,
  seconds: Pick<Measurement, 'ours' | 'peers' | 'floor'>,
): Pick<Measurement, 'target' | 'met'> {
  const toBest = ratioToBestPeer(seconds) ?? 0;
  if (rtt === far) {
    const factor = farFactor[name];
    const target = factor === 1 ? 'not slower than the best' : `≥ ${factor} × faster than the best`;
    return { target, met: toBest <= 1 / factor };
  }
  if (rtt > 0) return { target: '–', met: true };
  const toFloor = ratioToFloor(seconds) ?? 0;
  const target = 'not slower than the best';
  return seconds.floor === undefined
    ? { target, met: toBest <= nearFactor }
    : { target: `${target}, ≤ ${floorFactor} × floor`, met: toBest <= nearFactor && toFloor <= floorFactor };
}

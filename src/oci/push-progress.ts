import { formatBytes } from '../core/bytes.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';

export type PushPhase =
  | 'preparing'
  | 'looking'
  | 'pushing'
  | 'checking'
  | 'replicating'
  | 'tagging'
  | 'done'
  | 'failed';

/** What has become of the blobs of one registry so far. */
export interface PushCounts {
  pushed: number;
  pushedBytes: number;
  mounted: number;
  mountedBytes: number;
  skipped: number;
  skippedBytes: number;
  manifests: number;
}

/** One registry's part of the display; it also keeps the count for the result. */
export interface RegistryProgress {
  readonly counts: PushCounts;
  phase(phase: PushPhase): void;
  /** Announces a blob that a repository should have. */
  expect(bytes: number): void;
  sent(bytes: number): void;
  settle(how: 'pushed' | 'mounted' | 'skipped', bytes: number): void;
}

export interface PushProgress {
  registry(name: string): RegistryProgress;
  /** Prints until stopped, one line for each registry in which something happened. */
  start(): void;
  stop(): void;
}

/** A pace a person can read at (milliseconds). */
const intervalMs = 2000;

interface Row {
  phase: PushPhase;
  blobs: number;
  done: number;
  bytes: number;
  sent: number;
  sentBefore: number;
  printed: string;
}

/** Plain lines, the same in a terminal and in the log of a job: `aws    17/42 blobs  212 MB of 640 MB  58 MB/s`. */
export function createPushProgress(log: Log, clock: Clock, names: readonly string[]): PushProgress {
  const rows = new Map<string, Row>();
  const width = Math.max(0, ...names.map((name) => name.length)) + 2;
  const stopped = new AbortController();
  let last = clock.now();

  function print(name: string, row: Row, line: string, rate = ''): void {
    if (line === row.printed) return;
    row.printed = line;
    log.info(`${name.padEnd(width)}${line}${rate}`);
  }

  function tick(): void {
    const seconds = Math.max(0.001, (clock.now() - last) / 1000);
    last = clock.now();
    for (const [name, row] of rows) {
      const { phase, blobs, done, sent, bytes, sentBefore } = row;
      row.sentBefore = sent;
      const rate = sent > sentBefore ? `  ${formatBytes((sent - sentBefore) / seconds)}/s` : '';
      if (phase === 'pushing')
        print(name, row, `${done}/${blobs} blobs  ${formatBytes(sent)} of ${formatBytes(bytes)}`, rate);
      else if (phase !== 'done' && phase !== 'failed') print(name, row, phase);
    }
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      await clock.sleep(intervalMs, stopped.signal).catch(() => undefined);
      if (!stopped.signal.aborted) tick();
    }
  }

  return {
    start: () => void run(),
    stop: () => stopped.abort(),
    registry: (name) => {
      const row: Row = {
        phase: 'preparing',
        blobs: 0,
        done: 0,
        bytes: 0,
        sent: 0,
        sentBefore: 0,
        printed: '',
      };
      rows.set(name, row);
      const counts: PushCounts = {
        pushed: 0,
        pushedBytes: 0,
        mounted: 0,
        mountedBytes: 0,
        skipped: 0,
        skippedBytes: 0,
        manifests: 0,
      };
      return {
        counts,
        phase: (phase) => {
          row.phase = phase;
          // What passes at once is not worth a line; how it ended is.
          if (phase === 'done')
            print(name, row, `${row.done}/${row.blobs} blobs  ${formatBytes(counts.pushedBytes)} sent  done`);
          if (phase === 'failed') print(name, row, phase);
        },
        expect: (bytes) => {
          row.blobs++;
          row.bytes += bytes;
        },
        sent: (bytes) => {
          row.sent += bytes;
        },
        settle: (how, bytes) => {
          row.done++;
          // What need not be sent is no part of the way left.
          if (how !== 'pushed') row.bytes -= bytes;
          counts[how]++;
          counts[`${how}Bytes`] += bytes;
        },
      };
    },
  };
}

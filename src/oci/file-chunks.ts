import { type FileHandle, open } from 'node:fs/promises';

/**
 * Bytes read at once: handing a chunk on costs a tenth of a millisecond, and as many pairs of them are in memory as
 * files are read at the same time. Half as large is a fifth slower for many files at once, twice as large is too.
 */
const chunkBytes = 1024 * 1024;

/**
 * What a socket takes over without saying when it is through with it (bytes). Of anything larger it says so before
 * more is asked for, so that a buffer may be filled again then.
 */
const keptBytes = 128 * 1024;

type Pair = readonly [Buffer, Buffer];

/** Reads files in chunks through few buffers: fresh memory for each chunk costs more time than the reading itself. */
export interface ChunkReader {
  /** A chunk is valid until the next one is asked for. */
  read(file: string, start?: number): AsyncGenerator<Buffer, void>;
}

/** A reader whose buffers are used for one file after another, `spare` pairs of them at most. */
export function createChunkReader(spare = 32): ChunkReader {
  const pairs: Pair[] = [];

  async function* read(file: string, start = 0): AsyncGenerator<Buffer, void> {
    const [first, second] = pairs.pop() ?? [
      Buffer.allocUnsafeSlow(chunkBytes),
      Buffer.allocUnsafeSlow(chunkBytes),
    ];
    const handle = await open(file);
    let [current, ahead] = [first, second];
    let at = start;
    let reading = fill(handle, current, at);
    try {
      for (;;) {
        const bytes = await reading;
        if (bytes === 0) break;
        at += bytes;
        [current, ahead] = [ahead, current];
        // The next chunk is read while this one is used.
        reading = fill(handle, current, at);
        reading.catch(() => undefined);
        yield bytes > keptBytes ? ahead.subarray(0, bytes) : Buffer.from(ahead.subarray(0, bytes));
      }
      // Only after the end is nobody at work on them: who stops early may leave a chunk on its way.
      if (pairs.length < spare) pairs.push([first, second]);
    } finally {
      await reading.catch(() => undefined);
      await handle.close();
    }
  }
  return { read };
}

/** Fills a buffer as far as the file goes, so that only the last chunk is shorter. */
async function fill(handle: FileHandle, into: Buffer, at: number): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const { bytesRead } = await handle.read(into, filled, into.length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

/** Runs work of known size, a few at a time. */
export interface Lanes {
  run<T>(size: number, work: () => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly size: number;
  readonly start: (release: () => void) => void;
}

/** Work up to this size may use the lane that is kept free for it (bytes). */
const smallLimit = 4 * 1024 * 1024;

/**
 * `count` lanes take the largest work first, so that no long one is left for the end; one more lane takes small work
 * only, so that many small ones do not wait behind a few large ones.
 */
export function createLanes(count: number): Lanes {
  /** Sorted by size, smallest first. */
  const waiting: Waiting[] = [];
  let free = count;
  let smallFree = true;

  function next(): void {
    if (free > 0) {
      const largest = waiting.pop();
      if (largest === undefined) return;
      free--;
      largest.start(() => free++);
    } else if (smallFree && (waiting[0]?.size ?? Number.POSITIVE_INFINITY) <= smallLimit) {
      smallFree = false;
      waiting.shift()?.start(() => {
        smallFree = true;
      });
    }
  }

  return {
    run: (size, work) =>
      new Promise((resolve, reject) => {
        const start = (release: () => void) => {
          const ended = () => {
            release();
            next();
          };
          work().then(resolve, reject).finally(ended);
        };
        const place = waiting.findIndex((other) => other.size > size);
        waiting.splice(place < 0 ? waiting.length : place, 0, { size, start });
        next();
      }),
  };
}

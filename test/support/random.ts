/** Numbers in [0, 1) that a seed repeats: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** FLOTILLA_SEED, or another one each time. A test prints it, so that what it found can be found again. */
export const seedOfRun = (): number => Number(process.env['FLOTILLA_SEED'] ?? Date.now() % 1_000_000);

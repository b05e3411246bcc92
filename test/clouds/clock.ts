/** The stand-ins' clock: milliseconds since the epoch, which a test may move forward to let tokens expire. */
export interface Clock {
  now(): number;
  advance(milliseconds: number): void;
}

/** A clock that follows the machine's until it is advanced. */
export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    advance: (milliseconds) => {
      offset += milliseconds;
    },
  };
}

/** Whole seconds since the epoch, the unit of JWT claims. */
export function epochSeconds(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}

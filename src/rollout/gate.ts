/** Opens when enough have come, and closes for good when enough cannot come any more. */
export interface Gate {
  /** Counts one in; resolves when it is decided, true where the gate opened. */
  come(): Promise<boolean>;
  /** Counts one that will not come. */
  leave(): void;
  readonly decided: Promise<boolean>;
}

/** A gate for `all`, of whom `needed` have to come. */
export function createGate(all: number, needed: number): Gate {
  const { promise: decided, resolve } = Promise.withResolvers<boolean>();
  let came = 0;
  let left = 0;
  const judge = () => {
    if (came >= needed) resolve(true);
    else if (all - left < needed) resolve(false);
  };
  judge();
  return {
    decided,
    come: () => {
      came += 1;
      judge();
      return decided;
    },
    leave: () => {
      left += 1;
      judge();
    },
  };
}

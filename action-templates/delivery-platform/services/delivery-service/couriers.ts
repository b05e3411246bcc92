/** The riders of this region and how many orders each of them carries now. */
export interface Couriers {
  /** The least busy courier, or undefined when all are full. */
  assign(loads: ReadonlyMap<string, number>): string | undefined;
}

/** Orders one courier carries at a time. */
export const COURIER_CAPACITY = 3;

/** Creates a fleet of `count` couriers. */
export const createCouriers = (count: number): Couriers => {
  const names = Array.from({ length: count }, (_, index) => `courier-${String(index + 1).padStart(3, '0')}`);
  return {
    assign: (loads) => {
      const load = (name: string) => loads.get(name) ?? 0;
      const [best] = names.filter((name) => load(name) < COURIER_CAPACITY).sort((a, b) => load(a) - load(b));
      return best;
    },
  };
};

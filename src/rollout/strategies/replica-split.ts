/** Pods of each side, and the share of them, in percent, that are the canary's: with one Service over both, of traffic. */
export interface ReplicaSplit {
  readonly canary: number;
  readonly stable: number;
  readonly weight: number;
}

export interface SplitOptions {
  /** An autoscaler decides over the stable side, which therefore keeps all its pods. */
  readonly stableHeld?: boolean;
}

/**
 * The numbers of pods that come nearest to giving the canary `weight` percent where `total` serve, after the rules of
 * Argo Rollouts without a traffic router (utils/replicaset/canary.go): `total` pods or one more; between 0 and 100
 * never none on either side; of two equally near, the larger canary. Where the stable side is held, the canary comes
 * on top of it and is never larger: at most half of the traffic.
 */
export function replicaSplit(
  total: number,
  weight: number,
  { stableHeld = false }: SplitOptions = {},
): ReplicaSplit {
  if (weight <= 0) return splitOf(0, total);
  if (weight >= 100) return splitOf(total, stableHeld ? total : 0);
  return choices(total, stableHeld).reduce((best, next) => nearer(weight, best, next));
}

/** Every weight in percent that `total` pods can give, smallest first. */
export const possibleWeights = (total: number, { stableHeld = false }: SplitOptions = {}): number[] =>
  [...new Set(choices(total, stableHeld).map(({ weight }) => weight))].sort((a, b) => a - b);

/** Whether even a single pod is more of the traffic than `weight` allows. */
export const isTooFine = (total: number, weight: number, options?: SplitOptions): boolean =>
  weight < (possibleWeights(total, options)[0] ?? 0);

const splitOf = (canary: number, stable: number): ReplicaSplit => ({
  canary,
  stable,
  weight: canary + stable === 0 ? 0 : (100 * canary) / (canary + stable),
});

/** All splits with a pod on both sides. */
function choices(total: number, stableHeld: boolean): ReplicaSplit[] {
  if (stableHeld) return upTo(total).map((canary) => splitOf(canary, total));
  return [total, total + 1].flatMap((all) => upTo(all - 1).map((canary) => splitOf(canary, all - canary)));
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Weights are fractions of small numbers: what is closer than this is equal. */
const equal = 1e-9;

function nearer(weight: number, best: ReplicaSplit, next: ReplicaSplit): ReplicaSplit {
  const gain = Math.abs(best.weight - weight) - Math.abs(next.weight - weight);
  if (Math.abs(gain) > equal) return gain > 0 ? next : best;
  return next.weight > best.weight + equal ? next : best;
}

/** Share of the allowed false alarms that looks before the end of a step may use up. */
const interimShare = 1 / 5;

/**
 * Level at which the `look`-th look (from 1) may end a step early. The levels of all looks, however many, sum up to a
 * fifth of `alpha` (Σ 1/k² = π²/6), so that looking often raises no more false alarms than looking once: by
 * Bonferroni’s inequality, whatever the looks have in common. Only gross failures pass it.
 */
export const interimAlpha = (alpha: number, look: number): number =>
  (alpha * interimShare * 6) / (Math.PI ** 2 * look ** 2);

/** Level of the look at the end of a step. */
export const finalAlpha = (alpha: number): number => alpha * (1 - interimShare);

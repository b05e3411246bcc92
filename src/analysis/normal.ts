const density = (x: number) => Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Beyond this the series loses digits to cancellation and the continued fraction has all of them. */
const tailFrom = 3;

/**
 * Share of a standard normal distribution above `x`, exact to some 14 digits in the tail too. Series and continued
 * fraction of G. Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11 (2004).
 */
export function upperTail(x: number): number {
  if (x < 0) return 1 - upperTail(-x);
  if (x >= tailFrom) {
    let fraction = x;
    for (let k = 120; k >= 1; k--) fraction = x + k / fraction;
    return density(x) / fraction;
  }
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 - density(x) * sum;
}

/** The `x` that a standard normal variable exceeds with probability `share`, by bisection. */
export function criticalValue(share: number): number {
  let [low, high] = [-40, 40];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (upperTail(middle) > share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

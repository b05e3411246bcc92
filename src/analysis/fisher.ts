const exact: number[] = [0];
for (let n = 1; n <= 20; n++) exact.push((exact[n - 1] ?? 0) + Math.log(n));

/** Natural logarithm of n!, by Stirling’s series where it is exact to all digits of a double. */
function logFactorial(n: number): number {
  const known = exact[n];
  if (known !== undefined) return known;
  const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + series;
}

const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/**
 * Fisher’s exact test, one-sided: how likely `drawn` draws from `total`, of which `marked` are marked, hold at least
 * `hits` marked ones.
 */
export function fisherTail(hits: number, drawn: number, marked: number, total: number): number {
  const least = Math.max(hits, drawn + marked - total, 0);
  const most = Math.min(drawn, marked);
  if (least > most) return 0;
  let term = Math.exp(
    logChoose(marked, least) + logChoose(total - marked, drawn - least) - logChoose(total, drawn),
  );
  let sum = term;
  for (let k = least; k < most; k++) {
    const ratio = ((marked - k) * (drawn - k)) / ((k + 1) * (total - marked - drawn + k + 1));
    term *= ratio;
    sum += term;
    // Past the mode every next term is smaller still.
    if (ratio < 1 && term < sum * 1e-17) break;
  }
  return Math.min(1, sum);
}

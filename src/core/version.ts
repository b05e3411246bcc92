/** Finds the first `1.2.3` in what a program prints about itself. */
export function readVersion(text: string): string | undefined {
  return /(?<![\d.])(\d+\.\d+\.\d+)(?![\d.])/.exec(text)?.[1];
}

/** Compares dotted numbers: negative when `a` is older than `b`, 0 when they are equal. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

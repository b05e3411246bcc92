/** Lines shown around a change. */
const context = 2;
/** Cells of the comparison table; beyond it two texts are shown as wholly different. */
const largest = 4_000_000;

/** The changed lines of two texts with a little around them, as `-`, `+` and blank; empty when they are equal. */
export function diffLines(before: readonly string[], after: readonly string[]): string {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const removed = before.slice(head, before.length - tail);
  const added = after.slice(head, after.length - tail);
  if (removed.length === 0 && added.length === 0) return '';
  const marked = [
    ...before.slice(0, head).map((line) => ` ${line}`),
    ...edits(removed, added),
    ...before.slice(before.length - tail).map((line) => ` ${line}`),
  ];
  return abridged(marked).join('\n');
}

/** Removals, additions and what stays, by the longest common subsequence. */
function edits(before: readonly string[], after: readonly string[]): string[] {
  const width = after.length + 1;
  if ((before.length + 1) * width > largest)
    return [...before.map((line) => `-${line}`), ...after.map((line) => `+${line}`)];
  // common[i * width + j]: length of the longest common subsequence of before[i…] and after[j…].
  const common = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      common[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const marked: string[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      marked.push(` ${before[i]}`);
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1)))
      marked.push(`-${before[i++]}`);
    else marked.push(`+${after[j++]}`);
  }
  return marked;
}

/** Leaves out what is far from any change, with one line `…` for each gap. */
function abridged(marked: readonly string[]): string[] {
  const near = new Set<number>();
  for (const [index, line] of marked.entries())
    if (!line.startsWith(' ')) for (let at = index - context; at <= index + context; at++) near.add(at);
  const shown: string[] = [];
  for (const [index, line] of marked.entries()) {
    if (near.has(index)) shown.push(line);
    else if (index > 0 && near.has(index - 1)) shown.push(' …');
  }
  if (shown.at(-1) === ' …') shown.pop();
  return shown;
}

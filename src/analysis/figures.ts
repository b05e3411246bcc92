/** A number for people: three significant digits, no exponent where it can be helped. */
export function figure(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  const text = value.toPrecision(3);
  return text.includes('e') ? text : String(Number(text));
}

/** A share for people: `0.42 %`. */
export const percent = (share: number): string => `${figure(share * 100)} %`;

/** A p-value for people; nobody cares how small a tiny one is. */
export const probability = (p: number): string => (p < 0.0001 ? 'p < 0.0001' : `p = ${figure(p)}`);

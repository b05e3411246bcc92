import { isRecord } from '../kube/fields.ts';
import type { KubeObject } from '../kube/object.ts';

/** Texts of hexadecimal digits as the live release wrote them and as the older one did. */
export type Exchange = readonly [live: string, older: string];

export interface Tokens {
  /** What is to be exchanged for sure: it means the services alone. */
  readonly own: readonly Exchange[];
  /** The same, though other services may be written with it too: counts only in objects that have one of `own`. */
  readonly shared: readonly Exchange[];
  /** What differs between any two releases, and stays as it is. */
  readonly common: readonly Exchange[];
}

/**
 * The live object with the tokens of some services exchanged for the older ones; undefined where the two objects
 * differ by anything else, or not by these at all. A token may be cut short, as charts do in labels.
 */
export function exchange(live: KubeObject, older: KubeObject, tokens: Tokens): KubeObject | undefined {
  const result = structuredClone(live);
  let found = 0;
  const visit = (here: unknown, there: unknown): boolean => {
    if (Array.isArray(here))
      return (
        Array.isArray(there) && here.length === there.length && here.every((_, at) => enter(here, there, at))
      );
    if (isRecord(here)) {
      const keys = Object.keys(here);
      if (!isRecord(there) || keys.length !== Object.keys(there).length) return false;
      return keys.every((key) => Object.hasOwn(there, key) && enter(here, there, key));
    }
    return here === there;
  };
  const enter = <K extends string | number>(
    here: Record<K, unknown>,
    there: Record<K, unknown>,
    key: K,
  ): boolean => {
    const [text, wanted] = [here[key], there[key]];
    if (typeof text !== 'string' || typeof wanted !== 'string') return visit(text, wanted);
    if (text === wanted) return true;
    const exchanged = replace(text, [...tokens.own, ...tokens.shared]);
    if (exchanged !== wanted && replace(text, tokens.common) === wanted) return true;
    if (exchanged !== wanted && replace(exchanged, tokens.common) !== wanted) return false;
    if (replace(text, tokens.own) !== text) found += 1;
    here[key] = exchanged;
    return true;
  };
  return visit(result, older) && found > 0 ? result : undefined;
}

/** Exchanges every run of digits that is a token or the beginning of one. */
function replace(text: string, tokens: readonly Exchange[]): string {
  return text.replace(/[a-f0-9]{7,}/g, (digits) => {
    const token = tokens.find(([live]) => live.startsWith(digits));
    return token === undefined ? digits : token[1].slice(0, digits.length);
  });
}

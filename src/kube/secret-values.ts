import { isRecord } from './fields.ts';
import type { KubeObject } from './object.ts';

/** Shorter ones would hide ordinary words. */
const shortest = 6;

/** A function that hides what the Secrets among the objects hold, wherever it turns up in a text. */
export function hideSecrets(objects: readonly KubeObject[]): (text: string) => string {
  const values = objects
    .filter(({ kind }) => kind === 'Secret')
    // A chart may render `data:` without anything below it, or numbers.
    .flatMap(({ data }) => (isRecord(data) ? Object.values(data).map(String) : []))
    .flatMap((encoded) => [encoded, ...Buffer.from(encoded, 'base64').toString('utf8').split('\n')])
    .map((value) => value.trim())
    .filter((value) => value.length >= shortest)
    .sort((a, b) => b.length - a.length);
  return (text) => values.reduce((shown, value) => shown.replaceAll(value, '***'), text);
}

import { jsonField } from '../core/json-field.ts';
import { type Ask, answered, brief, jsonOf, unavailable } from './ask.ts';
import type { MetricSource } from './source.ts';

/**
 * Any address that answers JSON with a number somewhere in it, or for latencies a list of numbers. Queries are paths
 * below the address, and say themselves what stretch of time they are about, by {window} and {interval}.
 */
export function jsonSource(name: string, ask: Ask, field: string): MetricSource {
  const numbers = async (query: string, signal: AbortSignal): Promise<number[]> => {
    const path = query.startsWith('/') || query.startsWith('?') ? query : `/${query}`;
    const answer = await answered(name, signal, () =>
      ask(path, { headers: { accept: 'application/json' } }, signal),
    );
    if (answer.status === 204) return [];
    if (answer.status !== 200)
      throw unavailable(
        name,
        `answers ${answer.status} to ${path}: ${brief(answer.text)}`,
        'Correct the query.',
      );
    const document = jsonOf(answer);
    if (document === undefined)
      throw unavailable(name, `answers something that is not JSON to ${path}`, 'Correct `url` or the query.');
    return numbersOf(jsonField(document, field), `${name} has in ${field} of ${path}`);
  };
  const one = async (query: string, signal: AbortSignal) => (await numbers(query, signal)).at(-1);
  return {
    name,
    latest: (query, _range, signal) => one(query, signal),
    count: (query, _range, signal) => one(query, signal),
    series: (query, _range, signal) => numbers(query, signal),
  };
}

/** A number, a number as text, or a list of them; nothing and null are no data. */
function numbersOf(text: string | undefined, where: string): number[] {
  if (text === undefined || text === 'null' || text === '') return [];
  const entries = text.startsWith('[') ? parseList(text) : [text];
  return entries.flatMap((entry) => {
    if (entry === null || entry === 'NaN') return [];
    const value = typeof entry === 'number' || typeof entry === 'string' ? Number(entry) : Number.NaN;
    if (Number.isFinite(value)) return [value];
    throw unavailable(where, `no number but ${brief(String(entry))}`, 'Correct `field` of the source.');
  });
}

function parseList(text: string): unknown[] {
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) ? list : [];
}

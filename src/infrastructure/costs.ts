import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Plan } from './plan-json.ts';

const amount = z.number().min(0);

/** What a resource costs a month: always the same, or by one of its values; `each` multiplies by a number in it. */
const price = z.union([
  amount,
  z.strictObject({ by: z.string(), is: z.record(z.string(), amount), each: z.string().optional() }),
]);

const priceList = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a code such as USD'),
  monthly: z.record(z.string(), price).describe('type of a resource → what one costs a month'),
});

export type PriceList = z.output<typeof priceList>;

export interface CostChange {
  readonly currency: string;
  /** A month, of what the list has a price for; undefined where it has none for anything. */
  readonly difference: number | undefined;
  /** Types of changed resources without a known price, sorted. Their cost is unknown, not nothing. */
  readonly unknown: readonly string[];
}

/** Reads the team's price list. `INPUT_INVALID`. */
export async function readPrices(file: string): Promise<PriceList> {
  try {
    return priceList.parse(parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : messageOf(cause);
    throw new ActionError('INPUT_INVALID', `The price list ${file} cannot be used: ${why}`, {
      hint: 'See docs/infrastructure.md for its form.',
    });
  }
}

/** What a plan changes in the monthly costs, as far as the list knows. */
export function costChange(plan: Plan, { currency, monthly }: PriceList): CostChange {
  const unknown = new Set<string>();
  let difference: number | undefined;
  for (const resource of plan.resource_changes) {
    const { actions, before, after } = resource.change;
    // Data is only read.
    if (!actions.some((action) => /create|update|delete/.test(action))) continue;
    // What is forgotten goes on costing, beside what takes its place.
    const [was, is] = [actions.includes('forget') ? null : before, after].map((side) =>
      monthlyOf(side, monthly[resource.type]),
    );
    if (was === undefined || is === undefined) unknown.add(resource.type);
    else difference = (difference ?? 0) + is - was;
  }
  return { currency, difference, unknown: [...unknown].sort() };
}

function monthlyOf(side: unknown, known: z.output<typeof price> | undefined): number | undefined {
  // What is not there costs nothing, whatever it is.
  if (side === null || side === undefined) return 0;
  if (known === undefined || typeof known === 'number') return known;
  const single = known.is[String(valueAt(side, known.by))];
  const count = known.each === undefined ? 1 : valueAt(side, known.each);
  return single === undefined || typeof count !== 'number' ? undefined : single * count;
}

/** A value by its path, such as `settings.0.tier`. */
const valueAt = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => {
    if (inner === null || typeof inner !== 'object') return undefined;
    return Object.entries(inner).find(([name]) => name === key)?.[1];
  }, value);

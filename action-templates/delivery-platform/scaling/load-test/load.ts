import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sample } from './measure.ts';

/** A load on one gateway. */
export interface Load {
  readonly url: string;
  /** Orders a second, whatever the answers take: users do not wait for each other. */
  readonly rate: number;
  readonly seconds: number;
}

/** Time after which a user would have gone. */
const PATIENCE_MS = 5000;

/** An order of the tenant that takes no courier and no money, and is counted apart. */
const order = (): RequestInit => ({
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    'x-tenant-id': 'synthetic',
    'idempotency-key': randomUUID(),
  },
  body: JSON.stringify({
    userId: 'usr_ada',
    items: [{ sku: 'espresso', quantity: 1 }],
    paymentMethod: 'pm_card_visa',
    address: { line: '1 Grand Parade', city: 'Cork', postcode: 'T12' },
  }),
});

const place = async (url: string): Promise<Sample> => {
  const begun = performance.now();
  try {
    const response = await fetch(new URL('/orders', url), {
      ...order(),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.arrayBuffer();
    return { milliseconds: performance.now() - begun, status: response.status };
  } catch {
    return { milliseconds: performance.now() - begun, status: 0 };
  }
};

/**
 * Places orders at a steady rate, each at its own time: a slow answer delays no other, and is not hidden by the load
 * that it holds back.
 */
export const run = async ({ url, rate, seconds }: Load): Promise<Sample[]> => {
  const begun = performance.now();
  const samples: Promise<Sample>[] = [];
  for (let index = 0; index < rate * seconds; index += 1) {
    const due = begun + (index * 1000) / rate;
    const early = due - performance.now();
    if (early > 0) await delay(early);
    samples.push(place(url));
  }
  return Promise.all(samples);
};

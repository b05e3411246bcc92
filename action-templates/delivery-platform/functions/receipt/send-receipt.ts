import type { Receipt } from './receipt.ts';

/** Gives a receipt to whoever sends it to the customer; `id` is the event's. */
export type SendReceipt = (id: string, receipt: Receipt) => Promise<void>;

const TIMEOUT_MS = 10_000;

/**
 * Sends receipts to `url` with the event's id as the idempotency key: the receiver takes one however often it comes,
 * which is what makes the whole chain exactly once. Throws when it is not taken, and the queue brings the event back.
 */
export const createSendReceipt = (url: string, send: typeof fetch = fetch): SendReceipt => {
  return async (id, receipt) => {
    const response = await send(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', 'idempotency-key': id },
      body: JSON.stringify(receipt),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok)
      throw new Error(`the receipt of ${receipt.orderId} was answered with ${response.status}`);
  };
};

import type { OrderConfirmed } from './order-confirmed.ts';

/** What the customer gets. */
export interface Receipt {
  /** Follows from the order, so that a receipt made twice is the same one. */
  readonly number: string;
  readonly orderId: string;
  readonly userId: string;
  readonly date: string;
  readonly lines: readonly string[];
  /** As it is written, such as `€27.80`. */
  readonly total: string;
}

/** Writes the receipt of an order. */
export const writeReceipt = ({ orderId, userId, time, items, total, currency }: OrderConfirmed): Receipt => {
  const money = new Intl.NumberFormat('en', { style: 'currency', currency });
  const { maximumFractionDigits = 2 } = money.resolvedOptions();
  return {
    number: `R-${orderId.replace(/^ord_/, '')}`,
    orderId,
    userId,
    date: time.slice(0, 10),
    lines: items.map(({ sku, quantity }) => `${quantity} × ${sku}`),
    total: money.format(total / 10 ** maximumFractionDigits),
  };
};

export type PaymentStatus = 'authorised' | 'declined' | 'voided';

export type DeclineReason = 'card-declined' | 'insufficient-funds' | 'limit-exceeded';

export interface Payment {
  readonly id: string;
  readonly orderId: string;
  /** Minor units of the currency: cents of a euro. */
  readonly amount: number;
  readonly currency: string;
  readonly status: PaymentStatus;
  readonly reason?: DeclineReason;
  /** Money moves for customers only; a synthetic tenant's payment ends here. */
  readonly synthetic: boolean;
}

/** Cards of the test acquirer that decline, in the manner of the payment providers' own test cards. */
const DECLINING_METHODS: Readonly<Record<string, DeclineReason>> = {
  pm_card_declined: 'card-declined',
  pm_card_insufficient_funds: 'insufficient-funds',
};

/** Decides on a payment; `limit` is the most one payment may be, in minor units. */
export const decide = (method: string, amount: number, limit: number): DeclineReason | undefined =>
  DECLINING_METHODS[method] ?? (amount > limit ? 'limit-exceeded' : undefined);

/** The text a payment's receipt signs: whoever voids it must hold the receipt of this very payment. */
export const receiptText = ({ id, orderId, amount, currency }: Payment): string =>
  [id, orderId, amount, currency].join('\n');

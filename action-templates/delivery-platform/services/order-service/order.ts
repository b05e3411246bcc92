import { createHash } from 'node:crypto';
import { problem } from '../platform/problem.ts';
import type { FieldReader } from '../platform/reader.ts';
import { CATALOGUE, CURRENCY } from './catalogue.ts';

/** pending → confirmed, declined or failed; a confirmed order can be cancelled, a failed one tried again. */
export type OrderStatus = 'pending' | 'confirmed' | 'declined' | 'failed' | 'cancelled';

export interface OrderItem {
  readonly sku: string;
  readonly quantity: number;
}

export interface Address {
  readonly line: string;
  readonly city: string;
  readonly postcode: string;
}

/** What a customer asks for. */
export interface OrderRequest {
  readonly userId: string;
  readonly items: readonly OrderItem[];
  readonly paymentMethod: string;
  readonly address: Address;
}

/** The parts of an order that other services hold. */
export interface PaymentReference {
  readonly id: string;
  /** Proof of the payment, needed to void it; never shown to the customer. */
  readonly receipt: string;
}

export interface DeliveryReference {
  readonly id: string;
  readonly courier: string;
}

export interface Order {
  readonly id: string;
  readonly userId: string;
  readonly items: readonly OrderItem[];
  /** Minor units of `currency`. */
  readonly total: number;
  readonly currency: string;
  readonly status: OrderStatus;
  readonly reason?: string;
  readonly createdAt: string;
  /** Hash of the request: the same idempotency key with another request is refused. */
  readonly fingerprint: string;
  readonly payment?: PaymentReference;
  readonly delivery?: DeliveryReference;
}

/** Reads an order request from a body. */
export const readOrderRequest = (fields: FieldReader): OrderRequest => ({
  userId: fields.text('userId', { max: 64 }),
  items: fields.list('items', { min: 1, max: 20 }, (item) => ({
    sku: item.text('sku', { max: 40 }),
    quantity: item.integer('quantity', { min: 1, max: 99 }),
  })),
  paymentMethod: fields.text('paymentMethod', { max: 64 }),
  address: fields.object('address', (address) => ({
    line: address.text('line'),
    city: address.text('city', { max: 80 }),
    postcode: address.text('postcode', { max: 12 }),
  })),
});

/** The sum of the items in minor units; throws a problem (422 `unknown-product`) for a SKU that is not sold. */
export const priceOf = (items: readonly OrderItem[]): number =>
  items.reduce((sum, { sku, quantity }) => {
    const product = CATALOGUE.find((candidate) => candidate.sku === sku);
    if (!product) throw problem(422, 'unknown-product', `There is no product ${sku}`, { sku });
    return sum + product.price * quantity;
  }, 0);

/** Identifies a request's content. */
export const fingerprintOf = (request: OrderRequest): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex');

/** A new order; `now` in milliseconds since the epoch. */
export const createOrder = (id: string, request: OrderRequest, now: number): Order => ({
  id,
  userId: request.userId,
  items: request.items,
  total: priceOf(request.items),
  currency: CURRENCY,
  status: 'pending',
  createdAt: new Date(now).toISOString(),
  fingerprint: fingerprintOf(request),
});

/** An order as its customer sees it. */
export const viewOf = ({ fingerprint: _fingerprint, payment, ...order }: Order) => ({
  ...order,
  ...(payment && { payment: { id: payment.id } }),
});

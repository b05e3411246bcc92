import type { RequestContext } from '../platform/context.ts';
import { ProblemError } from '../platform/problem.ts';
import { readAnswer } from '../platform/reader.ts';
import { asProblem, type Upstream } from '../platform/upstream.ts';
import type { Address, DeliveryReference, Order, OrderRequest, PaymentReference } from './order.ts';

/** The two services an order needs. */
export interface Partners {
  readonly payments: Upstream;
  readonly deliveries: Upstream;
}

const authorise = async (
  context: RequestContext,
  payments: Upstream,
  { id, total, currency }: Order,
  method: string,
): Promise<PaymentReference> => {
  const body = { orderId: id, amount: total, currency, method };
  const answer = await payments.call(context, { method: 'POST', path: '/payments', body });
  if (answer.status !== 201) throw asProblem(payments, answer);
  return readAnswer(payments.name, answer.body, (fields) => ({
    id: fields.text('id'),
    receipt: fields.text('receipt'),
  }));
};

const assign = async (
  context: RequestContext,
  deliveries: Upstream,
  orderId: string,
  address: Address,
): Promise<DeliveryReference> => {
  const answer = await deliveries.call(context, {
    method: 'POST',
    path: '/deliveries',
    body: { orderId, address },
  });
  if (answer.status !== 201) throw asProblem(deliveries, answer);
  return readAnswer(deliveries.name, answer.body, (fields) => ({
    id: fields.text('id'),
    courier: fields.text('courier'),
  }));
};

const discard = async (
  context: RequestContext,
  upstream: Upstream,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const answer = await upstream.call(context, { method: 'DELETE', path, headers });
  // What its service no longer knows needs no undoing.
  if (answer.status !== 204 && answer.status !== 404) throw asProblem(upstream, answer);
};

const voidPayment = async (
  context: RequestContext,
  payments: Upstream,
  payment: PaymentReference,
): Promise<void> =>
  discard(context, payments, `/payments/${payment.id}`, { 'x-payment-receipt': payment.receipt });

/**
 * Takes a pending order through payment and courier. Each step may be repeated: the partners derive their
 * identifiers from the order's. An order that gets no courier gives its money back.
 * Returns the order as far as it came, with the problem that ended it.
 */
export const placeOrder = async (
  context: RequestContext,
  { payments, deliveries }: Partners,
  order: Order,
  request: OrderRequest,
): Promise<{ order: Order; problem?: ProblemError }> => {
  const end = (error: unknown, reached: Order): { order: Order; problem: ProblemError } => {
    if (!(error instanceof ProblemError)) throw error;
    const { code, status } = error.problem;
    return {
      order: { ...reached, status: status === 402 ? 'declined' : 'failed', reason: code },
      problem: error,
    };
  };

  let payment: PaymentReference;
  try {
    payment = await authorise(context, payments, order, request.paymentMethod);
  } catch (error) {
    return end(error, order);
  }
  try {
    const delivery = await assign(context, deliveries, order.id, request.address);
    return { order: { ...order, status: 'confirmed', payment, delivery } };
  } catch (error) {
    await voidPayment(context, payments, payment).catch((cause: unknown) =>
      context.log.error('payment could not be voided', cause, { order: order.id, payment: payment.id }),
    );
    return end(error, { ...order, payment });
  }
};

/** Takes a confirmed order back: first the courier, who may be under way already, then the money. */
export const cancelOrder = async (
  context: RequestContext,
  { payments, deliveries }: Partners,
  order: Order,
): Promise<Order> => {
  if (order.delivery) await discard(context, deliveries, `/deliveries/${order.delivery.id}`);
  if (order.payment) await voidPayment(context, payments, order.payment);
  return { ...order, status: 'cancelled' };
};

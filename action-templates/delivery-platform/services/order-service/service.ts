import { type RequestContext, SYNTHETIC_TENANT } from '../platform/context.ts';
import { deriveId } from '../platform/identifier.ts';
import { ProblemError, problem } from '../platform/problem.ts';
import { readAnswer, readBody } from '../platform/reader.ts';
import type { Reply } from '../platform/router.ts';
import type { Platform, ServiceDefinition } from '../platform/service.ts';
import { createSingleFlight } from '../platform/single-flight.ts';
import { CATALOGUE, CURRENCY } from './catalogue.ts';
import {
  createOrder,
  fingerprintOf,
  type Order,
  type OrderRequest,
  readOrderRequest,
  viewOf,
} from './order.ts';
import { cancelOrder, type Partners, placeOrder } from './placement.ts';

const PARTNER_TIMEOUT_MS = 1200;
const IDEMPOTENCY_KEY = /^[A-Za-z0-9._:-]{8,128}$/;

const readIdempotencyKey = (value: unknown): string => {
  if (typeof value === 'string' && IDEMPOTENCY_KEY.test(value)) return value;
  throw problem(
    400,
    'invalid-idempotency-key',
    'Idempotency-Key must have 8 to 128 letters, digits or . _ : -',
  );
};

/** The answer to a request that was answered before; undefined where the order is still to be placed. */
const replay = (order: Order): Reply | undefined => {
  if (order.status === 'pending' || order.status === 'failed') return undefined;
  if (order.status === 'declined') {
    throw problem(402, order.reason ?? 'payment-declined', 'The payment was declined', { orderId: order.id });
  }
  return { status: 200, body: viewOf(order), headers: { 'idempotent-replay': 'true' } };
};

const withOrder = (error: ProblemError, orderId: string): ProblemError =>
  new ProblemError({ ...error.problem, extra: { ...error.problem.extra, orderId } }, { cause: error });

/** The order as its customer sees it, with how far the courier is; an unreachable service costs only that. */
const liveView = async (context: RequestContext, { deliveries }: Partners, order: Order) => {
  const view = viewOf(order);
  if (!order.delivery || order.status !== 'confirmed') return view;
  const { id } = order.delivery;
  try {
    const { body } = await deliveries.call(context, { method: 'GET', path: `/deliveries/${id}` });
    const live = readAnswer(deliveries.name, body, (fields) => ({
      status: fields.text('status'),
      etaMinutes: fields.integer('etaMinutes', { min: 0, max: 10_000 }),
    }));
    return { ...view, delivery: { ...order.delivery, ...live } };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { ...view, delivery: { ...order.delivery, status: 'unknown' } };
  }
};

const createOrders = (platform: Platform) => {
  const { store, metrics, clock, upstream } = platform;
  const orders = store<Order>('orders');
  const outcomes = metrics.counter('orders_total', 'Orders placed, by outcome.');
  const inFlight = createSingleFlight<Reply>();
  const partners: Partners = {
    payments: upstream('payment-service', 'PAYMENT_SERVICE_URL', 'http://127.0.0.1:8083', PARTNER_TIMEOUT_MS),
    deliveries: upstream(
      'delivery-service',
      'DELIVERY_SERVICE_URL',
      'http://127.0.0.1:8084',
      PARTNER_TIMEOUT_MS,
    ),
  };

  const find = ({ tenant }: RequestContext, id: string): Order => {
    const order = orders.get(`${tenant}/${id}`);
    if (!order) throw problem(404, 'order-not-found', `No order ${id}`);
    return order;
  };

  const place = async (context: RequestContext, id: string, request: OrderRequest): Promise<Reply> => {
    const key = `${context.tenant}/${id}`;
    const known = orders.get(key);
    if (known && known.fingerprint !== fingerprintOf(request)) {
      throw problem(422, 'idempotency-key-reused', 'This Idempotency-Key came with another order before');
    }
    const answered = known && replay(known);
    if (answered) return answered;
    const pending = known ?? createOrder(id, request, clock());
    await orders.put(key, pending);
    const { order, problem: ended } = await placeOrder(context, partners, pending, request);
    await orders.put(key, order);
    outcomes.increment({ outcome: order.status, synthetic: String(context.tenant === SYNTHETIC_TENANT) });
    if (ended) throw withOrder(ended, id);
    return { status: 201, body: viewOf(order), headers: { location: `/orders/${id}` } };
  };

  return {
    find,
    view: (context: RequestContext, order: Order) => liveView(context, partners, order),
    place: (context: RequestContext, idempotencyKey: string, request: OrderRequest) => {
      const id = deriveId('ord', context.tenant, idempotencyKey);
      return inFlight(`${id}/${fingerprintOf(request)}`, () => place(context, id, request));
    },
    cancel: async (context: RequestContext, id: string): Promise<Order> => {
      const order = find(context, id);
      if (order.status === 'cancelled') return order;
      if (order.status !== 'confirmed') {
        throw problem(409, 'not-cancellable', `An order that is ${order.status} cannot be cancelled`);
      }
      const cancelled = await cancelOrder(context, partners, order);
      await orders.put(`${context.tenant}/${id}`, cancelled);
      return cancelled;
    },
  };
};

/** Takes orders: prices them, has them paid, has them brought; takes them back. */
export const orderService: ServiceDefinition = {
  name: 'order-service',
  port: 8082,
  routes: (platform) => {
    const orders = createOrders(platform);
    return [
      {
        method: 'GET',
        path: '/catalogue',
        handle: () => ({ status: 200, body: { currency: CURRENCY, products: CATALOGUE } }),
      },
      {
        method: 'POST',
        path: '/orders',
        handle: ({ headers, body, context }) =>
          orders.place(
            context,
            readIdempotencyKey(headers['idempotency-key']),
            readBody(body, readOrderRequest),
          ),
      },
      {
        method: 'GET',
        path: '/orders/:id',
        handle: async ({ params: { id = '' }, context }) => ({
          status: 200,
          body: await orders.view(context, orders.find(context, id)),
        }),
      },
      {
        method: 'DELETE',
        path: '/orders/:id',
        handle: async ({ params: { id = '' }, context }) => ({
          status: 200,
          body: viewOf(await orders.cancel(context, id)),
        }),
      },
    ];
  },
};

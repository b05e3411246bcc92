import { readInteger } from '../platform/configuration.ts';
import { SYNTHETIC_TENANT } from '../platform/context.ts';
import { deriveId } from '../platform/identifier.ts';
import { problem } from '../platform/problem.ts';
import { readBody } from '../platform/reader.ts';
import type { ServiceDefinition } from '../platform/service.ts';
import { createCouriers } from './couriers.ts';
import { type Delivery, minutesLeft, statusAt } from './delivery.ts';

const DEFAULT_COURIERS = 40;

/** The courier of synthetic orders: nobody rides for a smoke test. */
const SYNTHETIC_COURIER = 'courier-synthetic';

/** Finds a courier for an order and tells how far it is. */
export const deliveryService: ServiceDefinition = {
  name: 'delivery-service',
  port: 8084,
  routes: ({ store, metrics, env, clock }) => {
    const deliveries = store<Delivery>('deliveries');
    const outcomes = metrics.counter('deliveries_total', 'Deliveries asked for, by outcome.');
    const couriers = createCouriers(readInteger(env, 'COURIERS', DEFAULT_COURIERS));

    const view = (delivery: Delivery) => {
      const { id, orderId, courier } = delivery;
      const status = statusAt(delivery, clock());
      return { id, orderId, courier, status, etaMinutes: minutesLeft(delivery, clock()) };
    };

    const assign = (): string | undefined => {
      const loads = new Map<string, number>();
      for (const delivery of deliveries.values()) {
        const status = statusAt(delivery, clock());
        if (status !== 'assigned' && status !== 'picked-up') continue;
        loads.set(delivery.courier, (loads.get(delivery.courier) ?? 0) + 1);
      }
      return couriers.assign(loads);
    };

    return [
      {
        method: 'POST',
        path: '/deliveries',
        handle: async ({ body, context: { tenant } }) => {
          const { orderId } = readBody(body, (fields) => ({
            orderId: fields.text('orderId', { max: 64 }),
            address: fields.object('address', (address) => ({
              postcode: address.text('postcode', { max: 12 }),
            })),
          }));
          const id = deriveId('dlv', tenant, orderId);
          const known = deliveries.get(`${tenant}/${id}`);
          if (known && !known.released) return { status: 201, body: view(known) };
          const synthetic = tenant === SYNTHETIC_TENANT;
          const courier = synthetic ? SYNTHETIC_COURIER : assign();
          outcomes.increment({ outcome: courier ? 'assigned' : 'no-courier', synthetic: String(synthetic) });
          if (!courier)
            throw problem(409, 'no-courier-available', 'All couriers are busy; try again in some minutes');
          const delivery: Delivery = { id, orderId, courier, assignedAt: clock(), released: false };
          await deliveries.put(`${tenant}/${id}`, delivery);
          return { status: 201, body: view(delivery) };
        },
      },
      {
        method: 'GET',
        path: '/deliveries/:id',
        handle: ({ params: { id = '' }, context: { tenant } }) => {
          const delivery = deliveries.get(`${tenant}/${id}`);
          if (!delivery) throw problem(404, 'delivery-not-found', `No delivery ${id}`);
          return { status: 200, body: view(delivery) };
        },
      },
      {
        method: 'DELETE',
        path: '/deliveries/:id',
        handle: async ({ params: { id = '' }, context: { tenant } }) => {
          const delivery = deliveries.get(`${tenant}/${id}`);
          if (!delivery) throw problem(404, 'delivery-not-found', `No delivery ${id}`);
          const status = statusAt(delivery, clock());
          if (status === 'picked-up' || status === 'delivered') {
            throw problem(409, 'delivery-under-way', `The order is already ${status}`, {
              deliveryStatus: status,
            });
          }
          if (!delivery.released) await deliveries.put(`${tenant}/${id}`, { ...delivery, released: true });
          return { status: 204 };
        },
      },
    ];
  },
};

import { apiGateway } from '../../../action-templates/delivery-platform/services/api-gateway/service.ts';
import { deliveryService } from '../../../action-templates/delivery-platform/services/delivery-service/service.ts';
import { orderService } from '../../../action-templates/delivery-platform/services/order-service/service.ts';
import { paymentService } from '../../../action-templates/delivery-platform/services/payment-service/service.ts';
import type { Environment } from '../../../action-templates/delivery-platform/services/platform/configuration.ts';
import {
  type RunningService,
  type ServiceDefinition,
  type ServiceOptions,
  startService,
} from '../../../action-templates/delivery-platform/services/platform/service.ts';
import { userService } from '../../../action-templates/delivery-platform/services/user-service/service.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

/** Sends a request with a JSON body and reads the JSON, or the text, that is answered. */
export async function send(
  base: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(new URL(path, base), {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, body: json, text };
}

/** Starts one service on a free port of the loopback; its log lines go to `lines`. */
export async function start(
  definition: ServiceDefinition,
  env: Environment = {},
  options: Partial<ServiceOptions> = {},
): Promise<RunningService & { lines: string[] }> {
  const lines: string[] = [];
  const running = await startService(definition, {
    env: { HOST: '127.0.0.1', PORT: '0', CLOUD_PROVIDER: 'aws', ...env },
    write: (line) => lines.push(line),
    ...options,
  });
  return { ...running, lines };
}

/** Starts the five services, wired to each other. */
export async function startPlatform(env: Environment = {}, options: Partial<ServiceOptions> = {}) {
  const users = await start(userService, env, options);
  const payments = await start(paymentService, env, options);
  const deliveries = await start(deliveryService, env, options);
  const urls = {
    USER_SERVICE_URL: users.url,
    PAYMENT_SERVICE_URL: payments.url,
    DELIVERY_SERVICE_URL: deliveries.url,
  };
  const orders = await start(orderService, { ...urls, ...env }, options);
  const gateway = await start(apiGateway, { ...urls, ORDER_SERVICE_URL: orders.url, ...env }, options);
  const all = [gateway, orders, users, payments, deliveries];
  return {
    users,
    payments,
    deliveries,
    orders,
    gateway,
    all,
    stop: () => Promise.all(all.map((service) => service.drain())),
  };
}

/** An order that goes through, with whatever a test changes about it. */
export const orderRequest = (changes: Record<string, unknown> = {}) => ({
  userId: 'usr_ada',
  items: [{ sku: 'ramen', quantity: 2 }],
  paymentMethod: 'pm_card_visa',
  address: { line: '1 Grand Parade', city: 'Cork', postcode: 'T12' },
  ...changes,
});

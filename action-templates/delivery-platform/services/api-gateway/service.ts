import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../platform/context.ts';
import { problem } from '../platform/problem.ts';
import { readAnswer, readBody } from '../platform/reader.ts';
import type { Method, Reply, Route } from '../platform/router.ts';
import type { Platform, ServiceDefinition } from '../platform/service.ts';
import { asProblem, type Upstream } from '../platform/upstream.ts';
import { statusRoute } from './status.ts';

const USER_ID = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const USER_TIMEOUT_MS = 1500;
/** Longer than the three calls an order may need one after the other. */
const ORDER_TIMEOUT_MS = 5000;
const PARTNER_TIMEOUT_MS = 1500;

/** Answer headers of other services that reach the client. */
const FORWARDED = ['location', 'idempotent-replay'] as const;

const forward = async (
  context: RequestContext,
  upstream: Upstream,
  request: { method: Method; path: string; body?: unknown; headers?: Record<string, string> },
): Promise<Reply> => {
  const answer = await upstream.call(context, request);
  if (answer.status >= 400) throw asProblem(upstream, answer);
  const headers = FORWARDED.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status: answer.status, body: answer.body, headers: Object.fromEntries(headers) };
};

/** Whether the user may order; throws a problem: 422 `unknown-user`, 403 `user-suspended`. */
const checkUser = async (context: RequestContext, users: Upstream, userId: string): Promise<void> => {
  const answer = await users.call(context, { method: 'GET', path: `/users/${encodeURIComponent(userId)}` });
  if (answer.status === 404) throw problem(422, 'unknown-user', `There is no user ${userId}`, { userId });
  if (answer.status !== 200) throw asProblem(users, answer);
  const status = readAnswer(users.name, answer.body, (fields) => fields.text('status'));
  if (status !== 'active') throw problem(403, 'user-suspended', `User ${userId} may not order`, { userId });
};

const createRoutes = ({ upstream }: Platform): readonly Route[] => {
  const users = upstream('user-service', 'USER_SERVICE_URL', 'http://127.0.0.1:8081', USER_TIMEOUT_MS);
  const orders = upstream('order-service', 'ORDER_SERVICE_URL', 'http://127.0.0.1:8082', ORDER_TIMEOUT_MS);
  const payments = upstream(
    'payment-service',
    'PAYMENT_SERVICE_URL',
    'http://127.0.0.1:8083',
    PARTNER_TIMEOUT_MS,
  );
  const deliveries = upstream(
    'delivery-service',
    'DELIVERY_SERVICE_URL',
    'http://127.0.0.1:8084',
    PARTNER_TIMEOUT_MS,
  );

  const pass = (method: Method, path: '/orders/:id' | '/users/:id', to: Upstream): Route => ({
    method,
    path,
    handle: ({ params: { id = '' }, context }) =>
      forward(context, to, { method, path: path.replace(':id', () => id) }),
  });

  return [
    statusRoute([users, orders, payments, deliveries]),
    {
      method: 'GET',
      path: '/catalogue',
      handle: ({ context }) => forward(context, orders, { method: 'GET', path: '/catalogue' }),
    },
    {
      method: 'POST',
      path: '/users',
      handle: ({ context, body }) => forward(context, users, { method: 'POST', path: '/users', body }),
    },
    pass('GET', '/users/:id', users),
    {
      method: 'POST',
      path: '/orders',
      handle: async ({ context, headers, body }) => {
        await checkUser(
          context,
          users,
          readBody(body, (fields) => fields.text('userId', { max: 64, pattern: USER_ID })),
        );
        const given = headers['idempotency-key'];
        const key = typeof given === 'string' ? given : randomUUID();
        const reply = await forward(context, orders, {
          method: 'POST',
          path: '/orders',
          body,
          headers: { 'idempotency-key': key },
        });
        return { ...reply, headers: { ...reply.headers, 'idempotency-key': key } };
      },
    },
    pass('GET', '/orders/:id', orders),
    pass('DELETE', '/orders/:id', orders),
  ];
};

/** The door of the platform: the only service clients reach. */
export const apiGateway: ServiceDefinition = { name: 'api-gateway', port: 8080, routes: createRoutes };

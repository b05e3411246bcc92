import { afterEach, describe, expect, it } from '@jest/globals';
import { orderRequest, send, startPlatform } from './running-platform.ts';

const MINUTE = 60_000;

describe('an order’s journey', () => {
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  let now = Date.UTC(2026, 0, 1);

  afterEach(async () => {
    await platform.stop();
  });

  const begin = async (env = {}) => {
    now = Date.UTC(2026, 0, 1);
    platform = await startPlatform(env, { clock: () => now });
  };
  const order = (changes = {}, headers = {}) =>
    send(platform.gateway.url, 'POST', '/orders', orderRequest(changes), headers);
  const gateway = (method: string, path: string, headers = {}) =>
    send(platform.gateway.url, method, path, undefined, headers);

  it('goes from the customer over the payment to the courier', async () => {
    await begin();
    const placed = await order();
    expect(placed.status).toBe(201);
    expect(placed.body).toMatchObject({
      userId: 'usr_ada',
      status: 'confirmed',
      total: 2780,
      currency: 'EUR',
      payment: { id: expect.stringMatching(/^pay_/) },
      delivery: { id: expect.stringMatching(/^dlv_/), courier: 'courier-001' },
    });
    const path = placed.headers.get('location') ?? '';
    expect(path).toBe(`/orders/${placed.body['id']}`);

    now += 12 * MINUTE;
    const shown = await gateway('GET', path);
    expect(shown.body).toMatchObject({
      id: placed.body['id'],
      delivery: { status: 'picked-up', etaMinutes: 23 },
    });
  });

  it('shows the customer neither the receipt of the payment nor the fingerprint', async () => {
    await begin();
    const placed = await order();
    expect(placed.text).not.toMatch(/receipt|fingerprint/);
  });

  it('refuses a declined payment, and remembers the order as declined', async () => {
    await begin();
    const declined = await order({ paymentMethod: 'pm_card_declined' });
    expect(declined.status).toBe(402);
    expect(declined.headers.get('content-type')).toBe('application/problem+json');
    expect(declined.body).toMatchObject({ code: 'payment-declined', reason: 'card-declined' });
    const shown = await gateway('GET', `/orders/${declined.body['orderId']}`);
    expect(shown.body).toMatchObject({ status: 'declined', reason: 'payment-declined' });
  });

  it.each([
    ['a sum above the limit', { items: [{ sku: 'party-platter', quantity: 9 }] }, 402, 'payment-declined'],
    ['a user nobody knows', { userId: 'usr_nobody' }, 422, 'unknown-user'],
    ['a suspended user', { userId: 'usr_mallory' }, 403, 'user-suspended'],
    ['a product nobody sells', { items: [{ sku: 'caviar', quantity: 1 }] }, 422, 'unknown-product'],
    ['a user that is a path', { userId: '..' }, 400, 'invalid-body'],
    ['an empty order', { items: [] }, 400, 'invalid-body'],
  ])('refuses %s', async (_case, changes, status, code) => {
    await begin();
    const refused = await order(changes);
    expect(refused.status).toBe(status);
    expect(refused.body['code']).toBe(code);
  });

  it('names every wrong field of a body at once', async () => {
    await begin();
    const refused = await order({
      items: [{ sku: 'ramen', quantity: 0 }],
      address: { line: '', city: 'Cork' },
    });
    expect(refused.body['errors']).toEqual([
      { field: 'items[0].quantity', detail: 'must be a whole number from 1 to 99' },
      { field: 'address.line', detail: 'must be a text that is not empty' },
      { field: 'address.postcode', detail: 'must be a text that is not empty' },
    ]);
  });

  it('places an order once, however often it is sent with the same key', async () => {
    await begin();
    const headers = { 'idempotency-key': 'cart-4711' };
    const together = await Promise.all([order({}, headers), order({}, headers)]);
    expect(new Set(together.map(({ body }) => body['id'])).size).toBe(1);
    const again = await order({}, headers);
    expect(again.status).toBe(200);
    expect(again.headers.get('idempotent-replay')).toBe('true');
    const { text } = await send(platform.payments.url, 'GET', '/metrics');
    expect(text).toContain(
      'payments_total{service="payment-service",cloud_provider="aws",outcome="authorised",synthetic="false"} 1',
    );
  });

  it('refuses another order under a key that was used', async () => {
    await begin();
    const headers = { 'idempotency-key': 'cart-4711' };
    await order({}, headers);
    const reused = await order({ items: [{ sku: 'espresso', quantity: 1 }] }, headers);
    expect(reused.status).toBe(422);
    expect(reused.body['code']).toBe('idempotency-key-reused');
  });

  it('cancels an order before the courier has it, once or twice', async () => {
    await begin({ COURIERS: '1' });
    const { body } = await order();
    const path = `/orders/${body['id']}`;
    expect((await gateway('DELETE', path)).body).toMatchObject({ status: 'cancelled' });
    expect((await gateway('DELETE', path)).status).toBe(200);
    expect((await gateway('GET', path)).body).toMatchObject({ status: 'cancelled' });
    for (let index = 0; index < 3; index += 1) expect((await order()).status).toBe(201);
  });

  it('keeps an order that is under way', async () => {
    await begin();
    const { body } = await order();
    now += 15 * MINUTE;
    const refused = await gateway('DELETE', `/orders/${body['id']}`);
    expect(refused.status).toBe(409);
    expect(refused.body['code']).toBe('delivery-under-way');
    expect((await gateway('GET', `/orders/${body['id']}`)).body).toMatchObject({ status: 'confirmed' });
  });

  it('gives the money back when no courier is free, and places the order when it is tried again', async () => {
    await begin({ COURIERS: '1' });
    for (let index = 0; index < 3; index += 1) await order();
    const headers = { 'idempotency-key': 'cart-late' };
    const refused = await order({}, headers);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'no-courier-available', orderId: expect.any(String) });
    now += 40 * MINUTE;
    const placed = await order({}, headers);
    expect(placed.status).toBe(201);
    expect(placed.body).toMatchObject({ id: refused.body['orderId'], status: 'confirmed' });
  });

  it('takes no courier for a synthetic order', async () => {
    await begin({ COURIERS: '0' });
    const placed = await order({}, { 'x-tenant-id': 'synthetic' });
    expect(placed.body).toMatchObject({ status: 'confirmed', delivery: { courier: 'courier-synthetic' } });
    expect((await order()).body['code']).toBe('no-courier-available');
  });

  it('shows an order to its own tenant only', async () => {
    await begin();
    const { body } = await order({}, { 'x-tenant-id': 'north' });
    const path = `/orders/${body['id']}`;
    expect((await gateway('GET', path, { 'x-tenant-id': 'north' })).status).toBe(200);
    expect((await gateway('GET', path, { 'x-tenant-id': 'south' })).status).toBe(404);
    expect((await gateway('GET', path, { 'x-tenant-id': 'No/Tenant' })).body['code']).toBe('invalid-tenant');
  });

  it('takes an order of a user who has just registered', async () => {
    await begin();
    const { body: user } = await send(platform.gateway.url, 'POST', '/users', { name: 'Hedy' });
    expect((await order({ userId: user['id'] })).status).toBe(201);
  });

  it('answers 502 and confirms nothing while a service is down', async () => {
    await begin();
    await platform.payments.drain();
    const refused = await order({}, { 'idempotency-key': 'cart-4712' });
    expect(refused.status).toBe(502);
    const status = await gateway('GET', '/status');
    expect(status.status).toBe(503);
    expect(status.body['services']).toContainEqual({
      service: 'payment-service',
      reachable: false,
      reason: 'upstream-unavailable',
    });
  });
});

import { readInteger } from '../platform/configuration.ts';
import { SYNTHETIC_TENANT } from '../platform/context.ts';
import { deriveId } from '../platform/identifier.ts';
import { problem } from '../platform/problem.ts';
import { readBody } from '../platform/reader.ts';
import type { Reply } from '../platform/router.ts';
import type { Platform, ServiceDefinition } from '../platform/service.ts';
import { createSigner, generateKey } from '../platform/signature.ts';
import { decide, type Payment, receiptText } from './payment.ts';

const DEFAULT_LIMIT = 500_00;

const readSigner = ({ env, log }: Platform) => {
  const key = env['PAYMENT_SIGNING_KEY'];
  if (!key) log.warn('PAYMENT_SIGNING_KEY is not set: receipts are good for this process only');
  return createSigner(key || generateKey());
};

/** Authorises payments and voids them; one payment an order. */
export const paymentService: ServiceDefinition = {
  name: 'payment-service',
  port: 8083,
  routes: (platform) => {
    const payments = platform.store<Payment>('payments');
    const outcomes = platform.metrics.counter('payments_total', 'Payments decided, by outcome.');
    const limit = readInteger(platform.env, 'PAYMENT_LIMIT', DEFAULT_LIMIT);
    const signer = readSigner(platform);

    const answer = (payment: Payment): Reply => {
      if (payment.status === 'declined') {
        const { reason } = payment;
        throw problem(402, 'payment-declined', `The payment was declined: ${reason}`, {
          reason,
          paymentId: payment.id,
        });
      }
      return { status: 201, body: { ...payment, receipt: signer.sign(receiptText(payment)) } };
    };

    return [
      {
        method: 'POST',
        path: '/payments',
        handle: async ({ body, context }) => {
          const { orderId, amount, currency, method } = readBody(body, (fields) => ({
            orderId: fields.text('orderId', { max: 64 }),
            amount: fields.integer('amount', { min: 1, max: 100_000_000 }),
            currency: fields.text('currency', { pattern: /^[A-Z]{3}$/ }),
            method: fields.text('method', { max: 64 }),
          }));
          const id = deriveId('pay', context.tenant, orderId);
          const key = `${context.tenant}/${id}`;
          const known = payments.get(key);
          // A voided payment's order is being tried again: it needs a new decision.
          if (known && known.status !== 'voided') return answer(known);
          const reason = decide(method, amount, limit);
          const synthetic = context.tenant === SYNTHETIC_TENANT;
          const base = { id, orderId, amount, currency, synthetic };
          const payment: Payment = reason
            ? { ...base, status: 'declined', reason }
            : { ...base, status: 'authorised' };
          await payments.put(key, payment);
          outcomes.increment({ outcome: reason ?? 'authorised', synthetic: String(synthetic) });
          return answer(payment);
        },
      },
      {
        method: 'DELETE',
        path: '/payments/:id',
        handle: async ({ params: { id = '' }, headers, context }) => {
          const key = `${context.tenant}/${id}`;
          const payment = payments.get(key);
          if (!payment) throw problem(404, 'payment-not-found', `No payment ${id}`);
          const receipt = headers['x-payment-receipt'];
          if (typeof receipt !== 'string' || !signer.verify(receiptText(payment), receipt)) {
            throw problem(403, 'invalid-receipt', 'x-payment-receipt is not the receipt of this payment');
          }
          if (payment.status === 'authorised') await payments.put(key, { ...payment, status: 'voided' });
          return { status: 204 };
        },
      },
    ];
  },
};

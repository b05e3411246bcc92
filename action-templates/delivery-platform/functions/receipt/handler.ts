import { createOnce } from './once.ts';
import { readOrderConfirmed } from './order-confirmed.ts';
import { writeReceipt } from './receipt.ts';
import { createSendReceipt, type SendReceipt } from './send-receipt.ts';

/** What became of an event. */
export type Outcome = 'sent' | 'repeated' | 'skipped';

/** Handles an event, whichever cloud brought it; throws when it is to come again. */
export type HandleEvent = (event: unknown) => Promise<Outcome>;

/** The tenant of smoke tests, whose orders nobody eats. */
const SYNTHETIC_TENANT = 'synthetic';

/** An order that is confirmed gets its receipt: once, however often the event comes. */
export const createHandler = (
  send: SendReceipt,
  log: (line: string) => void = (line) => console.log(line),
): HandleEvent => {
  const once = createOnce<Outcome>();
  return async (event) => {
    const order = readOrderConfirmed(event);
    const { value, repeated } = await once(order.id, async () => {
      if (order.tenant === SYNTHETIC_TENANT) return 'skipped';
      await send(order.id, writeReceipt(order));
      return 'sent';
    });
    const outcome = repeated ? 'repeated' : value;
    log(JSON.stringify({ message: 'order confirmed', event: order.id, order: order.orderId, outcome }));
    return outcome;
  };
};

/** The handler of this process. RECEIPTS_URL says where receipts go, and has no default: nobody's would be right. */
export const handlerFromEnvironment = (env: Readonly<Record<string, string | undefined>>): HandleEvent => {
  const url = env['RECEIPTS_URL'];
  if (!url) throw new Error('RECEIPTS_URL is not set: it is the address that takes receipts');
  return createHandler(createSendReceipt(url));
};

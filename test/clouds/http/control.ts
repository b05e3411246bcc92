import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Exchange, type Handler, json, parseJson, type Reply, readBody } from './exchange.ts';
import { type Faults, faultSchema } from './faults.ts';
import type { Journal } from './journal.ts';

const clockSchema = z.strictObject({ advanceSeconds: z.number().nonnegative() });

/**
 * Answers the endpoints that only tests use, on every server alike: `/_control/requests` (GET, DELETE),
 * `/_control/faults` (POST, DELETE), `/_control/clock` (POST). What it does not know goes to the server's own handler.
 */
export async function answerControl(
  exchange: Exchange,
  state: { readonly journal: Journal; readonly faults: Faults; readonly clock: Clock },
  handler: Handler,
): Promise<Reply | 'sent'> {
  switch (`${exchange.method} ${exchange.url.pathname}`) {
    case 'GET /_control/requests':
      return json(200, state.journal.list());
    case 'DELETE /_control/requests':
      state.journal.clear();
      return { status: 204 };
    case 'POST /_control/faults':
      state.faults.add(faultSchema.parse(parseJson(await readBody(exchange.request))));
      return { status: 204 };
    case 'DELETE /_control/faults':
      state.faults.clear();
      return { status: 204 };
    case 'POST /_control/clock':
      state.clock.advance(
        clockSchema.parse(parseJson(await readBody(exchange.request))).advanceSeconds * 1000,
      );
      return { status: 204 };
    default:
      return handler(exchange);
  }
}

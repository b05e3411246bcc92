import { type HandleEvent, handlerFromEnvironment } from './receipt/handler.ts';

/** What the Functions Framework makes of a message of Pub/Sub. */
export interface MessageEvent {
  readonly data?: { readonly message?: { readonly data?: string } };
}

/** Handles one message; what is thrown becomes an answer of 500, and Pub/Sub sends the message again. */
export const createPubSub = (handle: HandleEvent) => {
  return async ({ data }: MessageEvent): Promise<void> => {
    const encoded = data?.message?.data;
    if (!encoded) throw new Error('the message has no data');
    await handle(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  };
};

let ready: ReturnType<typeof createPubSub> | undefined;

/** What Cloud Run functions call, by the registration in cloud-run-function.mjs. */
export const receive = (event: MessageEvent): Promise<void> => {
  ready ??= createPubSub(handlerFromEnvironment(process.env));
  return ready(event);
};

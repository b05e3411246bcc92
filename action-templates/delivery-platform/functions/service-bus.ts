import { type HandleEvent, handlerFromEnvironment } from './receipt/handler.ts';

/** Handles one message; what is thrown gives it back to the queue, which keeps it apart after its last attempt. */
export const createServiceBus = (handle: HandleEvent) => {
  return async (message: unknown): Promise<void> => {
    // Azure has parsed it already where the sender said that it is JSON.
    await handle(typeof message === 'string' ? JSON.parse(message) : message);
  };
};

let ready: ReturnType<typeof createServiceBus> | undefined;

/** What Azure Functions calls, by the registration in azure-function.mjs. */
export const receive = (message: unknown): Promise<void> => {
  ready ??= createServiceBus(handlerFromEnvironment(process.env));
  return ready(message);
};

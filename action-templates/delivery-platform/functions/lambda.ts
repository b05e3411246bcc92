import { type HandleEvent, handlerFromEnvironment } from './receipt/handler.ts';

/** A batch of messages, as Lambda hands it over from SQS. */
export interface Batch {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** The messages that are to come again; the others are done. */
export interface BatchResult {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Handles each message by itself, so that one bad event does not bring back its whole batch. */
export const createLambda = (
  handle: HandleEvent,
  report: (error: unknown) => void = (error) => console.error(error),
) => {
  return async ({ Records }: Batch): Promise<BatchResult> => {
    const failures = await Promise.all(
      Records.map(async ({ messageId, body }) => {
        try {
          // EventBridge puts the event into an envelope of its own.
          await handle(JSON.parse(body).detail);
          return [];
        } catch (error) {
          report(error);
          return [{ itemIdentifier: messageId }];
        }
      }),
    );
    return { batchItemFailures: failures.flat() };
  };
};

let ready: ReturnType<typeof createLambda> | undefined;

/** What Lambda calls. Made at the first call: an error before that has no request it could be reported for. */
export const handler = (batch: Batch): Promise<BatchResult> => {
  ready ??= createLambda(handlerFromEnvironment(process.env));
  return ready(batch);
};

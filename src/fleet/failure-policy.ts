import { z } from 'zod';

/** What becomes of the other clusters when one fails; a quorum is the number of clusters that must serve. */
export const failurePolicy = z.union([
  z.enum(['all-or-nothing', 'fail-fast', 'continue'], {
    error: 'must be all-or-nothing, fail-fast, continue or {quorum: NUMBER}',
  }),
  z.strictObject({
    quorum: z.int().min(1).describe('number of clusters that must serve the release for it to stay'),
  }),
]);
export type FailurePolicy = z.output<typeof failurePolicy>;

/** What a cancelled job does with what it has written: leave it to the next run, or bring it back while it still can. */
export const onCancel = z.enum(['leave', 'rollback']);
export type OnCancel = z.output<typeof onCancel>;

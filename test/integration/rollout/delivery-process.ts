import { z } from 'zod';
import { asStep } from '../../../src/core/step.ts';
import { onCancel } from '../../../src/fleet/failure-policy.ts';
import { strategy } from '../../../src/fleet/strategy.ts';
import { silentLog } from '../kube/silent-log.ts';
import { deliverShop } from './shop.ts';

/** What a delivery in a process of its own is told, as JSON in its only argument. */
export const task = z.object({
  server: z.string(),
  ca: z.string().optional(),
  token: z.string(),
  sequence: z.number(),
  front: z.string(),
  /** `RUN/ATTEMPT` */
  run: z.string(),
  onCancel: onCancel.default('leave'),
  strategy: strategy.optional(),
  only: z.array(z.string()).optional(),
});

/** Delivers as a step does, signals included, so that a test can cancel it or kill it. */
if (import.meta.main) {
  const { server, ca, token, onCancel: how, ...shop } = task.parse(JSON.parse(process.argv[2] ?? ''));
  await asStep(
    async ({ signal }) => {
      const access = {
        server,
        ...(ca === undefined ? {} : { ca }),
        token: async () => ({ value: token, expiresAt: Number.POSITIVE_INFINITY }),
      };
      const outcome = await deliverShop({ ...shop, access, log: silentLog }, { onCancel: how }, signal);
      if (outcome.error !== undefined) throw outcome.error;
    },
    () => {
      process.exitCode = 1;
    },
  );
}

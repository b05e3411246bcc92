import { z } from 'zod';
import { clusterRoles } from '../clouds/cluster-role.ts';
import type { Context, State } from '../core/context.ts';

const leftLocks = z.object({
  fleet: z.string(),
  environment: z.string(),
  role: z.enum(clusterRoles),
  clusters: z.array(z.string()),
  holder: z.string(),
  run: z.string(),
});
export type LeftLocks = z.output<typeof leftLocks>;
const key = 'locks';

/** Tells the post step which locks this step is about to take. Names only, no secret. */
export const rememberLocks = (locks: LeftLocks, state: State): void =>
  state.save(key, JSON.stringify(leftLocks.parse(locks)));

/** The step has released them itself. */
export const forgetLocks = (state: State): void => state.save(key, '');

/**
 * Releases the locks of a step that was killed, so that the next run need not wait for them to lapse. What the step
 * left half-way is settled by that run.
 */
export async function releaseLeftLocks(context: Context): Promise<void> {
  const left = context.state.read(key);
  if (left === undefined) return;
  const { releaseLocks } = await import('./release-locks.ts');
  await releaseLocks(leftLocks.parse(JSON.parse(left)), context);
}

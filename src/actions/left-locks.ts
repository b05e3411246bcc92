import { z } from 'zod';
import { clusterRoles } from '../clouds/cluster-role.ts';
import type { Context, State } from '../core/context.ts';
import { messageOf } from '../core/errors.ts';
import { loadFleet } from '../fleet/load.ts';
import { selectEnvironment } from '../fleet/select.ts';
import { releaseLease } from '../kube/lease.ts';
import { leaseName } from '../rollout/kube-target.ts';
import { cloudInputs } from './cloud-inputs.ts';
import { cloudPorts } from './cloud-ports.ts';
import { closeSessions, openSessions } from './cluster-sessions.ts';

const memory = z.object({
  fleet: z.string(),
  environment: z.string(),
  role: z.enum(clusterRoles),
  clusters: z.array(z.string()),
  holder: z.string(),
  run: z.string(),
});
type Memory = z.output<typeof memory>;
const key = 'locks';

/** Tells the post step which locks this step is about to take. Names only, no secret. */
export const rememberLocks = (locks: Memory, state: State): void =>
  state.save(key, JSON.stringify(memory.parse(locks)));

/** The step has released them itself. */
export const forgetLocks = (state: State): void => state.save(key, '');

/**
 * Releases the locks of a step that was killed, so that the next run need not wait for them to lapse. What the step
 * left half-way is settled by that run.
 */
export async function releaseLeftLocks(context: Context): Promise<void> {
  const left = context.state.read(key);
  if (left === undefined) return;
  const { fleet: file, environment: name, clusters, role, holder, run } = memory.parse(JSON.parse(left));
  const fleet = await loadFleet(file);
  const { environment } = selectEnvironment(fleet, name);
  const inputs = await z.object(cloudInputs).parseAsync({
    endpoints: context.env['INPUT_ENDPOINTS'] || undefined,
    secrets: context.env['INPUT_SECRETS'] || undefined,
  });
  const ports = cloudPorts(inputs, context);
  const sessions = await openSessions(
    { fleet, environment: name, clusters, role },
    ports,
    context,
    context.signal,
  );
  try {
    await Promise.all(
      sessions.map(async ({ name: cluster, client, namespace }) => {
        const lock = { namespace, name: leaseName(environment.application), holder, run };
        const released = await releaseLease(client, lock).catch((error: unknown) => {
          context.log.warning(`${cluster}: the lock lapses by itself in a minute: ${messageOf(error)}`);
          return false;
        });
        if (released) context.log.info(`${cluster}: released the lock of the step that was killed`);
      }),
    );
  } finally {
    await closeSessions(sessions);
  }
}

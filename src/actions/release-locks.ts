import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { messageOf } from '../core/errors.ts';
import { loadFleet } from '../fleet/load.ts';
import { selectEnvironment } from '../fleet/select.ts';
import { releaseLease } from '../kube/lease.ts';
import { leaseName } from '../rollout/kube-target.ts';
import { cloudInputs } from './cloud-inputs.ts';
import { cloudPorts } from './cloud-ports.ts';
import { closeSessions, openSessions } from './cluster-sessions.ts';
import type { LeftLocks } from './left-locks.ts';

/** Releases locks that another process took in the name of this job. One that cannot be is a warning: it lapses. */
export async function releaseLocks(
  { fleet: file, environment: name, clusters, role, holder, run }: LeftLocks,
  context: Context,
): Promise<void> {
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
    // The others must not wait for one that does not answer.
    ({ cluster }, error) => {
      context.log.warning(`${cluster}: the lock lapses by itself in a minute: ${messageOf(error)}`);
      return true;
    },
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

import type { ClusterRole } from '../clouds/cluster-role.ts';
import { openCluster } from '../clouds/index.ts';
import type { CloudPorts, ClusterAccess } from '../clouds/provider.ts';
import type { Context } from '../core/context.ts';
import { isActionError } from '../core/errors.ts';
import type { ClusterConfig, Environment } from '../fleet/environment.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { createKubeClient, type KubeClient } from '../kube/client.ts';
import { named } from '../rollout/each-cluster.ts';
import type { Losses } from '../rollout/losses.ts';

/** One cluster of an environment, open. */
export interface ClusterSession {
  /** Name in the fleet file. */
  readonly name: string;
  readonly config: ClusterConfig;
  readonly namespace: string;
  /** As whom it was opened. */
  readonly role: ClusterRole;
  readonly access: ClusterAccess;
  readonly client: KubeClient;
}

export interface SessionRequest {
  readonly fleet: Fleet;
  /** Name of the environment. */
  readonly environment: string;
  readonly clusters: readonly string[];
  readonly role: ClusterRole;
}

/**
 * Opens clusters in parallel, without those that `forgo` goes on without. Where others cannot be opened the first is
 * thrown, the rest is logged, and nothing stays open.
 */
export async function openSessions(
  { fleet, environment: environmentName, clusters, role }: SessionRequest,
  ports: CloudPorts,
  { clock, log }: Pick<Context, 'clock' | 'log'>,
  signal: AbortSignal,
  forgo: Losses['forgo'] = () => false,
): Promise<ClusterSession[]> {
  const environment: Environment | undefined = fleet.environments[environmentName];
  const results = await Promise.allSettled(
    clusters.map(async (name): Promise<ClusterSession> => {
      const access = await openCluster(fleet, environmentName, name, ports, role);
      const config = environment?.clusters[name];
      if (environment === undefined || config === undefined) throw new Error(`no cluster ${name}`);
      const client = createKubeClient(access, { name, clock, log, signal });
      return { name, config, namespace: config.namespace ?? environment.namespace, role, access, client };
    }),
  );
  const sessions = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failures = results.flatMap((result, index) => {
    if (result.status === 'fulfilled') return [];
    const cluster = clusters[index] ?? '';
    return forgo({ cluster }, result.reason) ? [] : [named(cluster, result.reason)];
  });
  if (failures.length === 0) return sessions;
  await closeSessions(sessions);
  for (const failure of failures.slice(1)) if (isActionError(failure)) log.error(failure.message);
  throw failures[0];
}

export async function closeSessions(sessions: readonly ClusterSession[]): Promise<void> {
  await Promise.all(sessions.map(({ client }) => client.close()));
}

/** A cancelled job is killed ten seconds after it was told; what must still be written has this many milliseconds. */
const graceMs = 8_000;
/** And the way back of a cancelled delivery this many: its end has to be written as well. */
export const returnMs = 6_000;

/**
 * A signal that follows another one only after a moment, for connections that must still write the verdict and
 * release the lock once the job was cancelled.
 */
export function afterGrace(signal: AbortSignal, ms = graceMs): AbortSignal {
  const late = new AbortController();
  const start = () => {
    setTimeout(() => late.abort(signal.reason), ms).unref();
  };
  if (signal.aborted) start();
  else signal.addEventListener('abort', start, { once: true });
  return late.signal;
}

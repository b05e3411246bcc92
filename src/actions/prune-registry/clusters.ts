import type { CloudPorts } from '../../clouds/provider.ts';
import type { Context } from '../../core/context.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { readCluster } from '../../retention/read-cluster.ts';
import type { ClusterSource } from '../../retention/survey.ts';
import { openManifestStore } from '../../rollout/manifest-store.ts';
import { type ClusterSession, closeSessions, openSessions } from '../cluster-sessions.ts';

/** Every cluster of every environment of an application. Each is opened when it is first read. */
export function openClusterSources(
  fleet: Fleet,
  application: string,
  ports: CloudPorts,
  context: Context,
): { readonly sources: readonly ClusterSource[]; close(): Promise<void> } {
  const opened: ClusterSession[] = [];
  const sources = Object.entries(fleet.environments)
    .filter(([, environment]) => environment.application === application)
    .flatMap(([environment, { clusters }]) =>
      Object.keys(clusters).map((name): ClusterSource => {
        const cluster = `${environment}/${name}`;
        const request = { fleet, environment, clusters: [name], role: 'prune' } as const;
        let session: ClusterSession | undefined;
        return {
          cluster,
          read: async () => {
            if (session === undefined) {
              [session] = await openSessions(request, ports, context, context.signal);
              if (session === undefined) throw new Error(`${cluster} was not opened`);
              opened.push(session);
            }
            const { client, namespace } = session;
            const use = await readCluster(client, { cluster, namespace, application });
            context.log.info(
              `${cluster}: ${use.history.length} ledger entries, ${use.digests.size} digests in use`,
            );
            return { use, store: openManifestStore(client, namespace, application) };
          },
        };
      }),
    );
  return { sources, close: () => closeSessions(opened) };
}

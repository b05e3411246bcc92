import type { ClusterAccess } from '../../../src/clouds/provider.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { isActionError } from '../../../src/core/errors.ts';
import type { KubeClient } from '../../../src/kube/client.ts';
import { textAt } from '../../../src/kube/fields.ts';
import type { KubeObject } from '../../../src/kube/object.ts';
import { containersOf } from '../../../src/kube/pod-spec.ts';
import { isKubeStatus } from '../../../src/kube/status-error.ts';
import { createTransport } from '../../../src/kube/transport.ts';
import { silentLog } from './silent-log.ts';

/** What a node would report of a pod. */
export type Behaviour = (pod: KubeObject) => Promise<unknown> | unknown;

export interface Kubelet {
  /** From now on pods of the application report what `behaviour` gives; undefined leaves them as they are. */
  behave(app: string, behaviour: Behaviour): void;
  stop(): Promise<void>;
}

const pods = { apiVersion: 'v1', kind: 'Pod' };

/**
 * Reports for the pods of one namespace as a node would, once for each new pod. Pods of which something is to be
 * reported are put onto `node`, which must exist: without a node no Service leads to a pod.
 */
export function startKubelet(
  client: KubeClient,
  access: ClusterAccess,
  namespace: string,
  node?: string,
): Kubelet {
  const behaviours = new Map<string, Behaviour>();
  const stop = new AbortController();
  const transport = createTransport(access, {
    name: 'kubelet',
    clock: systemClock,
    log: silentLog,
    signal: stop.signal,
  });
  const report = async (pod: KubeObject) => {
    const status = await behaviours.get(pod.metadata.labels?.['app'] ?? '')?.(pod);
    if (status === undefined) return;
    const path = `/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}`;
    if (node !== undefined)
      await transport.call(
        {
          method: 'POST',
          path: `${path}/binding`,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ target: { kind: 'Node', name: node }, metadata: pod.metadata }),
        },
        (response) => response.text(),
      );
    await transport.call(
      {
        method: 'PATCH',
        path: `${path}/status`,
        headers: { 'content-type': 'application/merge-patch+json' },
        body: JSON.stringify({ status }),
      },
      (response) => response.text(),
    );
  };
  /** As a node does: a server that is away is told later, a pod that is gone needs no report, nor one at the end. */
  const reportOnce = async (pod: KubeObject): Promise<void> => {
    try {
      await report(pod);
    } catch (error) {
      if (stop.signal.aborted || isKubeStatus(error, 404)) return;
      if (!isActionError(error, 'CLUSTER_UNREACHABLE')) throw error;
      await reportOnce(pod);
    }
  };
  const ended = (async () => {
    for await (const { type, object } of client.watch(pods, { namespace, signal: stop.signal })) {
      if (type === 'ADDED') await reportOnce(object);
      // Without a node nobody ends a pod that is asked to leave.
      if (type === 'MODIFIED' && object.metadata.deletionTimestamp !== undefined) {
        const path = `/api/v1/namespaces/${namespace}/pods/${object.metadata.name}`;
        const query = { gracePeriodSeconds: 0 };
        await transport
          .call({ method: 'DELETE', path, query }, (response) => response.text())
          .catch(() => '');
      }
    }
  })();
  return {
    behave: (app, behaviour) => behaviours.set(app, behaviour),
    stop: async () => {
      stop.abort();
      await ended;
      await transport.close();
    },
  };
}

let addresses = 0;
/** An address of its own for each pod; a Service leads to no pod without one. */
function nextAddress(): string {
  addresses += 1;
  return `10.200.${addresses >> 8}.${addresses & 255}`;
}

/** A pod that runs and is Ready; its containers report the digest their image was named by, or the given one. */
export const running =
  (digest?: string): Behaviour =>
  (pod) => ({
    phase: 'Running',
    podIPs: [{ ip: nextAddress() }],
    conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: new Date().toISOString() }],
    containerStatuses: statuses(pod, digest, { running: {} }, true),
  });

/** A pod whose only container is in the given state. */
export const stuck =
  (state: unknown, more: object = {}): Behaviour =>
  (pod) => ({
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: new Date().toISOString() }],
    containerStatuses: statuses(pod, undefined, state, false).map((status) => ({ ...status, ...more })),
  });

function statuses(pod: KubeObject, digest: string | undefined, state: unknown, ready: boolean) {
  return containersOf(pod.spec).map((container) => {
    const image = textAt(container, 'image') ?? '';
    const imageID = digest === undefined ? image : `${image.split('@')[0]}@${digest}`;
    return { name: container['name'], image, imageID, ready, restartCount: 0, started: ready, state };
  });
}

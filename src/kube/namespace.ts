import { ActionError } from '../core/errors.ts';
import type { KubeClient } from './client.ts';
import { textAt } from './fields.ts';
import type { KubeObject } from './object.ts';
import { isKubeStatus } from './status-error.ts';
import { fieldManager } from './writer.ts';

/**
 * Whether the namespace is there. `CLUSTER_DENIED` while it is being deleted: whatever is written to it would vanish.
 * An identity that may not read namespaces is taken to have been given one.
 */
export async function namespaceExists(client: KubeClient, name: string): Promise<boolean> {
  const found = await client
    .get({ apiVersion: 'v1', kind: 'Namespace', name, namespace: name })
    .catch((error) => {
      if (isKubeStatus(error, 403)) return 'hidden';
      throw error;
    });
  if (found === undefined) return false;
  if (found === 'hidden' || textAt(found, 'status', 'phase') !== 'Terminating') return true;
  throw new ActionError('CLUSTER_DENIED', `Namespace ${name} of cluster ${client.name} is being deleted`, {
    hint: 'Wait until it is gone. If it stays, look for finalizers: kubectl get namespace NAME -o yaml.',
  });
}

const makerLabel = 'app.kubernetes.io/managed-by';

/** Makes a namespace, marked as made by the suite: only such a one goes with its application. */
export const createNamespace = (client: KubeClient, name: string): Promise<KubeObject> =>
  client.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { [makerLabel]: fieldManager } },
  });

/** Whether the suite made this namespace. */
export const isOwnNamespace = ({ metadata }: KubeObject): boolean =>
  metadata.labels?.[makerLabel] === fieldManager;

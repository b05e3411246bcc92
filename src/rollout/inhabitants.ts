import type { KubeClient } from '../kube/client.ts';
import { describeRef, type KubeObject, refOf } from '../kube/object.ts';
import { isKubeStatus } from '../kube/status-error.ts';

/** Kinds whose objects somebody would miss, if the namespace they live in were deleted. */
const kinds = [
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'Secret' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'apps/v1', kind: 'DaemonSet' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  { apiVersion: 'batch/v1', kind: 'CronJob' },
  { apiVersion: 'batch/v1', kind: 'Job' },
] as const;

/**
 * What lives in a namespace, but what Kubernetes puts into each by itself: one line for each object. A kind that the
 * identity may not list counts as somebody there.
 */
export async function inhabitants(client: KubeClient, namespace: string): Promise<string[]> {
  const found = await Promise.all(
    kinds.map(async (kind) => {
      try {
        const objects = await client.list(kind, { namespace });
        return objects
          .filter((object) => !isStandard(object))
          .map((one) => describeRef(refOf(one), namespace));
      } catch (error) {
        if (isKubeStatus(error, 403)) return [`whatever it has of kind ${kind.kind}`];
        throw error;
      }
    }),
  );
  return found.flat();
}

/** The authority of the API server, and tokens of service accounts as older clusters keep them. */
const isStandard = ({ kind, metadata, type }: KubeObject): boolean =>
  (kind === 'ConfigMap' && metadata.name === 'kube-root-ca.crt') ||
  (kind === 'Secret' && type === 'kubernetes.io/service-account-token');

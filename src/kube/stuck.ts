import { at, isRecord, textAt } from './fields.ts';
import { describeRef, type KubeObject, refOf } from './object.ts';

/** Finalizers of Kubernetes itself, and what they wait for. */
const known: Readonly<Record<string, string>> = {
  foregroundDeletion: 'its dependents, which are being deleted',
  orphan: 'the garbage collector of the cluster',
  'kubernetes.io/pv-protection': 'the claim that is bound to it',
  'kubernetes.io/pvc-protection': 'the pods that use it',
  'service.kubernetes.io/load-balancer-cleanup': 'the load balancer, which the cloud’s controller takes down',
  'batch.kubernetes.io/job-tracking': 'the job controller of the cluster',
};

/** Why an object that was deleted is still there, and who must act: one line. */
export function explainStuck(object: KubeObject, home?: string): string {
  const name = describeRef(refOf(object), home);
  const { finalizers = [], deletionTimestamp } = object.metadata;
  if (deletionTimestamp === undefined) return `${name} was not deleted: something puts it back`;
  if (finalizers.length === 0) return `${name} is being deleted since ${deletionTimestamp}`;
  return `${name} waits for ${finalizers.map((finalizer) => waitsFor(object, finalizer)).join(', and for ')}`;
}

function waitsFor({ metadata }: KubeObject, finalizer: string): string {
  const usual = known[finalizer];
  if (usual !== undefined) return usual;
  const setter = (metadata.managedFields ?? []).find((entry) => {
    const fields = at(entry, 'fieldsV1', 'f:metadata', 'f:finalizers');
    return isRecord(fields) && Object.hasOwn(fields, `v:${JSON.stringify(finalizer)}`);
  });
  const manager = textAt(setter, 'manager');
  return `the controller of finalizer ${finalizer}${manager === undefined ? '' : ` (set by ${manager})`}`;
}

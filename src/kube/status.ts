import { byCondition } from './by-condition.ts';
import { at, conditionOf, listAt, numberAt, textAt } from './fields.ts';
import { groupKind, groupOf, type KubeObject } from './object.ts';
import { current, failed, type ObjectStatus, progressing } from './object-status.ts';
import { routingStatus } from './routing-status.ts';
import { jobOutcome, jobStatus, podStatus, workloadStatus } from './workload-status.ts';

/** How long a custom resource is given to say something about what was written, in milliseconds. */
const settleMs = 2_000;

/**
 * The status of any object, after kstatus (sigs.k8s.io/cli-utils, pkg/kstatus/status), with five differences: a Job
 * is current when complete, not when started, and how it ended counts while it is being deleted too; a failed Pod has
 * failed; a Service of type LoadBalancer needs its address; a claim nobody uses yet holds nothing up (its pods would); a
 * custom resource whose controller does not say which generation it saw is not current at once. `elapsedMs` is the time
 * since the object was applied.
 */
export function objectStatus(object: KubeObject, elapsedMs: number): ObjectStatus {
  // Its ttlSecondsAfterFinished deletes a Job in the foreground: it is seen being deleted once its work is done.
  const outcome = groupKind(object) === 'Job.batch' ? jobOutcome(object) : undefined;
  if (outcome !== undefined) return outcome;
  if (object.metadata.deletionTimestamp !== undefined)
    return { state: 'terminating', message: 'is being deleted' };
  const generation = object.metadata.generation ?? 0;
  const observed = numberAt(object, 'status', 'observedGeneration');
  if (observed !== undefined && observed < generation)
    return progressing('its controller has not seen it yet');
  const reconciling = conditionOf(object, 'Reconciling');
  if (reconciling?.status === 'True') return progressing(reconciling.message || 'reconciling');
  const stalled = conditionOf(object, 'Stalled');
  if (stalled?.status === 'True') return failed(stalled.message || 'stalled');
  return ofKind(object, observed, elapsedMs);
}

function ofKind(object: KubeObject, observed: number | undefined, elapsedMs: number): ObjectStatus {
  switch (`${groupOf(object.apiVersion)}/${object.kind}`) {
    case 'apps/Deployment':
    case 'apps/StatefulSet':
    case 'apps/DaemonSet':
    case 'apps/ReplicaSet':
      return observed === undefined
        ? progressing('its controller has not seen it yet')
        : workloadStatus(object);
    case '/Pod':
      return podStatus(object);
    case 'batch/Job':
      return jobStatus(object);
    case '/Service':
      return serviceStatus(object);
    case '/PersistentVolumeClaim':
      return textAt(object, 'status', 'phase') === 'Lost' ? failed('its volume is lost') : current;
    case 'apiextensions.k8s.io/CustomResourceDefinition':
      return definitionStatus(object);
    case 'apiregistration.k8s.io/APIService':
      return byCondition(object, 'Available') ?? progressing('not available yet');
    default:
      return isBuiltin(object) ? current : customStatus(object, observed, elapsedMs);
  }
}

function customStatus(object: KubeObject, observed: number | undefined, elapsedMs: number): ObjectStatus {
  const isRouting = groupOf(object.apiVersion) === 'gateway.networking.k8s.io';
  const said = isRouting ? routingStatus(object) : byCondition(object, 'Ready');
  if (said !== undefined && (isRouting || said.state !== 'current')) return said;
  const isSeen =
    observed !== undefined ||
    listAt(object, 'status', 'conditions').some(
      (entry) => numberAt(entry, 'observedGeneration') !== undefined,
    );
  if (isSeen || elapsedMs >= settleMs) return current;
  // What it says may be about the generation before.
  return progressing('its controller has not said anything yet');
}

/** Kubernetes' own groups: short names, and these. Others below *.k8s.io are custom resources too. */
const builtinGroups =
  /^(admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|flowcontrol\.apiserver|internal\.apiserver|networking|node|rbac\.authorization|resource|scheduling|storage|storagemigration)\.k8s\.io$/;

/** Whether Kubernetes itself serves the kind; most of those do nothing once written. */
export const isBuiltin = ({ apiVersion }: KubeObject): boolean =>
  !groupOf(apiVersion).includes('.') || builtinGroups.test(groupOf(apiVersion));

function serviceStatus(object: KubeObject): ObjectStatus {
  if (textAt(object, 'spec', 'type') !== 'LoadBalancer') return current;
  const addresses = listAt(object, 'status', 'loadBalancer', 'ingress');
  return addresses.length > 0 ? current : progressing('the load balancer has no address yet');
}

function definitionStatus(object: KubeObject): ObjectStatus {
  const names = conditionOf(object, 'NamesAccepted');
  if (names?.status === 'False') return failed(names.message);
  return at(conditionOf(object, 'Established'), 'status') === 'True'
    ? current
    : progressing('not established yet');
}

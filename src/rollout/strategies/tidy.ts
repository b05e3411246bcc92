import { ActionError } from '../../core/errors.ts';
import { releaseAutoscaler, scales } from '../../kube/autoscaler-hold.ts';
import type { KubeClient } from '../../kube/client.ts';
import { numberAt } from '../../kube/fields.ts';
import type { Owner } from '../../kube/inventory.ts';
import { follows } from '../../kube/led-pods.ts';
import { type KubeObject, objectKey, refOf } from '../../kube/object.ts';
import { ownedObject } from '../../kube/owned-object.ts';
import { restoreRoutes } from '../../kube/routes.ts';
import { lead, leadOf, remembered, widen } from '../../kube/selector-shift.ts';
import { isLedToOwn, ownPods, type ShiftingWorkload, type ShiftState } from '../../kube/shift-state.ts';
import { besideOf } from '../../kube/tracks.ts';
import { until } from '../../kube/until.ts';
import { allEnded, permit, type Writing } from '../../kube/writing.ts';
import { ownAreBack } from './own-replicas.ts';

/** How long nodes and gateways are given to follow to other pods before the former ones leave, in milliseconds. */
const drainMs = 2_000;
/** How long a workload’s own pods may take to be seen serving, in milliseconds. */
const serveMs = 10_000;
/** How long pods may take to begin leaving, in milliseconds. */
const leaveMs = 60_000;

/**
 * Removes what a strategy left beside the release, without interrupting traffic: Services go to the workload's own
 * pods and routes to the Services, the pods beside leave, the Services are widened to the chart's selectors, and what
 * remains is deleted, the track's Deployment last. `wanted` are Services to be written as they are there, with whatever
 * else they change. A workload whose own pods are not Ready while others have its traffic stays as it is, with a
 * warning.
 */
export async function tidy(
  client: KubeClient,
  owner: Owner,
  { workloads, trackServices, heldAutoscalers }: ShiftState,
  wanted: readonly KubeObject[],
  writing: Writing,
): Promise<void> {
  const seen = await Promise.all(workloads.map((workload) => untilItServes(client, workload, writing)));
  const ready = seen.filter(canServe);
  for (const { beside, workload } of seen.filter((one) => !canServe(one)))
    writing.log.warning(
      `${beside.metadata.name} stays: no pod of ${workload?.metadata.name} itself is Ready`,
    );
  if (ready.length === 0) return;
  await allEnded(ready.map((workload) => ownAreBack(client, workload, writing)));
  const byKey = new Map(wanted.map((service) => [objectKey(refOf(service)), service]));
  const services = ready.flatMap((workload) => workload.services.map((service) => ({ workload, service })));
  const written = await allEnded(
    services.map(({ workload, service }) => leadHome(client, workload, service, byKey, writing)),
  );
  const namespaces = ready.flatMap(({ beside }) => beside.metadata.namespace ?? []);
  await restoreRoutes(client, owner, namespaces, writing);
  // Also where it was a retreat a moment ago that led them home.
  if (written.length > 0) await writing.clock.sleep(drainMs, writing.signal);
  await allEnded(ready.map(({ beside }) => dismiss(client, beside, writing)));
  await allEnded(
    written.map(async (object) => {
      await permit(writing);
      await client.apply(widen(object), { force: true });
    }),
  );
  const refs = ready.map(({ beside }) => besideOf(beside));
  await allEnded(
    heldAutoscalers
      .filter((scaler) => refs.some((ref) => scales(scaler, ref)))
      .map((scaler) => releaseAutoscaler(client, scaler, writing)),
  );
  const tidied = new Set(services.map(({ service }) => objectKey(refOf(service))));
  const left = workloads.length > ready.length;
  const useless = trackServices.filter((service) => !left || tidied.has(objectKey(besideOf(service))));
  await allEnded(useless.map((service) => remove(client, service, writing)));
  await allEnded(ready.map(({ beside }) => remove(client, beside, writing)));
}

/** Whether the workload's own pods can take the traffic, or have it; one that was deleted or scaled to zero need not. */
function canServe(shifting: ShiftingWorkload): boolean {
  const { workload, own } = shifting;
  if (workload === undefined || isLedToOwn(shifting)) return true;
  return own !== undefined && (own.ready > 0 || numberAt(workload, 'spec', 'replicas') === 0);
}

/** An autoscaler may have changed it since, or its only pod be away for a moment: neither is a reason to stay. */
async function untilItServes(
  client: KubeClient,
  shifting: ShiftingWorkload,
  writing: Writing,
): Promise<ShiftingWorkload> {
  if (canServe(shifting)) return shifting;
  const look = async () => {
    const workload = await client.get(besideOf(shifting.beside));
    const own = workload && (await ownPods(client, workload));
    const now = { ...shifting, workload, own };
    return canServe(now) ? now : undefined;
  };
  return (await until(look, { ...writing, patienceMs: serveMs })) ?? shifting;
}

async function leadHome(
  client: KubeClient,
  { own, promoting }: ShiftingWorkload,
  service: KubeObject,
  wanted: ReadonlyMap<string, KubeObject>,
  writing: Writing,
): Promise<KubeObject> {
  const ref = refOf(service);
  const mine = ownedObject(service) ?? service;
  // Old pods get their requests as they did before: by their ports, not by those of the release that failed.
  const before = promoting ? undefined : remembered(mine);
  const object = wanted.get(objectKey(ref)) ?? before ?? mine;
  const now = leadOf(service);
  const isHome = now !== undefined && 'hash' in now && (own?.ready === 0 || now.hash === own?.hash);
  if (own === undefined || isHome) return object;
  const to = { hash: own.hash };
  await permit(writing);
  await client.apply(lead(object, to, undefined), { force: true });
  if (own.ready > 0) await follows(client, ref, to, writing);
  return object;
}

/** Lets the pods of a track leave, and waits until none of them gets requests any more. */
async function dismiss(client: KubeClient, beside: KubeObject, writing: Writing): Promise<void> {
  const ref = refOf(beside);
  await permit(writing);
  const asked = await client.patch(ref, { spec: { replicas: 0 } });
  const look = async () => {
    const live = await client.get(ref);
    if (live === undefined) return true;
    const seen = numberAt(live, 'status', 'observedGeneration') ?? 0;
    return (
      (seen >= (asked.metadata.generation ?? 0) && (numberAt(live, 'status', 'replicas') ?? 0) === 0) ||
      undefined
    );
  };
  if (await until(look, { ...writing, patienceMs: leaveMs })) return;
  throw new ActionError(
    'ROLLOUT_TIMED_OUT',
    `The pods of Deployment ${ref.name} in cluster ${client.name} do not leave`,
    { hint: 'They have no traffic. Deliver again once the cluster’s controllers work; it converges.' },
  );
}

async function remove(client: KubeClient, object: KubeObject, writing: Writing): Promise<void> {
  const { uid } = object.metadata;
  await permit(writing);
  await client.delete(refOf(object), uid === undefined ? {} : { preconditionUid: uid });
}

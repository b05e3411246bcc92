import type { KubeClient } from '../../kube/client.ts';
import type { Owner } from '../../kube/inventory.ts';
import { follows } from '../../kube/led-pods.ts';
import { type KubeObject, objectKey, refOf } from '../../kube/object.ts';
import { ownedObject } from '../../kube/owned-object.ts';
import { restoreRoutes } from '../../kube/routes.ts';
import { type Lead, lead, leadOf, remembered } from '../../kube/selector-shift.ts';
import { isLedToTrack, type ShiftingWorkload } from '../../kube/shift-state.ts';
import { allEnded, permit, type Writing } from '../../kube/writing.ts';
import { seconds } from '../phases.ts';
import { hasMadeRoom, ownAreBack } from './own-replicas.ts';
import { readSettled } from './read-settled.ts';

/** How long users stay on new and old pods alike until the old ones are as many as before, in milliseconds. */
const returnMs = 10_000;

/**
 * Gives all traffic back to the pods that served before, with one patch a Service. What shifts is read from the
 * cluster. Workloads whose own pods are being replaced already, or of which none is Ready, keep it where it is.
 */
export async function retreat(client: KubeClient, owner: Owner, writing: Writing): Promise<void> {
  const { workloads } = await readSettled(client, owner, writing);
  if (workloads.length === 0) return;
  const began = writing.clock.now();
  const namespaces = workloads.flatMap(({ beside }) => beside.metadata.namespace ?? []);
  const intact = workloads.filter(isIntact);
  // Routes lead to Services, which must lead to pods that serve.
  if (workloads.every((workload) => isIntact(workload) || isLedToTrack(workload)))
    await restoreRoutes(client, owner, namespaces, writing);
  const moves = workloads.flatMap((workload) => {
    if (!isIntact(workload)) {
      writing.log.warning(
        `${workload.beside.metadata.name} keeps its traffic: there are no old pods to give it back to`,
      );
      return [];
    }
    return backwards(workload);
  });
  // Pods that made room for new ones are to be there before they have all requests to themselves.
  const back = new Map(
    intact
      .filter(hasMadeRoom)
      .map((workload) => [workload, ownAreBack(client, workload, writing, returnMs)] as const),
  );
  await allEnded([
    ...moves.map(async (move) => {
      await back.get(move.workload);
      await leadBack(client, move, writing);
    }),
    ...back.values(),
    // What no Service leads to works as long as it runs.
    ...intact
      .filter(({ services }) => services.length === 0)
      .map(async ({ beside }) => {
        await permit(writing);
        await client.patch(refOf(beside), { spec: { replicas: 0 } });
      }),
  ]);
  if (moves.length === 0) return;
  const what = moves.length === 1 ? '1 service' : `${moves.length} services`;
  writing.log.info(`traffic of ${what} is back on the old pods (${seconds(writing.clock.now() - began)})`);
}

interface Move {
  readonly workload: ShiftingWorkload;
  readonly service: KubeObject;
  readonly to: Lead;
}

/** Whether a workload's own pods are those that served before, and some are there. */
export const isIntact = ({ promoting, own }: ShiftingWorkload): boolean =>
  !promoting && own !== undefined && own.ready > 0;

/** The Services that lead anywhere but to the workload's own pods. One that came with the release has no way back. */
function backwards(workload: ShiftingWorkload): Move[] {
  const { own, services } = workload;
  if (own === undefined) return [];
  return services.flatMap((service) => {
    const now = leadOf(service);
    if (now !== undefined && 'hash' in now && now.hash === own.hash) return [];
    if (now !== undefined && 'track' in now && remembered(service) === undefined) return [];
    return [{ workload, service, to: { hash: own.hash } }];
  });
}

async function leadBack(client: KubeClient, { service, to }: Move, writing: Writing): Promise<void> {
  const mine = ownedObject(service) ?? service;
  const before = remembered(mine) ?? mine;
  await permit(writing);
  await client.apply(lead(before, to, before), { force: true });
  const ref = refOf(service);
  if (!(await follows(client, ref, to, writing)))
    writing.log.warning(`could not see the endpoints of ${objectKey(ref)} follow`);
}

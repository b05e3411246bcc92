import { ActionError } from '../../core/errors.ts';
import { holdAutoscaler, listAutoscalers, scales } from '../../kube/autoscaler-hold.ts';
import type { Owner } from '../../kube/inventory.ts';
import { type KubeObject, objectKey } from '../../kube/object.ts';
import { ownedObject } from '../../kube/owned-object.ts';
import { lead, widen } from '../../kube/selector-shift.ts';
import { type Track, trackDeployment, trackService } from '../../kube/tracks.ts';
import { allEnded, permit, type Writing } from '../../kube/writing.ts';
import type { StrategyContext } from './context.ts';
import { ownPodsOf } from './read-settled.ts';
import type { ShiftedService, Shifting } from './shifting.ts';

export interface BesideOptions {
  readonly owner: Owner;
  readonly track: Track;
  /** Number of new pods of each. */
  readonly replicas: (shifting: Shifting) => number;
}

/** New pods that stand beside the old ones. */
export interface Beside {
  /** The Deployments of the tracks, as they were written; by the key of the chart's. */
  readonly deployments: ReadonlyMap<string, KubeObject>;
  /** The template hash of the old pods of each, by the same key. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Each Service once, with what it was before. */
  readonly services: readonly LedService[];
}

export interface LedService extends ShiftedService {
  readonly before: KubeObject | undefined;
}

/**
 * Writes the new pods beside the old ones, where no traffic reaches them but by Services of their own. The Deployments
 * come first and without pods: whoever finds one knows that there may be more to tidy up. Only when the old pods have
 * all traffic to themselves, and keep their number, do the new ones appear.
 */
export async function standBeside(
  shifting: readonly Shifting[],
  { owner, track, replicas }: BesideOptions,
  context: StrategyContext,
  writing: Writing,
): Promise<Beside> {
  const { client } = context;
  const write = async (object: KubeObject) => {
    await permit(writing);
    return client.apply(object, { force: true });
  };
  const hashes = new Map(
    await Promise.all(
      shifting.map(async ({ ref }) => {
        const own = await ownPodsOf(client, ref, writing);
        if (own === undefined || own.ready === 0)
          throw new ActionError(
            'CLUSTER_CHANGED',
            `Deployment ${ref.name} of cluster ${client.name} has no Ready pods any more that could keep the traffic`,
            { hint: 'Somebody changed it after the plan was made. Deliver again.' },
          );
        return [objectKey(ref), own.hash] as const;
      }),
    ),
  );
  const tracksOf = (count: (one: Shifting) => number) =>
    shifting.map((one) => trackDeployment(one.change.object, track, owner, count(one)));
  await allEnded(tracksOf(() => 0).map(write));
  await hold(shifting, context, writing);
  const services = servicesOf(shifting);
  await allEnded(
    services.flatMap(({ before, key }) => {
      const hash = hashes.get(key);
      return before === undefined || hash === undefined ? [] : [write(lead(before, { hash }, before))];
    }),
  );
  await allEnded(
    services.flatMap(({ wanted, before }) => {
      const like = wanted ?? before;
      return like === undefined ? [] : [write(trackService(like, track, owner))];
    }),
  );
  const written = await allEnded(tracksOf(replicas).map(write));
  return {
    deployments: new Map(
      shifting.flatMap(({ ref }, index) => {
        const object = written[index];
        return object === undefined ? [] : [[objectKey(ref), object] as const];
      }),
    ),
    hashes,
    services,
  };
}

/** The Services of all that shift, each with the key of its Deployment. */
function servicesOf(shifting: readonly Shifting[]): (LedService & { readonly key: string })[] {
  return shifting.flatMap(({ ref, services }) =>
    services.map((service) => ({
      ...service,
      key: objectKey(ref),
      before: service.live && widen(ownedObject(service.live) ?? service.live),
    })),
  );
}

async function hold(
  shifting: readonly Shifting[],
  { client }: StrategyContext,
  writing: Writing,
): Promise<void> {
  const namespaces = [...new Set(shifting.flatMap(({ ref }) => ref.namespace ?? []))];
  const scalers = await listAutoscalers(client, namespaces);
  await allEnded(
    shifting.flatMap(({ ref, replicas }) =>
      scalers
        .filter((scaler) => scales(scaler, ref))
        .map((scaler) => holdAutoscaler(client, scaler, replicas, writing)),
    ),
  );
}

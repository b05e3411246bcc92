import { ActionError } from '../../core/errors.ts';
import type { StrategyOf } from '../../fleet/strategy.ts';
import { listAutoscalers, scales } from '../../kube/autoscaler-hold.ts';
import { listAt, numberAt } from '../../kube/fields.ts';
import { type KubeObject, objectKey } from '../../kube/object.ts';
import { widen } from '../../kube/selector-shift.ts';
import { allEnded, permit, type Writing } from '../../kube/writing.ts';
import type { LedService } from './beside.ts';
import type { StrategyContext } from './context.ts';
import { scaleOwn } from './own-replicas.ts';
import { isTooFine, possibleWeights, replicaSplit } from './replica-split.ts';
import type { Shifting } from './shifting.ts';
import { percent, type Splitter } from './splitter.ts';

/**
 * Splits traffic by numbers of pods behind one Service. Where an autoscaler decides over the old pods, or the chart
 * leaves their number to others, they keep it. `RELEASE_REFUSED` for a step finer than one pod of all, and for a
 * Service that leads to another port of the new pods than of the old ones; writes nothing.
 */
export async function byReplicas(
  shifting: readonly Shifting[],
  steps: StrategyOf<'canary'>['steps'],
  { client }: StrategyContext,
): Promise<Splitter> {
  const namespaces = [...new Set(shifting.flatMap(({ ref }) => ref.namespace ?? []))];
  const scalers = await listAutoscalers(client, namespaces);
  const held = new Set(
    shifting.flatMap(({ ref, change }) =>
      scalers.some((scaler) => scales(scaler, ref)) ||
      numberAt(change.object, 'spec', 'replicas') === undefined
        ? [objectKey(ref)]
        : [],
    ),
  );
  const rule = ({ ref }: Shifting) => ({ stableHeld: held.has(objectKey(ref)) });
  refuseTooFine(client.name, shifting, steps, rule);
  refuseMovedPorts(client.name, shifting);
  const split = (one: Shifting, weight: number) => replicaSplit(one.replicas, weight, rule(one));
  let standing: readonly Shifting[] = [];
  let unjoined: readonly LedService[] = [];

  /** Services mean old and new pods alike, as the chart has them. */
  const join = async (writing: Writing) => {
    await allEnded(
      unjoined.flatMap(({ wanted, before }) => {
        const service = wanted ?? before;
        return service === undefined
          ? []
          : [permit(writing).then(() => client.apply(widen(service), { force: true }))];
      }),
    );
    unjoined = [];
  };

  return {
    canaryPods: (one, weight) => split(one, weight).canary,
    begin: async ({ shifting: those, beside }) => {
      standing = those;
      unjoined = beside.services;
      return [];
    },
    share: async (weight, writing) => {
      await join(writing);
      // The new pods are Ready: only now may old ones leave.
      await allEnded(
        standing
          .filter((one) => !rule(one).stableHeld)
          .map((one) => scaleOwn(client, one.ref, split(one, weight).stable, writing)),
      );
      return standing.map((one) => {
        const { canary, stable, weight: achieved } = split(one, weight);
        return `${one.ref.name}: ${canary} of ${canary + stable} pods, ${percent(achieved)}`;
      });
    },
    end: async () => undefined,
  };
}

function refuseTooFine(
  cluster: string,
  shifting: readonly Shifting[],
  steps: StrategyOf<'canary'>['steps'],
  rule: (one: Shifting) => { readonly stableHeld: boolean },
): void {
  const lines = shifting.flatMap((one) => {
    const fine = steps.filter(({ weight }) => isTooFine(one.replicas, weight, rule(one)));
    if (fine.length === 0) return [];
    const possible = possibleWeights(one.replicas, rule(one));
    const pods = one.replicas === 1 ? '1 pod' : `${one.replicas} pods`;
    const asked = fine.map(({ weight }) => percent(weight)).join(', ');
    return [`${one.ref.name}, ${pods}: ${asked} asked, possible are ${possible.map(percent).join(', ')}`];
  });
  if (lines.length > 0)
    throw new ActionError(
      'RELEASE_REFUSED',
      `Steps of the canary are finer than one pod in cluster ${cluster}\n${lines.join('\n')}`,
      {
        hint: 'Nothing was changed. Raise the weights or the replicas, or split traffic with `by: gateway-api`.',
      },
    );
}

/** One Service is over old and new pods alike: a port of only one kind fails at the other. */
function refuseMovedPorts(cluster: string, shifting: readonly Shifting[]): void {
  const lines = shifting.flatMap(({ services }) =>
    services.flatMap(({ ref, live, wanted }) => {
      const before = new Map(portsOf(live));
      return portsOf(wanted).flatMap(([port, to]) => {
        const from = before.get(port) ?? to;
        return from === to ? [] : [`Service ${ref.name}, port ${port}: from ${from} to ${to}`];
      });
    }),
  );
  if (lines.length > 0)
    throw new ActionError(
      'RELEASE_REFUSED',
      `The release moves ports behind Services of cluster ${cluster} that a canary leads to old and new pods at once\n${lines.join('\n')}`,
      {
        hint: 'Nothing was changed. Deliver it blue-green or with `by: gateway-api`, or give the port a name that both releases have (targetPort).',
      },
    );
}

/** `80/TCP` → the port of the pods, by number or name. */
const portsOf = (service: KubeObject | undefined): (readonly [string, string])[] =>
  listAt(service, 'spec', 'ports').map((entry) => {
    const { port, protocol = 'TCP', targetPort = port } = entry;
    return [`${port}/${protocol}`, String(targetPort)] as const;
  });

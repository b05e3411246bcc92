import { ActionError } from '../../core/errors.ts';
import type { StrategyOf } from '../../fleet/strategy.ts';
import { listAt, numberAt } from '../../kube/fields.ts';
import type { KubeObject } from '../../kube/object.ts';
import { selects, widen } from '../../kube/selector-shift.ts';
import { podLabels } from '../../kube/shift-state.ts';
import { allEnded, permit, type Writing } from '../../kube/writing.ts';
import type { StrategyContext } from './context.ts';
import { scaleOwn } from './own-replicas.ts';
import { isTooFine, possibleWeights, replicaSplit } from './replica-split.ts';
import type { Shifting } from './shifting.ts';
import { percent, type Splitter } from './splitter.ts';
import type { Stand } from './stand.ts';

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
  const rule = ({ change: { autoscaled, object } }: Shifting) => ({
    stableHeld: autoscaled || numberAt(object, 'spec', 'replicas') === undefined,
  });
  refuseTooFine(client.name, shifting, steps, rule);
  refuseMovedPorts(client.name, shifting);
  refuseMovedSelectors(client.name, shifting);
  const split = (one: Shifting, weight: number) => replicaSplit(one.replicas, weight, rule(one));
  let isJoined = false;

  /** Services mean old and new pods alike, as the chart has them. */
  const join = async ({ beside: { services } }: Stand, writing: Writing) => {
    if (isJoined) return;
    await allEnded(
      services.flatMap(({ wanted, before }) => {
        const service = wanted ?? before;
        return service === undefined
          ? []
          : [permit(writing).then(() => client.apply(widen(service), { force: true }))];
      }),
    );
    isJoined = true;
  };
  const movable = (those: readonly Shifting[]) => those.filter((one) => !rule(one).stableHeld);

  return {
    canaryPods: (one, weight) => split(one, weight).canary,
    begin: async () => [],
    share: async (weight, stand, writing) => {
      await join(stand, writing);
      // The new pods are Ready: only now may old ones leave.
      await allEnded(
        movable(stand.shifting).map((one) => scaleOwn(client, one.ref, split(one, weight).stable, writing)),
      );
      return stand.shifting.map((one) => {
        const { canary, stable, weight: achieved } = split(one, weight);
        return `${one.ref.name}: ${canary} of ${canary + stable} pods, ${percent(achieved)}`;
      });
    },
    end: async ({ shifting: those }, writing) => {
      await allEnded(
        movable(those).map(({ ref, live }) =>
          scaleOwn(client, ref, numberAt(live, 'spec', 'replicas') ?? 1, writing),
        ),
      );
    },
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

/** One Service is over old and new pods alike: with a selector that the old ones lack it means none of them. */
function refuseMovedSelectors(cluster: string, shifting: readonly Shifting[]): void {
  const lines = shifting.flatMap((one) =>
    one.services.flatMap(({ ref, live, wanted }) =>
      live === undefined || wanted === undefined || selects(wanted, podLabels(one.live))
        ? []
        : [`Service ${ref.name}, whose new selector does not mean the pods that ${one.ref.name} has now`],
    ),
  );
  if (lines.length > 0)
    throw new ActionError(
      'RELEASE_REFUSED',
      `The release changes what Services of cluster ${cluster} select, and a canary leads them to old and new pods at once\n${lines.join('\n')}`,
      {
        hint: 'Nothing was changed. Deliver it blue-green or with `by: gateway-api`, or give the pods their label in a release before the one whose Service selects it.',
      },
    );
}

/** `80/TCP` → the port of the pods, by number or name. */
const portsOf = (service: KubeObject | undefined): (readonly [string, string])[] =>
  listAt(service, 'spec', 'ports').map((entry) => {
    const { port, protocol = 'TCP', targetPort = port } = entry;
    return [`${port}/${protocol}`, String(targetPort)] as const;
  });

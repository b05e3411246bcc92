import { ActionError } from '../../core/errors.ts';
import { describeRef, type KubeObject, objectKey, refOf } from '../../kube/object.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import { listRoutes, type Router, restoreRoutes, routesTo, shareRoute } from '../../kube/routes.ts';
import { routingStatus } from '../../kube/routing-status.ts';
import { trackName } from '../../kube/tracks.ts';
import type { TrafficShare } from '../../kube/traffic-share.ts';
import { until } from '../../kube/until.ts';
import { allEnded, type Writing } from '../../kube/writing.ts';
import type { StrategyContext } from './context.ts';
import type { Shifting } from './shifting.ts';
import { percent, type Splitter } from './splitter.ts';
import type { Stand } from './stand.ts';

export interface RouteRule {
  readonly router: Router;
  readonly header: { readonly name: string; readonly value: string };
}

/** How long a gateway may take to take in new rules, in milliseconds. */
const settleMs = 30_000;

/**
 * Splits traffic by the weights of routes, first by a header alone. `CHART_INVALID` where no route leads to a
 * workload, or one has no room; writes nothing. All that do not come by a route keep going to the old pods until the
 * end.
 */
export async function byRoutes(
  plan: ApplyPlan,
  shifting: readonly Shifting[],
  { router, header }: RouteRule,
  { client }: StrategyContext,
): Promise<Splitter> {
  const namespaces = [...new Set([plan.namespace, ...namespacesOf(shifting)])];
  const live = () => listRoutes(client, router, namespaces);
  refuseUnrouted(client.name, shifting, router, [...planned(plan, await live())], plan);
  let shared: readonly KubeObject[] = [];

  const give = async (weight: number, { shifting: those }: Stand, writing: Writing) => {
    const share: TrafficShare = { canaries: canariesOf(those, plan), weight, header };
    shared = await allEnded(
      routesTo(await live(), share, plan).map((route) => shareRoute(client, route, share, plan, writing)),
    );
    if (router === 'gateway-api') await allEnded(shared.map((route) => takenIn(route, writing)));
  };

  async function takenIn(route: KubeObject, writing: Writing): Promise<void> {
    const ref = refOf(route);
    let said = 'no gateway has answered for it';
    const look = async () => {
      const status = routingStatus((await client.get(ref)) ?? route);
      if (status !== undefined) said = status.message;
      return status?.state === 'current' || undefined;
    };
    if (await until(look, { ...writing, patienceMs: settleMs })) return;
    throw new ActionError(
      'ROLLOUT_FAILED',
      `The gateway of cluster ${client.name} did not take in ${describeRef(ref, plan.namespace)}: ${said}`,
      { hint: 'See status.parents of the route, and the logs of the gateway’s controller.' },
    );
  }

  return {
    canaryPods: ({ replicas }, weight) => Math.max(1, Math.ceil((replicas * weight) / 100)),
    begin: async (stand, writing) => {
      await give(0, stand, writing);
      return [{ header }];
    },
    share: async (weight, stand, writing) => {
      await give(weight, stand, writing);
      const names = shared.map((route) => describeRef(refOf(route), plan.namespace)).join(', ');
      return [`${names}: ${percent(weight)}`];
    },
    end: (_stand, writing) => restoreRoutes(client, plan, namespaces, writing),
  };
}

const namespacesOf = (shifting: readonly Shifting[]): string[] => [
  ...new Set(shifting.flatMap(({ ref }) => ref.namespace ?? [])),
];

/** The Services of all that shift, of whatever namespace: one route may lead to several. */
const canariesOf = (shifting: readonly Shifting[], { namespace: home }: ApplyPlan): Map<string, string> =>
  new Map(
    shifting.flatMap(({ services }) =>
      services.map(({ ref: { namespace = home, name } }) => [
        `${namespace}/${name}`,
        trackName(name, 'canary'),
      ]),
    ),
  );

/** The routes there will be once the plan is applied. */
function planned({ changes }: ApplyPlan, live: readonly KubeObject[]): KubeObject[] {
  const changed = new Set(changes.map(({ ref }) => objectKey(ref)));
  return [
    ...changes.flatMap(({ action, object, planned: result = object }) =>
      action === 'prune' ? [] : [result],
    ),
    ...live.filter((route) => !changed.has(objectKey(refOf(route)))),
  ];
}

function refuseUnrouted(
  cluster: string,
  shifting: readonly Shifting[],
  router: Router,
  routes: readonly KubeObject[],
  plan: ApplyPlan,
): void {
  const unrouted = shifting.filter((one) => {
    const share = { canaries: canariesOf([one], plan), weight: 1, header: undefined };
    return routesTo(routes, share, plan).length === 0;
  });
  if (unrouted.length === 0) return;
  const kinds = router === 'istio' ? 'VirtualService' : 'HTTPRoute or GRPCRoute';
  throw new ActionError(
    'CHART_INVALID',
    `No ${kinds} in cluster ${cluster} leads to a Service of ${unrouted.map(({ ref }) => ref.name).join(', ')}`,
    {
      hint: 'Nothing was changed. Name what has routes in `strategy.workloads`, or split traffic `by: replicas`.',
    },
  );
}

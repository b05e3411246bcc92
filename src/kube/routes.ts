import { ActionError } from '../core/errors.ts';
import type { KindRef, KubeClient } from './client.ts';
import { at, listAt, textAt } from './fields.ts';
import { shareGatewayRules } from './gateway-rules.ts';
import { applySetId, type Owner } from './inventory.ts';
import { describeRef, groupKind, type Json, type KubeObject, refOf } from './object.ts';
import { ownedObject } from './owned-object.ts';
import { isKubeStatus } from './status-error.ts';
import type { TrafficShare } from './traffic-share.ts';
import { shareVirtualServiceRules } from './virtual-service-rules.ts';
import { allEnded, permit, type Writing } from './writing.ts';

/** What can split traffic between Services. */
export type Router = 'gateway-api' | 'istio';

interface RouteKind {
  readonly kind: KindRef;
  /** The field below `spec` that has the rules. */
  readonly field: string;
  readonly share: typeof shareGatewayRules;
}

const gatewayKind = (kind: string): RouteKind => ({
  kind: { apiVersion: 'gateway.networking.k8s.io/v1', kind },
  field: 'rules',
  share: shareGatewayRules,
});
const routeKinds: Readonly<Record<Router, readonly RouteKind[]>> = {
  'gateway-api': [gatewayKind('HTTPRoute'), gatewayKind('GRPCRoute')],
  istio: [
    {
      kind: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' },
      field: 'http',
      share: shareVirtualServiceRules,
    },
  ],
};

/** On a route while it is shared: whose canary it is, and its rules as they were. */
const sharedAnnotation = 'flotilla.dev/shared';

/**
 * The routes among `objects` that lead to one of the Services. `CHART_INVALID` where one has no room for a canary,
 * `CLUSTER_CHANGED` where one is shared out by another application just now.
 */
export function routesTo(objects: readonly KubeObject[], share: TrafficShare, owner: Owner): KubeObject[] {
  return objects.filter((route) => {
    const kind = kindOf(route);
    if (kind?.share(route, originalRules(route, kind), share) === undefined) return false;
    const by = textAt(sharedBy(route), 'by');
    if (by === undefined || by === applySetId(owner)) return true;
    throw new ActionError(
      'CLUSTER_CHANGED',
      `${describeRef(refOf(route), owner.namespace)} is shared out for the canary of another application`,
      { hint: 'Deliver again once that delivery has ended.' },
    );
  });
}

/** Every route of the namespaces; none where the cluster does not know such routes. */
export async function listRoutes(
  client: KubeClient,
  router: Router,
  namespaces: readonly string[],
): Promise<KubeObject[]> {
  const lists = await Promise.all(
    routeKinds[router].map(async ({ kind }) =>
      (await client.scopeOf(kind)) === undefined
        ? []
        : Promise.all(namespaces.map((namespace) => client.list(kind, { namespace }))),
    ),
  );
  return lists.flat(2);
}

/** Gives canaries their share in a route, beginning from its own rules, which the route remembers. */
export function shareRoute(
  client: KubeClient,
  route: KubeObject,
  share: TrafficShare,
  owner: Owner,
  writing: Writing,
): Promise<KubeObject> {
  return change(client, route, writing, (live, kind) => {
    const rules = originalRules(live, kind);
    const shared = kind.share(live, rules, share);
    return shared && { rules: shared, annotation: JSON.stringify({ by: applySetId(owner), rules }) };
  });
}

/** Gives a route the rules back it had before it was shared; the difference is empty then. */
const restoreRoute = (client: KubeClient, route: KubeObject, writing: Writing): Promise<KubeObject> =>
  change(client, route, writing, (live, kind) =>
    sharedBy(live) === undefined ? undefined : { rules: originalRules(live, kind), annotation: null },
  );

/**
 * Gives every route that was shared out for an application’s canary its own rules back: in its home namespace, whose
 * routes may lead into others, and in the given ones.
 */
export async function restoreRoutes(
  client: KubeClient,
  owner: Owner,
  namespaces: readonly string[],
  writing: Writing,
): Promise<void> {
  const routers: readonly Router[] = ['gateway-api', 'istio'];
  const places = [...new Set([owner.namespace, ...namespaces])];
  const routes = await Promise.all(
    routers.map((router) =>
      listRoutes(client, router, places).catch((error: unknown) => {
        // What may not be read was not shared out either.
        if (isKubeStatus(error, 403)) return [];
        throw error;
      }),
    ),
  );
  const shared = routes.flat().filter((route) => textAt(sharedBy(route), 'by') === applySetId(owner));
  await allEnded(shared.map((route) => restoreRoute(client, route, writing)));
}

const kindOf = (route: KubeObject): RouteKind | undefined =>
  Object.values(routeKinds)
    .flat()
    .find(({ kind }) => groupKind(kind) === groupKind(route));

function sharedBy({ metadata }: KubeObject): unknown {
  const text = metadata.annotations?.[sharedAnnotation];
  return text === undefined ? undefined : JSON.parse(text);
}

function originalRules(route: KubeObject, { field }: RouteKind): Record<string, unknown>[] {
  const remembered = sharedBy(route);
  return remembered === undefined ? listAt(route, 'spec', field) : listAt(remembered, 'rules');
}

interface Change {
  readonly rules: readonly object[];
  /** `null` removes it. */
  readonly annotation: string | null;
}

/** Gateways write into routes too, and each of their reports makes another version of them. */
const attempts = 10;

/** Changes a route from what it is; undefined leaves it so. What somebody else changes meanwhile is not lost. */
async function change(
  client: KubeClient,
  route: KubeObject,
  writing: Writing,
  make: (live: KubeObject, kind: RouteKind) => Change | undefined,
): Promise<KubeObject> {
  const kind = kindOf(route);
  if (kind === undefined) throw new Error(`${route.kind} is no route`);
  let live = route;
  for (let attempt = 1; ; attempt++) {
    const made = make(live, kind);
    if (made === undefined) return live;
    await permit(writing);
    try {
      return await write(client, live, kind, made);
    } catch (error) {
      if (!isKubeStatus(error, 'Conflict') || attempt === attempts) throw error;
      live = (await client.get(refOf(route))) ?? route;
    }
  }
}

/** A route of the release keeps its fields with our own apply; of another's only what changes is written. */
function write(
  client: KubeClient,
  route: KubeObject,
  { field }: RouteKind,
  { rules, annotation }: Change,
): Promise<KubeObject> {
  const { resourceVersion } = route.metadata;
  const version = resourceVersion === undefined ? {} : { resourceVersion };
  const own = ownedObject(route);
  // Rules were read as JSON, and what was put between them is JSON.
  const spec = { [field]: rules as unknown as Json };
  if (own === undefined || at(own, 'spec', field) === undefined) {
    const metadata = { ...version, annotations: { [sharedAnnotation]: annotation } };
    return client.patch(refOf(route), { metadata, spec });
  }
  const { annotations = {}, ...metadata } = own.metadata;
  const { [sharedAnnotation]: _before, ...others } = annotations;
  const kept = annotation === null ? others : { ...others, [sharedAnnotation]: annotation };
  const applied = {
    ...own,
    // Owning no annotations is not the same as owning an empty set of them.
    metadata: { ...metadata, ...version, ...(Object.keys(kept).length === 0 ? {} : { annotations: kept }) },
    spec: { ...(own.spec as Readonly<Record<string, Json>>), ...spec },
  };
  return client.apply(applied, { force: true });
}

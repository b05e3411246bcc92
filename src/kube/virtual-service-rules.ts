import { isRecord, listAt, numberAt, textAt } from './fields.ts';
import type { KubeObject } from './object.ts';
import { splitEntries, type TrafficShare } from './traffic-share.ts';

type Rule = Readonly<Record<string, unknown>>;

/** Istio has no limit for weights; they are 32-bit numbers. */
const mostWeight = 1_000_000;

/**
 * The `http` rules of an Istio VirtualService with a share of the traffic for canaries, in the manner of
 * `shareGatewayRules`. The canary's Service has no DestinationRule, so its destinations have no subset.
 */
export function shareVirtualServiceRules(
  { metadata }: KubeObject,
  rules: readonly Rule[],
  share: TrafficShare,
): Rule[] | undefined {
  const canaryOf = (route: Rule): Rule | undefined => {
    const host = canaryHost(textAt(route, 'destination', 'host') ?? '', metadata.namespace, share);
    if (host === undefined || !isRecord(route['destination'])) return undefined;
    const { subset: _subset, ...destination } = route['destination'];
    return { ...route, destination: { ...destination, host } };
  };
  const leadsThere = (rule: Rule) => listAt(rule, 'route').some((route) => canaryOf(route) !== undefined);
  if (!rules.some(leadsThere)) return undefined;
  return rules.flatMap((rule): Rule[] => {
    if (!leadsThere(rule)) return [rule];
    const routes = listAt(rule, 'route');
    // A single destination has all the traffic, whatever it says; of several, one without a weight has none.
    const weightOf = (route: Rule) => (routes.length === 1 ? 100 : (numberAt(route, 'weight') ?? 0));
    const split = { ...rule, route: splitEntries(routes, share.weight, mostWeight, weightOf, canaryOf) };
    if (share.header === undefined) return [split];
    const { name, ...unnamed } = rule;
    const exact = { [share.header.name.toLowerCase()]: { exact: share.header.value } };
    const matches = listAt(rule, 'match');
    return [
      {
        ...unnamed,
        ...(name === undefined ? {} : { name: `${String(name)}-canary` }),
        match: (matches.length > 0 ? matches : [{}]).map((match) => ({
          ...match,
          headers: { ...(isRecord(match['headers']) ? match['headers'] : {}), ...exact },
        })),
        route: routes.map((route) => canaryOf(route) ?? route),
      },
      split,
    ];
  });
}

/** The host of a Service's canary, written as the Service's is: short, or with namespace and domain. */
function canaryHost(host: string, home: string | undefined, { canaries }: TrafficShare): string | undefined {
  const [service = '', where = home, ...domain] = host.split('.');
  const canary = canaries.get(`${where}/${service}`);
  if (canary === undefined) return undefined;
  // `web.shop.com` may be a host outside the cluster.
  if (domain.length > 0 && domain[0] !== 'svc') return undefined;
  return [canary, ...host.split('.').slice(1)].join('.');
}

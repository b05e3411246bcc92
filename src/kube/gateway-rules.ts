import { ActionError } from '../core/errors.ts';
import { listAt, numberAt } from './fields.ts';
import type { KubeObject } from './object.ts';
import { splitEntries, type TrafficShare } from './traffic-share.ts';

type Rule = Readonly<Record<string, unknown>>;

/** The Gateway API allows so many rules in a route, and weights up to this. */
const mostRules = 16;
const mostWeight = 1_000_000;

/**
 * The rules of an HTTPRoute or GRPCRoute with a share of the traffic for canaries: before each rule that leads to one
 * of the Services, the same rule for requests with the header, and in the rule itself the backend in two with weights.
 * All else is as it was. Undefined where no rule leads there. `CHART_INVALID` where the route has no room for it.
 */
export function shareGatewayRules(
  route: KubeObject,
  rules: readonly Rule[],
  share: TrafficShare,
): Rule[] | undefined {
  const canaryOf = (backend: Rule): Rule | undefined => {
    const canary = share.canaries.get(serviceOf(backend, route) ?? '');
    return canary === undefined ? undefined : { ...backend, name: canary };
  };
  const leadsThere = (rule: Rule) =>
    listAt(rule, 'backendRefs').some((backend) => canaryOf(backend) !== undefined);
  if (!rules.some(leadsThere)) return undefined;
  const shared = rules.flatMap((rule): Rule[] => {
    if (!leadsThere(rule)) return [rule];
    const backends = listAt(rule, 'backendRefs');
    const split = {
      ...rule,
      backendRefs: splitEntries(
        backends,
        share.weight,
        mostWeight,
        (backend) => numberAt(backend, 'weight') ?? 1,
        canaryOf,
      ),
    };
    if (share.header === undefined) return [split];
    // A rule's name must be unique in its route.
    const { name: _name, ...unnamed } = rule;
    const matches = listAt(rule, 'matches');
    return [
      {
        ...unnamed,
        matches: (matches.length > 0 ? matches : [{}]).map((match) => ({
          ...match,
          // Of two matches of one header only the first counts.
          headers: [{ type: 'Exact', ...share.header }, ...listAt(match, 'headers')],
        })),
        backendRefs: backends.map((backend) => canaryOf(backend) ?? backend),
      },
      split,
    ];
  });
  if (shared.length > mostRules)
    throw new ActionError(
      'CHART_INVALID',
      `${route.kind} ${route.metadata.name} has no room for a canary: it would have ${shared.length} rules of ${mostRules}`,
      { hint: 'Split the route in two, or leave `header` out of the strategy.' },
    );
  return shared;
}

/** `NAMESPACE/NAME` of the Service a backend is; undefined for other kinds. */
function serviceOf(backend: Rule, { metadata }: KubeObject): string | undefined {
  const { group = '', kind = 'Service', namespace = metadata.namespace, name } = backend;
  return group === '' && kind === 'Service' ? `${namespace}/${name}` : undefined;
}

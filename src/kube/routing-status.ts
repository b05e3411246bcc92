import { byCondition } from './by-condition.ts';
import { listAt } from './fields.ts';
import type { Json, KubeObject } from './object.ts';
import { current, type ObjectStatus } from './object-status.ts';

/**
 * Status of an object of the Gateway API (https://gateway-api.sigs.k8s.io/geps/gep-1364): a Gateway is Programmed, a
 * route is accepted by every parent that has looked at it. Undefined where nobody has said anything.
 */
export function routingStatus(object: KubeObject): ObjectStatus | undefined {
  if (object.kind === 'Gateway') return byCondition(object, 'Programmed');
  if (!object.kind.endsWith('Route')) return byCondition(object, 'Accepted');
  const parents = listAt(object, 'status', 'parents');
  if (parents.length === 0) return undefined;
  for (const { conditions } of parents)
    for (const type of ['Accepted', 'ResolvedRefs']) {
      // Shown to be a list of objects, each with conditions of the usual form or none.
      const said = byCondition({ ...object, status: { conditions: listAt(conditions) } as Json }, type);
      if (said !== undefined && said.state !== 'current') return said;
    }
  return current;
}

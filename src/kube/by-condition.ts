import { conditionOf, listAt, numberAt } from './fields.ts';
import type { KubeObject } from './object.ts';
import { current, type ObjectStatus, progressing } from './object-status.ts';

/** What a condition that should be True says of its object; undefined where there is none of that type. */
export function byCondition(object: KubeObject, type: string): ObjectStatus | undefined {
  const condition = conditionOf(object, type);
  if (condition === undefined) return undefined;
  const about = listAt(object, 'status', 'conditions').find((entry) => entry['type'] === type);
  const seen = numberAt(about, 'observedGeneration') ?? Number.POSITIVE_INFINITY;
  if (seen < (object.metadata.generation ?? 0)) return progressing('its controller has not seen it yet');
  return condition.status === 'True'
    ? current
    : progressing(condition.message || `${type} is ${condition.status}`);
}

import { isRecord, listAt } from './fields.ts';
import { groupOf, type KubeObject } from './object.ts';

/** Where kinds keep their pods, the native ones and those of Argo Rollouts and KEDA alike. */
const templates = [
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ['spec', 'jobTargetRef', 'template', 'spec'],
] as const;

/** The pod specification within a workload; undefined for an object that runs nothing. */
export function podSpecOf(object: KubeObject): Record<string, unknown> | undefined {
  if (object.kind === 'Pod') return isRecord(object.spec) ? object.spec : undefined;
  for (const path of templates) {
    let here: unknown = object;
    for (const step of path) here = isRecord(here) ? here[step] : undefined;
    if (isRecord(here) && Array.isArray(here['containers'])) return here;
  }
  return undefined;
}

/**
 * Every pod specification anywhere in an object: kinds nobody here has heard of keep them where they like, some several
 * of them. What looks like one is taken for one: a list of containers with images.
 */
export function podSpecsIn(object: KubeObject): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const search = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(search);
    if (!isRecord(value)) return;
    if (looksLikePods(value)) found.push(value);
    else Object.values(value).forEach(search);
  };
  const own = podSpecOf(object);
  if (talkOfPods.has(groupOf(object.apiVersion))) return [];
  if (own === undefined) search(object);
  else found.push(own);
  return found;
}

/** API groups of policies, whose patterns look like pods and run none. */
const talkOfPods = new Set(['constraints.gatekeeper.sh', 'kyverno.io', 'policies.kyverno.io']);

const looksLikePods = (value: Record<string, unknown>): boolean =>
  containersOf(value).some((container) => typeof container['image'] === 'string');

/** Every container of a pod specification: init, ordinary and ephemeral. */
export const containersOf = (podSpec: unknown): Record<string, unknown>[] =>
  ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) => listAt(podSpec, field));

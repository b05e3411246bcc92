import type { KubeObject } from './object.ts';
import { hideSecrets } from './secret-values.ts';

const hookAnnotation = 'helm.sh/hook';

/** When a hook runs: before anything of the release is written, or after its rollout is done. */
export type HookPhase = 'pre' | 'post';
/** What is being done with the release. */
export type Operation = 'install' | 'upgrade' | 'rollback';

/** An object the chart wants run beside the release (https://helm.sh/docs/topics/charts_hooks). */
export interface Hook {
  readonly object: KubeObject;
  readonly weight: number;
  readonly deletePolicy: readonly string[];
  /** For how long it may run, in milliseconds. */
  readonly timeoutMs: number;
  /** Takes what the release's Secrets hold out of what the hook says. */
  readonly hide: (text: string) => string;
}

/** Helm's own default. */
const usualMs = 300_000;

const eventsOf = ({ metadata }: KubeObject): string[] =>
  (metadata.annotations?.[hookAnnotation] ?? '')
    .split(',')
    .map((event) => event.trim())
    .filter((event) => event !== '');

export const isHook = (object: KubeObject): boolean => eventsOf(object).length > 0;

/** `helm test` pods: the suite has its own smoke tests, and these never belong to a release. */
export const isTestHook = (object: KubeObject): boolean =>
  isHook(object) && eventsOf(object).every((event) => event === 'test' || event.startsWith('test-'));

/** The hooks of one phase among all objects of a release, in the order they run: by weight, then by kind and name as Helm sorts them. */
export function hooksFor(
  objects: readonly KubeObject[],
  phase: HookPhase,
  operation: Operation,
  timeoutMs = usualMs,
): Hook[] {
  const hide = hideSecrets(objects);
  return objects
    .filter((object) => eventsOf(object).includes(`${phase}-${operation}`))
    .map((object) => {
      const policy =
        object.metadata.annotations?.[`${hookAnnotation}-delete-policy`] ?? 'before-hook-creation';
      return {
        object,
        weight: Number(object.metadata.annotations?.[`${hookAnnotation}-weight`] ?? 0) || 0,
        deletePolicy: policy.split(',').map((entry) => entry.trim()),
        timeoutMs,
        hide,
      };
    })
    .sort((a, b) => a.weight - b.weight || compare(a.object, b.object));
}

const compare = (a: KubeObject, b: KubeObject): number =>
  `${a.kind} ${a.metadata.name}` < `${b.kind} ${b.metadata.name}` ? -1 : 1;

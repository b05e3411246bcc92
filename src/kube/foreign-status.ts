import { parseDuration } from '../core/inputs.ts';
import { at, conditionOf, listAt, numberAt, textAt } from './fields.ts';
import { groupKind, type KubeObject } from './object.ts';
import { current, failed, type ObjectStatus, progressing } from './object-status.ts';

/** Whether its pods are made by ReplicaSets of its own. */
export const hasReplicaSets = (object: KubeObject): boolean =>
  object.kind === 'Deployment' || isArgoRollout(object);

export const isArgoRollout = (object: KubeObject): boolean => groupKind(object) === 'Rollout.argoproj.io';

/**
 * How far an Argo Rollout is, as its own client computes it (argo-rollouts, utils/rollout GetRolloutPhase): unlike
 * everywhere else `status.observedGeneration` is a text. A pause is neither a failure nor the end: whoever has to
 * promote it has as long as the environment's timeout.
 */
export function argoRolloutStatus(rollout: KubeObject): ObjectStatus {
  const phase = textAt(rollout, 'status', 'phase');
  if (phase === undefined || !isRolloutObserved(rollout)) return unseen;
  const workload = rollout.metadata.annotations?.['rollout.argoproj.io/workload-generation'];
  const seenWorkload = textAt(rollout, 'status', 'workloadObservedGeneration');
  if (workload !== undefined && seenWorkload !== undefined && seenWorkload !== workload) return unseen;
  const pauses = listAt(rollout, 'status', 'pauseConditions');
  if (at(rollout, 'status', 'controllerPause') === true && pauses.length === 0)
    return progressing('Argo Rollouts is going on after a pause');
  const message = textAt(rollout, 'status', 'message') || phase;
  switch (phase) {
    case 'Healthy':
      return current;
    case 'Degraded':
      return failed(message);
    case 'Paused':
      return progressing(isEndless(rollout) ? `${message}: ${howToPromote(rollout)}` : message);
    default:
      return progressing(message);
  }
}

/** Whether Argo Rollouts has seen the latest generation; a text that is no number is a hash of old versions. */
export function isRolloutObserved({ metadata, status }: KubeObject): boolean {
  const observed = Number(textAt(status, 'observedGeneration') ?? 0);
  return Number.isNaN(observed) || observed >= (metadata.generation ?? 0);
}

const unseen = progressing('its controller has not seen it yet');

/** Whether only a person ends the pause. */
function isEndless(rollout: KubeObject): boolean {
  if (at(rollout, 'spec', 'paused') === true) return true;
  const reasons = listAt(rollout, 'status', 'pauseConditions').map(({ reason }) => reason);
  if (reasons.includes('BlueGreenPause'))
    return numberAt(rollout, 'spec', 'strategy', 'blueGreen', 'autoPromotionSeconds') === undefined;
  const step = numberAt(rollout, 'status', 'currentStepIndex') ?? 0;
  const pause = at(rollout, 'spec', 'strategy', 'canary', 'steps', step, 'pause');
  return reasons.includes('InconclusiveAnalysisRun') || at(pause, 'duration') === undefined;
}

const howToPromote = ({ metadata: { name, namespace } }: KubeObject): string =>
  `waits for \`kubectl argo rollouts promote ${name} -n ${namespace}\``;

/** Milliseconds beyond an interval of Flagger's within which it has surely looked. */
const slackMs = 15_000;

/**
 * How far a Flagger Canary is. It says nothing of generations: what its target was written later than
 * (`writtenAt`, milliseconds since the epoch) is believed only after Flagger's next look. What its primary serves is
 * `lastPromotedSpec`, so a failed analysis is none once the target is back to that.
 */
export function flaggerStatus(
  canary: KubeObject,
  writtenAt: number | undefined,
  elapsedMs: number,
): ObjectStatus {
  const phase = textAt(canary, 'status', 'phase') ?? '';
  const message = conditionOf(canary, 'Promoted')?.message || `Flagger says ${phase}`;
  const promoted = textAt(canary, 'status', 'lastPromotedSpec');
  const isServed = promoted === undefined || promoted === textAt(canary, 'status', 'lastAppliedSpec');
  const moved = Date.parse(textAt(canary, 'status', 'lastTransitionTime') ?? '');
  const intervalMs = parseDuration(textAt(canary, 'spec', 'analysis', 'interval') ?? '1m') ?? 60_000;
  // Both are whole seconds: of the same one it cannot be told which came first.
  const isFresh = moved > (writtenAt ?? 0) || elapsedMs >= intervalMs + slackMs;
  switch (phase) {
    case '':
      return unseen;
    case 'Initialized':
    case 'Succeeded':
      return isFresh && isServed ? current : unseen;
    case 'Failed':
      if (!isFresh) return unseen;
      return isServed ? current : failed(message);
    default:
      return progressing(message);
  }
}

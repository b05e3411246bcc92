import { describe, expect, it } from '@jest/globals';
import { argoRolloutStatus, flaggerStatus } from '../../../src/kube/foreign-status.ts';
import type { Json, KubeObject } from '../../../src/kube/object.ts';

const rollout = (status: Json, strategy: Json = {}): KubeObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { name: 'web', namespace: 'shop', generation: 4 },
  spec: { strategy },
  status,
});
const argo = (status: Record<string, Json>, strategy?: Json) =>
  argoRolloutStatus(rollout({ observedGeneration: '4', ...status }, strategy));

describe('how far an Argo Rollout is', () => {
  it('follows its phase', () => {
    expect(argo({ phase: 'Healthy' }).state).toBe('current');
    expect(argo({ phase: 'Progressing', message: 'more replicas need to be updated' })).toEqual({
      state: 'progressing',
      message: 'more replicas need to be updated',
    });
    expect(argo({ phase: 'Degraded', message: 'RolloutAborted: metric assessed Failed' })).toEqual({
      state: 'failed',
      message: 'RolloutAborted: metric assessed Failed',
    });
  });

  it('believes nothing of an earlier generation, which its status counts in a text', () => {
    for (const observedGeneration of ['3', undefined])
      expect(argo({ phase: 'Degraded', observedGeneration }).state).toBe('progressing');
    expect(argoRolloutStatus(rollout(undefined)).state).toBe('progressing');
    expect(argo({ phase: 'Healthy', observedGeneration: '6c8f5d7b9' }).state).toBe('current');
  });

  it('says how an endless pause is ended, and takes none for a failure', () => {
    const status = {
      phase: 'Paused',
      message: 'CanaryPauseStep',
      currentStepIndex: 1,
      pauseConditions: [{ reason: 'CanaryPauseStep' }],
    };
    const steps = (pause: Json) => ({ canary: { steps: [{ setWeight: 20 }, { pause }] } });
    expect(argo(status, steps({ duration: '10m' }))).toEqual({
      state: 'progressing',
      message: 'CanaryPauseStep',
    });
    expect(argo(status, steps({})).message).toContain('kubectl argo rollouts promote web -n shop');
    const blueGreen = {
      ...status,
      message: 'BlueGreenPause',
      pauseConditions: [{ reason: 'BlueGreenPause' }],
    };
    expect(argo(blueGreen, { blueGreen: {} }).message).toContain('promote web');
    expect(argo(blueGreen, { blueGreen: { autoPromotionSeconds: 30 } }).message).toBe('BlueGreenPause');
  });

  it('goes on right after a pause, before its controller has noticed', () => {
    expect(argo({ phase: 'Paused', controllerPause: true }).message).toMatch(/going on/);
  });
});

describe('how far a Flagger Canary is', () => {
  const at = Date.parse('2026-11-22T12:00:00Z');
  const flagger = (status: Record<string, Json>, writtenAt = at - 5_000, elapsedMs = 0) =>
    flaggerStatus(
      {
        apiVersion: 'flagger.app/v1beta1',
        kind: 'Canary',
        metadata: { name: 'web', namespace: 'shop' },
        spec: { analysis: { interval: '30s' } },
        status: {
          lastTransitionTime: '2026-11-22T12:00:00Z',
          lastAppliedSpec: 'b',
          lastPromotedSpec: 'b',
          ...status,
        },
      },
      writtenAt,
      elapsedMs,
    ).state;

  it('is done when its primary serves what was applied', () => {
    for (const phase of ['Initialized', 'Succeeded']) {
      expect(flagger({ phase })).toBe('current');
      expect(flagger({ phase, lastPromotedSpec: 'a' })).toBe('progressing');
    }
    for (const phase of ['', 'Initializing', 'Progressing', 'WaitingPromotion', 'Promoting', 'Finalising'])
      expect(flagger({ phase })).toBe('progressing');
  });

  it('fails with the analysis, unless the target is already back to what the primary serves', () => {
    expect(flagger({ phase: 'Failed', lastPromotedSpec: 'a' })).toBe('failed');
    expect(flagger({ phase: 'Failed' })).toBe('current');
  });

  it('believes what was said before the target was written only after Flagger has had time to look', () => {
    expect(flagger({ phase: 'Succeeded' }, at)).toBe('progressing');
    expect(flagger({ phase: 'Failed', lastPromotedSpec: 'a' }, at + 1_000)).toBe('progressing');
    expect(flagger({ phase: 'Succeeded' }, at + 1_000, 45_000)).toBe('current');
  });
});

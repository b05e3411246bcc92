import { describe, expect, it } from '@jest/globals';
import { createJudge } from '../../../src/kube/doom.ts';
import { container, pod, workload } from './objects.ts';

const waiting = (reason: string, message = '', more: object = {}) =>
  pod('p', container({ state: { waiting: { reason, message } }, ...more }));
const ended = (exitCode: number, reason = 'Error', message = '') => ({
  terminated: { exitCode, reason, message },
});

/** The verdict after the pod has been like this for `lastingMs`. */
function verdict(subject: ReturnType<typeof pod>, lastingMs = 0, mayCrash = false): string | undefined {
  const judge = createJudge({ unschedulableGraceMs: 300_000 });
  judge.pod(subject, 0, mayCrash);
  return judge.pod(subject, lastingMs, mayCrash)?.cause;
}

describe('lost at once', () => {
  it.each([
    [
      'an image that is not there',
      waiting('ErrImagePull', 'manifest for x not found'),
      /not there: manifest for x/,
    ],
    [
      'the same while backing off',
      waiting('ImagePullBackOff', 'Back-off: ErrImagePull: not found'),
      /not there/,
    ],
    ['an image name that is none', waiting('InvalidImageName', 'bad'), /unusable image/],
    [
      'a crash loop',
      waiting('CrashLoopBackOff', '', { restartCount: 1, lastState: ended(7) }),
      /keeps crashing \(exit code 7\)/,
    ],
    [
      'out of memory in a loop',
      waiting('CrashLoopBackOff', '', { lastState: ended(137, 'OOMKilled') }),
      /137, OOMKilled/,
    ],
    [
      'a second crash',
      pod('p', container({ restartCount: 1, state: ended(1), lastState: ended(1) })),
      /crashed 2 times/,
    ],
    [
      'a program that is not there',
      pod(
        'p',
        container({ state: ended(128, 'StartError', 'exec: "x": executable file not found in $PATH') }),
      ),
      /cannot be started: exec/,
    ],
    ['one that may not run', waiting('RunContainerError', 'exec: permission denied'), /cannot be started/],
  ])('%s', (_what, subject, cause) => {
    expect(verdict(subject)).toMatch(cause);
  });
});

describe('not lost', () => {
  it.each([
    ['a registry that does not answer', waiting('ErrImagePull', 'dial tcp: i/o timeout')],
    ['a first crash', pod('p', container({ state: ended(1) }))],
    [
      'a container that came back',
      pod('p', container({ restartCount: 1, state: { running: {} }, lastState: ended(1) })),
    ],
    ['a container that is being made', waiting('ContainerCreating')],
    [
      'a Ready one that crashed often before',
      pod('p', container({ ready: true, restartCount: 9, lastState: ended(1) })),
    ],
    [
      'a kubelet whose cache lags',
      waiting('CreateContainerConfigError', 'failed to sync configmap cache: timed out'),
    ],
    ['a pod not Ready', pod('p', container({ state: { running: {} } }))],
  ])('%s', (_what, subject) => {
    expect(verdict(subject, 3_600_000)).toBeUndefined();
  });

  it('a crash of a Job’s pod, which the Job counts itself', () => {
    const subject = pod('p', container({ restartCount: 3, state: ended(1) }));
    expect(verdict(subject, 0, true)).toBeUndefined();
  });
});

describe('lost after a while', () => {
  const missing = waiting('CreateContainerConfigError', 'secret "s" not found');
  const denied = waiting('ErrImagePull', '403 Forbidden');
  const homeless = pod('p', {
    conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes' }],
  });

  it.each([
    ['a missing Secret', missing, 9_000, 10_000, /broken configuration: secret/],
    ['a registry that refuses', denied, 4_000, 5_000, /may not pull/],
    ['no node', homeless, 299_000, 300_000, /no node takes the pod: 0\/3 nodes/],
  ])('%s', (_what, subject, patient, over, cause) => {
    expect(verdict(subject, patient)).toBeUndefined();
    expect(verdict(subject, over)).toMatch(cause);
  });

  it('begins anew when the sign went away in between', () => {
    const judge = createJudge({ unschedulableGraceMs: 1 });
    judge.pod(missing, 0);
    judge.pod(pod('p', container({ state: { running: {} } })), 5_000);
    expect(judge.pod(missing, 11_000)).toBeUndefined();
    expect(judge.pod(missing, 21_000)?.cause).toMatch(/secret "s"/);
  });

  it('a workload that may create no pods', () => {
    const judge = createJudge({ unschedulableGraceMs: 1 });
    const web = workload('StatefulSet', {}, {});
    expect(judge.creation(web, 'exceeded quota', 0)).toBeUndefined();
    expect(judge.creation(web, 'exceeded quota', 8_000)?.cause).toBe(
      'pods cannot be created: exceeded quota',
    );
  });
});

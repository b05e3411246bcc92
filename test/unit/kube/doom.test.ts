import { describe, expect, it } from '@jest/globals';
import { createJudge } from '../../../src/kube/doom.ts';
import { container, pod, workload } from './objects.ts';

const waiting = (reason: string, message = '', more: object = {}) =>
  pod('p', container({ state: { waiting: { reason, message } }, ...more }));
const ended = (exitCode: number, reason = 'Error', message = '') => ({
  terminated: { exitCode, reason, message },
});

const ran = (startedAt: string, finishedAt: string) => ({
  terminated: { exitCode: 1, reason: 'Error', startedAt, finishedAt },
});

/** The verdict after the pod has been like this for `lastingMs`. */
function verdict(subject: ReturnType<typeof pod>, lastingMs = 0, mayCrash = false): string | undefined {
  const judge = createJudge({ unschedulableGraceMs: 300_000 });
  judge.pod(subject, { now: 0, mayCrash });
  return judge.pod(subject, { now: lastingMs, mayCrash })?.cause;
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
        container({
          state: ended(
            128,
            'StartError',
            'failed to create shim task: runc create failed: unable to start container process: exec: "x": executable file not found in $PATH: unknown',
          ),
        }),
      ),
      /^container app cannot be started: exec: "x": executable file not found in \$PATH$/,
    ],
    [
      'a signal by its name',
      waiting('CrashLoopBackOff', '', { lastState: ended(139) }),
      /keeps crashing \(exit code 139, SIGSEGV\)/,
    ],
    [
      'a server that ends well but ends',
      waiting('CrashLoopBackOff', '', { lastState: ended(0, 'Completed') }),
      /keeps ending, where it has to stay \(exit code 0, Completed\)/,
    ],
    [
      'an init container',
      pod('p', {
        initContainerStatuses: [
          {
            name: 'migrate',
            restartCount: 2,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: ended(1),
          },
        ],
        containerStatuses: [
          { name: 'app', restartCount: 0, state: { waiting: { reason: 'PodInitializing' } } },
        ],
      }),
      /^container migrate keeps crashing/,
    ],
    [
      'a sidecar',
      pod('p', {
        initContainerStatuses: [
          {
            name: 'proxy',
            ready: false,
            started: true,
            restartCount: 1,
            state: ended(1),
            lastState: ended(1),
          },
        ],
        containerStatuses: [{ name: 'app', ready: true, restartCount: 0, state: { running: {} } }],
      }),
      /^container proxy crashed 2 times/,
    ],
    [
      'what Docker cannot run, whatever it says',
      pod('p', container({ state: ended(127, 'ContainerCannotRun', 'OCI runtime create failed') })),
      /cannot be started/,
    ],
    ['an image whose signature is wrong', waiting('SignatureValidationFailed', 'bad'), /unusable image/],
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
    [
      'a crash after a month of service',
      pod('p', container({ restartCount: 5, state: ran('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z') })),
    ],
    [
      'crashes of long ago in a pod that runs',
      pod(
        'p',
        container({
          restartCount: 5,
          state: { running: { startedAt: '1969-12-31T23:00:00Z' } },
          lastState: ended(1),
        }),
      ),
    ],
    ['a runtime under load', waiting('CreateContainerError', 'context deadline exceeded')],
    ['what Docker could not run this time', pod('p', container({ state: ended(128, 'ContainerCannotRun') }))],
    ['a pod that waits for a volume', waiting('ContainerCreating')],
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

  it('a pull that backs off, by what the node said before', () => {
    const judge = createJudge({ unschedulableGraceMs: 1 });
    const subject = waiting('ImagePullBackOff', 'Back-off pulling image "x"');
    expect(judge.pod(subject, { now: 0 })).toBeUndefined();
    const message = 'Failed to pull image "x": rpc error: code = NotFound desc = not found';
    const said = (container: string) => [{ reason: 'Failed', message, container }];
    expect(judge.pod(subject, { now: 0, complaints: said('other') })).toBeUndefined();
    expect(judge.pod(subject, { now: 0, complaints: said('app') })?.cause).toMatch(/which is not there/);
  });

  it('a volume of a Secret that is not there', () => {
    const judge = createJudge({ unschedulableGraceMs: 1 });
    const subject = waiting('ContainerCreating');
    const message = 'MountVolume.SetUp failed for volume "tls" : secret "tls" not found';
    const complaints = [{ reason: 'FailedMount', message, container: undefined }];
    expect(judge.pod(subject, { now: 0, complaints })).toBeUndefined();
    expect(judge.pod(subject, { now: 15_000, complaints })?.cause).toBe(
      'a volume cannot be mounted: secret "tls" not found',
    );
    const running = pod('p', container({ state: { running: {} } }));
    expect(judge.pod(running, { now: 30_000, complaints })).toBeUndefined();
  });

  it('a pod without a node, from when an autoscaler said it makes one', () => {
    const judge = createJudge({ unschedulableGraceMs: 10_000 });
    judge.pod(homeless, { now: 0 });
    expect(judge.pod(homeless, { now: 10_000 })).toMatchObject({ lacksNode: true });
    judge.excuse(homeless, 10_000);
    expect(judge.pod(homeless, { now: 19_000 })).toBeUndefined();
    expect(judge.pod(homeless, { now: 20_000 })).toMatchObject({ lacksNode: true });
  });

  it('begins anew when the sign went away in between', () => {
    const judge = createJudge({ unschedulableGraceMs: 1 });
    judge.pod(missing, { now: 0 });
    judge.pod(pod('p', container({ state: { running: {} } })), { now: 5_000 });
    expect(judge.pod(missing, { now: 11_000 })).toBeUndefined();
    expect(judge.pod(missing, { now: 21_000 })?.cause).toMatch(/secret "s"/);
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

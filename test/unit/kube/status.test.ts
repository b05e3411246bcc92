import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KubeObject } from '../../../src/kube/object.ts';
import { objectStatus } from '../../../src/kube/status.ts';
import { pod, workload } from './objects.ts';

const done = { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' };
const healthy = {
  replicas: 2,
  updatedReplicas: 2,
  readyReplicas: 2,
  availableReplicas: 2,
  conditions: [done],
};
const overdue = (time: string) => ({
  type: 'Progressing',
  status: 'False',
  reason: 'ProgressDeadlineExceeded',
  message: 'has timed out progressing.',
  lastUpdateTime: time,
});
const written = (time: string) => ({ managedFields: [{ manager: 'flotilla', operation: 'Apply', time }] });
const owned = (fieldsV1: object) => ({ manager: 'flotilla', operation: 'Apply', fieldsV1 });
const object = (apiVersion: string, kind: string, rest: object): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name: 'x', generation: 2 },
  ...rest,
});
const condition = (type: string, status: string, more: object = {}) => ({
  status: { conditions: [{ type, status, message: 'because', ...more }] },
});

const leaving = (one: KubeObject): KubeObject => ({
  ...one,
  metadata: {
    ...one.metadata,
    deletionTimestamp: '2026-01-01T10:00:00Z',
    finalizers: ['foregroundDeletion'],
  },
});

const route = (type: string, status: string, observedGeneration: number) =>
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
    status: { parents: [{ conditions: [{ type, status, message: 'because', observedGeneration }] }] },
  });

const table: [
  what: string,
  object: KubeObject,
  state: string,
  message: string | RegExp,
  elapsedMs?: number,
][] = [
  ['a Deployment that is done', workload('Deployment', { replicas: 2 }, healthy), 'current', ''],
  [
    'one replica by default',
    workload('Deployment', {}, { ...healthy, replicas: 1, updatedReplicas: 1 }),
    'current',
    '',
  ],
  ['no replicas', workload('Deployment', { replicas: 0 }, { conditions: [done] }), 'current', ''],
  [
    'an unseen Deployment',
    workload('Deployment', { replicas: 2 }, { ...healthy, observedGeneration: 1 }),
    'progressing',
    /not seen/,
  ],
  ['a new Deployment', object('apps/v1', 'Deployment', { spec: {} }), 'progressing', /not seen/],
  [
    'too few updated',
    workload('Deployment', { replicas: 2 }, { ...healthy, updatedReplicas: 1 }),
    'progressing',
    '1/2 updated',
  ],
  [
    'old pods',
    workload('Deployment', { replicas: 2 }, { ...healthy, replicas: 3 }),
    'progressing',
    '1 old pod is leaving',
  ],
  [
    'too few available',
    workload('Deployment', { replicas: 2 }, { ...healthy, availableReplicas: 1 }),
    'progressing',
    '1/2 available',
  ],
  [
    'not told done',
    workload(
      'Deployment',
      { replicas: 2 },
      { ...healthy, conditions: [{ ...done, reason: 'ReplicaSetUpdated' }] },
    ),
    'progressing',
    /replica set/,
  ],
  [
    'a paused Deployment',
    workload('Deployment', { replicas: 2, paused: true }, { updatedReplicas: 0 }),
    'failed',
    /paused/,
  ],
  [
    'a paused Deployment that is what it should be',
    workload(
      'Deployment',
      { replicas: 2, paused: true },
      { ...healthy, conditions: [{ type: 'Progressing', status: 'Unknown', reason: 'DeploymentPaused' }] },
    ),
    'current',
    '',
  ],
  [
    'one that was overdue in the second in which we wrote',
    workload(
      'Deployment',
      { replicas: 2 },
      { conditions: [overdue('2026-01-01T10:00:00Z')] },
      written('2026-01-01T10:00:00Z'),
    ),
    'progressing',
    '0/2 updated',
  ],
  [
    'a StatefulSet whose pods have not been Ready for long enough',
    workload(
      'StatefulSet',
      { replicas: 2, minReadySeconds: 10 },
      { replicas: 2, readyReplicas: 2, availableReplicas: 1, currentRevision: 'a', updateRevision: 'a' },
    ),
    'progressing',
    '1/2 available',
  ],
  [
    'a Job that the release itself suspends',
    {
      ...object('batch/v1', 'Job', { spec: { suspend: true } }),
      metadata: { name: 'x', managedFields: [owned({ 'f:spec': { 'f:suspend': {} } })] },
    },
    'current',
    '',
  ],
  [
    'a Job that a queue holds back',
    {
      ...object('batch/v1', 'Job', { spec: { suspend: true } }),
      metadata: { name: 'x', managedFields: [owned({ 'f:spec': { 'f:template': {} } })] },
    },
    'progressing',
    'is suspended',
  ],
  ['a CronJob', object('batch/v1', 'CronJob', {}), 'current', ''],
  ['an autoscaler', object('autoscaling/v2', 'HorizontalPodAutoscaler', {}), 'current', ''],
  ['an Ingress', object('networking.k8s.io/v1', 'Ingress', {}), 'current', ''],
  [
    'an API that is not served',
    object('apiregistration.k8s.io/v1', 'APIService', condition('Available', 'False')),
    'progressing',
    'because',
  ],
  [
    'an API',
    object('apiregistration.k8s.io/v1', 'APIService', condition('Available', 'True')),
    'current',
    '',
  ],
  [
    'a Gateway nobody looks at',
    object('gateway.networking.k8s.io/v1', 'Gateway', condition('Programmed', 'Unknown')),
    'progressing',
    'because',
  ],
  [
    'a Gateway',
    object(
      'gateway.networking.k8s.io/v1',
      'Gateway',
      condition('Programmed', 'True', { observedGeneration: 2 }),
    ),
    'current',
    '',
  ],
  [
    'a route just written',
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', {}),
    'progressing',
    /not said/,
  ],
  ['a route without parents', object('gateway.networking.k8s.io/v1', 'HTTPRoute', {}), 'current', '', 3_000],
  ['a route its parent refuses', route('Accepted', 'False', 2), 'progressing', 'because'],
  ['a route accepted before the last change', route('Accepted', 'True', 1), 'progressing', /not seen/],
  ['a route without its Service', route('ResolvedRefs', 'False', 2), 'progressing', 'because'],
  ['a route', route('Accepted', 'True', 2), 'current', ''],
  [
    'a certificate that is issued',
    object('cert-manager.io/v1', 'Certificate', condition('Ready', 'True', { observedGeneration: 2 })),
    'current',
    '',
  ],
  [
    'one Ready that does not say for which generation',
    object('example.com/v1', 'Widget', condition('Ready', 'True')),
    'progressing',
    /not said/,
  ],
  [
    'the same after a while',
    object('example.com/v1', 'Widget', condition('Ready', 'True')),
    'current',
    '',
    3_000,
  ],
  [
    'a snapshot, whose group is custom',
    object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', {}),
    'progressing',
    /not said/,
  ],
  [
    'an overdue Deployment',
    workload(
      'Deployment',
      { replicas: 2 },
      { conditions: [overdue('2026-01-01T10:00:05Z')] },
      written('2026-01-01T10:00:00Z'),
    ),
    'failed',
    'has timed out progressing.',
  ],
  [
    'one that was overdue before we wrote',
    workload(
      'Deployment',
      { replicas: 2 },
      { conditions: [overdue('2026-01-01T09:00:00Z')] },
      written('2026-01-01T10:00:00Z'),
    ),
    'progressing',
    '0/2 updated',
  ],
  [
    'a StatefulSet that is done',
    workload(
      'StatefulSet',
      { replicas: 1 },
      { replicas: 1, readyReplicas: 1, currentRevision: 'a', updateRevision: 'a' },
    ),
    'current',
    '',
  ],
  [
    'a StatefulSet half updated',
    workload(
      'StatefulSet',
      { replicas: 2 },
      { replicas: 2, readyReplicas: 2, updatedReplicas: 1, currentRevision: 'a', updateRevision: 'b' },
    ),
    'progressing',
    '1/2 updated',
  ],
  [
    'a StatefulSet with a partition',
    workload(
      'StatefulSet',
      { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
      { replicas: 3, readyReplicas: 3, updatedReplicas: 1 },
    ),
    'current',
    '',
  ],
  [
    'a StatefulSet on delete',
    workload('StatefulSet', { updateStrategy: { type: 'OnDelete' } }, {}),
    'current',
    '',
  ],
  [
    'a DaemonSet',
    workload(
      'DaemonSet',
      {},
      { desiredNumberScheduled: 2, currentNumberScheduled: 2, updatedNumberScheduled: 1 },
    ),
    'progressing',
    '1/2 updated',
  ],
  ['a DaemonSet without nodes', workload('DaemonSet', {}, { desiredNumberScheduled: 0 }), 'current', ''],
  ['a Pod that failed', pod('p', { phase: 'Failed', message: 'evicted' }), 'failed', 'evicted'],
  ['a Pod that succeeded', pod('p', { phase: 'Succeeded' }), 'current', ''],
  ['a Pod not Ready', pod('p', { phase: 'Running' }), 'progressing', 'not ready yet'],
  [
    'a Job that only started',
    object('batch/v1', 'Job', { spec: {}, status: { active: 1 } }),
    'progressing',
    /completed/,
  ],
  ['a Job that is complete', object('batch/v1', 'Job', condition('Complete', 'True')), 'current', ''],
  [
    'a Job that failed',
    object('batch/v1', 'Job', condition('Failed', 'True', { reason: 'BackoffLimitExceeded' })),
    'failed',
    'BackoffLimitExceeded: because',
  ],
  [
    'a load balancer without address',
    object('v1', 'Service', { spec: { type: 'LoadBalancer' }, status: { loadBalancer: {} } }),
    'progressing',
    /address/,
  ],
  [
    'a load balancer',
    object('v1', 'Service', {
      spec: { type: 'LoadBalancer' },
      status: { loadBalancer: { ingress: [{ ip: '1.2.3.4' }] } },
    }),
    'current',
    '',
  ],
  [
    'a claim nobody uses yet',
    object('v1', 'PersistentVolumeClaim', { status: { phase: 'Pending' } }),
    'current',
    '',
  ],
  ['a lost claim', object('v1', 'PersistentVolumeClaim', { status: { phase: 'Lost' } }), 'failed', /lost/],
  [
    'a definition',
    object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', condition('Established', 'True')),
    'current',
    '',
  ],
  [
    'a refused definition',
    object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', condition('NamesAccepted', 'False')),
    'failed',
    'because',
  ],
  [
    'a custom resource just written',
    object('example.com/v1', 'Widget', {}),
    'progressing',
    /not said anything/,
    100,
  ],
  ['a custom resource that stays silent', object('example.com/v1', 'Widget', {}), 'current', '', 3_000],
  [
    'a custom resource not Ready',
    object('example.com/v1', 'Widget', condition('Ready', 'False')),
    'progressing',
    'because',
  ],
  [
    'one Ready for the generation before',
    object('example.com/v1', 'Widget', condition('Ready', 'True', { observedGeneration: 1 })),
    'progressing',
    /not seen/,
  ],
  ['a stalled one', object('example.com/v1', 'Widget', condition('Stalled', 'True')), 'failed', 'because'],
  [
    'a reconciling one',
    object('example.com/v1', 'Widget', condition('Reconciling', 'True')),
    'progressing',
    'because',
  ],
  ['a ConfigMap', object('v1', 'ConfigMap', {}), 'current', ''],
  [
    'a Job that is complete and is being cleaned up',
    leaving(object('batch/v1', 'Job', condition('Complete', 'True'))),
    'current',
    '',
  ],
  [
    'a Job that failed and is being cleaned up',
    leaving(object('batch/v1', 'Job', condition('Failed', 'True', { reason: 'BackoffLimitExceeded' }))),
    'failed',
    'BackoffLimitExceeded: because',
  ],
  [
    'a Job whose pods have yet to end, and is being deleted',
    leaving(object('batch/v1', 'Job', condition('SuccessCriteriaMet', 'True'))),
    'terminating',
    /deleted/,
  ],
  [
    'a Job that is deleted while it runs',
    leaving(object('batch/v1', 'Job', { status: { active: 1 } })),
    'terminating',
    /deleted/,
  ],
  [
    'something being deleted',
    { ...object('v1', 'ConfigMap', {}), metadata: { name: 'x', deletionTimestamp: 'now' } },
    'terminating',
    /deleted/,
  ],
];

describe('objectStatus', () => {
  it.each(table)('%s', (_what, subject, state, message, elapsedMs = 0) => {
    const status = objectStatus(subject, elapsedMs);
    expect(status.state).toBe(state);
    if (typeof message === 'string') expect(status.message).toBe(message);
    else expect(status.message).toMatch(message);
  });
  const kinds = table.map(([, { apiVersion, kind }]) => ({ apiVersion, kind }));
  const anything = fc.record({
    of: fc.constantFrom(...kinds),
    spec: fc.jsonValue(),
    status: fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          observedGeneration: fc.anything(),
          conditions: fc.oneof(fc.anything(), fc.array(fc.anything())),
          replicas: fc.anything(),
          parents: fc.array(fc.anything()),
        },
        { requiredKeys: [] },
      ),
    ),
  });

  it('has a word for whatever a controller writes', () => {
    fc.assert(
      fc.property(anything, fc.nat(10_000), ({ of, spec, status }, elapsedMs) => {
        // Whatever it is: the point is that nobody promises the types.
        const subject = { ...object(of.apiVersion, of.kind, {}), spec, status } as KubeObject;
        const found = objectStatus(subject, elapsedMs);
        expect(found.message === '').toBe(found.state === 'current');
      }),
    );
  });

  it('goes forward only while nothing changes but the time', () => {
    fc.assert(
      fc.property(anything, fc.nat(5_000), fc.nat(5_000), ({ of, spec, status }, first, more) => {
        const subject = { ...object(of.apiVersion, of.kind, {}), spec, status } as KubeObject;
        const rank = { failed: 0, terminating: 0, progressing: 1, current: 2 };
        expect(rank[objectStatus(subject, first + more).state]).toBeGreaterThanOrEqual(
          rank[objectStatus(subject, first).state],
        );
      }),
    );
  });

  it('never gets worse when one more pod of a Deployment is ready', () => {
    const counts = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5));
    fc.assert(
      fc.property(counts, ([want, replicas, updatedReplicas, readyReplicas, availableReplicas]) => {
        const of = (ready: number, available: number) =>
          objectStatus(
            workload(
              'Deployment',
              { replicas: want },
              {
                ...{ replicas, updatedReplicas, conditions: [done] },
                readyReplicas: ready,
                availableReplicas: available,
              },
            ),
            0,
          ).state;
        if (of(readyReplicas, availableReplicas) === 'current')
          expect(of(readyReplicas + 1, availableReplicas + 1)).toBe('current');
        if (of(readyReplicas, availableReplicas) === 'current')
          expect(Math.min(readyReplicas, updatedReplicas)).toBeGreaterThanOrEqual(want);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
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
const object = (apiVersion: string, kind: string, rest: object): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name: 'x', generation: 2 },
  ...rest,
});
const condition = (type: string, status: string, more: object = {}) => ({
  status: { conditions: [{ type, status, message: 'because', ...more }] },
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
    '1 old pods are leaving',
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
    'no status yet',
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
});

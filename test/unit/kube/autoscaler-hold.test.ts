import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { holdAutoscaler, isHeld, releaseAutoscaler, scales } from '../../../src/kube/autoscaler-hold.ts';
import type { KubeClient } from '../../../src/kube/client.ts';
import type { KubeObject } from '../../../src/kube/object.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { recordingLog } from '../../support/recording-log.ts';

const writing = {
  guard: async () => {},
  signal: new AbortController().signal,
  clock: systemClock,
  log: recordingLog().log,
};

/** Keeps what is sent, by apply or by patch. */
function recordingClient(): { client: KubeClient; sent: unknown[] } {
  const sent: unknown[] = [];
  const client: KubeClient = {
    ...memoryClient(),
    apply: async (object) => {
      sent.push(['apply', object.metadata.annotations, object.spec]);
      return object;
    },
    patch: async (_ref, patch) => {
      sent.push(['patch', patch]);
      return scaler();
    },
  };
  return { client, sent };
}

function scaler(
  kind = 'HorizontalPodAutoscaler',
  spec: Record<string, unknown> = {},
  owned: string[] = [],
): KubeObject {
  const target = { scaleTargetRef: { kind: 'Deployment', name: 'web' } };
  const fields = Object.fromEntries(owned.map((field) => [`f:${field}`, {}]));
  const ours = {
    manager: 'flotilla',
    operation: 'Apply',
    fieldsV1: { 'f:spec': { 'f:scaleTargetRef': {}, ...fields } },
  };
  const managedFields = owned.length > 0 ? [ours] : [];
  // The rest of the specification is given by each test as JSON.
  return {
    apiVersion: kind === 'ScaledObject' ? 'keda.sh/v1alpha1' : 'autoscaling/v2',
    kind,
    metadata: { name: 'web', namespace: 'shop', managedFields },
    spec: { ...target, ...(spec as Record<string, never>) },
  };
}

const annotated = (object: KubeObject, held: string): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, annotations: { 'flotilla.dev/held-minimum': held } },
});

describe('an autoscaler whose workload has no traffic', () => {
  it('of the chart is held by its own fields, and gets them back', async () => {
    const { client, sent } = recordingClient();
    const own = scaler('HorizontalPodAutoscaler', { minReplicas: 2, maxReplicas: 9 }, [
      'minReplicas',
      'maxReplicas',
    ]);
    await holdAutoscaler(client, own, 5, writing);
    await releaseAutoscaler(
      client,
      annotated(scaler('HorizontalPodAutoscaler', { minReplicas: 5 }, ['minReplicas']), '2'),
      writing,
    );
    const target = { scaleTargetRef: { kind: 'Deployment', name: 'web' } };
    expect(sent).toEqual([
      ['apply', { 'flotilla.dev/held-minimum': '2' }, { ...target, minReplicas: 5, maxReplicas: 9 }],
      ['apply', undefined, { ...target, minReplicas: 2 }],
    ]);
  });

  it('gets no minimum back that the chart never named', async () => {
    const { client, sent } = recordingClient();
    const live = scaler('ScaledObject', { maxReplicaCount: 9 }, ['maxReplicaCount']);
    await holdAutoscaler(client, live, 3, writing);
    await releaseAutoscaler(client, annotated(live, 'null'), writing);
    const target = { scaleTargetRef: { kind: 'Deployment', name: 'web' }, maxReplicaCount: 9 };
    expect(sent).toEqual([
      ['apply', { 'flotilla.dev/held-minimum': 'null' }, { ...target, minReplicaCount: 3 }],
      ['apply', undefined, target],
    ]);
  });

  it('of somebody else is patched, and patched back', async () => {
    const { client, sent } = recordingClient();
    const live = scaler('HorizontalPodAutoscaler', { minReplicas: 1, maxReplicas: 4 });
    await holdAutoscaler(client, live, 6, writing);
    await releaseAutoscaler(client, annotated(live, '1'), writing);
    const patch = (held: string | null, minReplicas: number) => [
      'patch',
      { metadata: { annotations: { 'flotilla.dev/held-minimum': held } }, spec: { minReplicas } },
    ];
    expect(sent).toEqual([patch('1', 4), patch(null, 1)]);
  });

  it('is held once, and only the one that scales it', async () => {
    const { client, sent } = recordingClient();
    const held = annotated(scaler(), '1');
    expect([isHeld(held), isHeld(scaler())]).toEqual([true, false]);
    await holdAutoscaler(client, held, 6, writing);
    await releaseAutoscaler(client, scaler(), writing);
    expect(sent).toEqual([]);
    const web = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' };
    expect([scales(scaler(), web), scales(scaler(), { ...web, name: 'api' })]).toEqual([true, false]);
  });
});

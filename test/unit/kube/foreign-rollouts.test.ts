import { describe, expect, it } from '@jest/globals';
import { findForeignRollouts } from '../../../src/kube/foreign-rollouts.ts';
import type { KubeObject } from '../../../src/kube/object.ts';
import { KubeStatusError } from '../../../src/kube/status-error.ts';
import { type MemoryClient, memoryClient } from '../../support/memory-client.ts';

const namespace = 'shop';
const deployment = (name: string): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
});
const canary = (target: string): KubeObject => ({
  apiVersion: 'flagger.app/v1beta1',
  kind: 'Canary',
  metadata: { name: target, namespace },
  spec: { targetRef: { kind: 'Deployment', name: target } },
});
const rollout = (name: string, workloadRef?: string): KubeObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { name, namespace },
  spec: workloadRef === undefined ? {} : { workloadRef: { kind: 'Deployment', name: workloadRef } },
});

/** A cluster that knows both controllers’ kinds. */
const served = (): MemoryClient => ({
  ...memoryClient(),
  apiVersions: async () => ['v1', 'argoproj.io/v1alpha1/Rollout', 'flagger.app/v1beta1/Canary'],
});

describe('rollouts that another controller carries out', () => {
  it('are found in the cluster by what they own of the release, and not by what they own of others', async () => {
    const client = served();
    for (const one of [canary('web'), canary('elsewhere'), rollout('api-rollout', 'api'), rollout('lone')])
      await client.create(one);
    const found = await findForeignRollouts(client, ['web', 'api', 'worker'].map(deployment));
    expect(found.objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Rollout api-rollout',
      'Canary web',
    ]);
    expect(['web', 'api', 'worker'].map((name) => found.owns(deployment(name)))).toEqual([true, true, false]);
  });

  it('are known by the release alone where the cluster shows none', async () => {
    const said = { where: 'aws', status: 403, reason: 'Forbidden', said: 'no' };
    const client = { ...served(), list: () => Promise.reject(new KubeStatusError(said)) };
    const objects = [rollout('web'), deployment('api'), canary('api')];
    const found = await findForeignRollouts(client, objects);
    expect(found.objects).toEqual([rollout('web'), canary('api')]);
    expect(found.owns(deployment('api'))).toBe(true);
    const failing = { ...client, list: () => Promise.reject(new KubeStatusError({ ...said, status: 500 })) };
    await expect(findForeignRollouts(failing, objects)).rejects.toThrow('no (500');
  });

  it('have a status of their own, and nothing else has', async () => {
    const found = await findForeignRollouts(memoryClient(), [rollout('web')]);
    expect(found.statusOf({ ...rollout('web'), status: { phase: 'Healthy' } }, 0)?.state).toBe('current');
    expect(found.statusOf(deployment('web'), 0)).toBeUndefined();
    const other = { ...rollout('web'), apiVersion: 'example.com/v1' };
    expect(found.statusOf(other, 0)).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { type KubeObject, refOf } from '../../../../src/kube/object.ts';
import { byReplicas } from '../../../../src/rollout/strategies/by-replicas.ts';
import type { Shifting } from '../../../../src/rollout/strategies/shifting.ts';
import { nothingStands } from '../../../../src/rollout/strategies/stand.ts';
import { hastyClock } from '../../../support/manual-clock.ts';
import { memoryClient } from '../../../support/memory-client.ts';
import { recordingLog } from '../../../support/recording-log.ts';

const deployment = (name: string): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    ...{ name, namespace: 'shop' },
    managedFields: [
      {
        ...{ manager: 'flotilla', operation: 'Apply', apiVersion: 'apps/v1', fieldsType: 'FieldsV1' },
        fieldsV1: { 'f:spec': { 'f:replicas': {} } },
      },
    ],
  },
  spec: { replicas: 4 },
});

const shifting = (live: KubeObject): Shifting => ({
  ref: refOf(live),
  change: {
    ...{ ref: refOf(live), action: 'update', diff: '', object: live, live, planned: live },
    ...{ force: false, adopt: false, recreate: false },
  },
  live,
  replicas: 4,
  services: [],
});

describe('a split by numbers of pods', () => {
  it('takes no pods from what was chosen and yet rolls, nor calls it shared', async () => {
    const client = memoryClient();
    const applied: KubeObject[] = [];
    client.apply = async (object) => {
      applied.push(object);
      return object;
    };
    const [web, worker] = [deployment('web'), deployment('worker')];
    for (const object of [web, worker]) await client.create(object);
    const { log } = recordingLog();
    const signal = new AbortController().signal;
    const writing = { guard: async () => {}, signal, clock: hastyClock(), log };
    const context = { client, clock: writing.clock, log, timeoutMs: 1_000, images: undefined };
    const splitter = await byReplicas(
      [shifting(web), shifting(worker)],
      [{ weight: 50, pause: '1s' }],
      context,
    );
    await splitter.begin({ ...nothingStands, shifting: [shifting(web)] }, writing);
    expect(await splitter.share(50, writing)).toEqual(['web: 2 of 4 pods, 50 %']);
    expect(applied).toMatchObject([{ metadata: { name: 'web' }, spec: { replicas: 2 } }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { numberAt } from '../../../../src/kube/fields.ts';
import { type KubeObject, objectKey, refOf } from '../../../../src/kube/object.ts';
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
  spec: { replicas: 4, template: { metadata: { labels: { app: name } } } },
});

const service = (selector: Record<string, string>): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { selector, ports: [{ port: 80 }] },
});

const shifting = (live: KubeObject): Shifting => ({
  ref: refOf(live),
  change: {
    ...{ ref: refOf(live), action: 'update', diff: '', object: live, live, planned: live },
    ...{ force: false, adopt: false, recreate: false, autoscaled: false },
  },
  live,
  replicas: 4,
  services: [],
});

/** A cluster where these are, what is applied there from now on, and what every step works with. */
async function cluster(...objects: readonly KubeObject[]) {
  const client = memoryClient();
  for (const object of objects) await client.create(object);
  const applied: KubeObject[] = [];
  client.apply = async (object) => {
    applied.push(object);
    const before = client.objects.get(objectKey(refOf(object))) ?? object;
    const metadata = { ...before.metadata, ...object.metadata };
    client.objects.set(objectKey(refOf(object)), { ...before, ...object, metadata });
    return object;
  };
  const { log } = recordingLog();
  const signal = new AbortController().signal;
  const writing = { guard: async () => {}, signal, clock: hastyClock(), log };
  const context = { client, clock: writing.clock, log, timeoutMs: 1_000, images: undefined };
  return { applied, writing, context };
}

const half = [{ weight: 50, pause: '1s' }];

describe('a split by numbers of pods', () => {
  it('takes no pods from what was chosen and yet rolls, nor calls it shared', async () => {
    const [web, worker] = [deployment('web'), deployment('worker')];
    const { applied, writing, context } = await cluster(web, worker);
    const splitter = await byReplicas([shifting(web), shifting(worker)], half, context);
    const stand = { ...nothingStands, shifting: [shifting(web)] };
    expect(await splitter.share(50, stand, writing)).toEqual(['web: 2 of 4 pods, 50 %']);
    expect(applied).toMatchObject([{ metadata: { name: 'web' }, spec: { replicas: 2 } }]);
  });

  it('gives the old pods their number back once the new ones have all traffic', async () => {
    const web = deployment('web');
    const { applied, writing, context } = await cluster(web);
    const splitter = await byReplicas([shifting(web)], half, context);
    const stand = { ...nothingStands, shifting: [shifting(web)] };
    await splitter.share(50, stand, writing);
    await splitter.end(stand, writing);
    expect(applied.map(({ spec }) => numberAt(spec, 'replicas'))).toEqual([2, 4]);
  });

  it('leaves the old pods of an autoscaler alone, and counts those it has added', async () => {
    const web = deployment('web');
    const { applied, writing, context } = await cluster(web);
    const one = shifting(web);
    const scaled = { ...one, change: { ...one.change, autoscaled: true } };
    const splitter = await byReplicas([scaled], half, context);
    const stand = { ...nothingStands, shifting: [{ ...scaled, replicas: 6 }] };
    expect(await splitter.share(50, stand, writing)).toEqual(['web: 6 of 12 pods, 50 %']);
    await splitter.end(stand, writing);
    expect(applied).toEqual([]);
  });

  it('refuses a Service whose new selector means none of the old pods', async () => {
    const web = deployment('web');
    const live = service({ app: 'web' });
    const one = {
      ...shifting(web),
      services: [{ ref: refOf(live), live, wanted: service({ tier: 'front' }) }],
    };
    const { applied, context } = await cluster(web, live);
    await expect(byReplicas([one], half, context)).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining('Service web, whose new selector does not mean the pods'),
    });
    expect(applied).toEqual([]);
  });
});

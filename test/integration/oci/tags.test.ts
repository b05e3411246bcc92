import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { judgePush } from '../../../src/oci/judge-push.ts';
import type { PushResult } from '../../../src/oci/push-plan.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { clouds, type PushRig, startPushRig } from './push-rig.ts';
import { withSmallLayout } from './small-layout.ts';

const statesOf = (results: readonly PushResult[]) =>
  Object.fromEntries(results.map(({ registry, state }) => [registry, state]));
const all = { aws: 'complete', gcp: 'complete', azure: 'complete' };

describe('tags of a push to three registries', () => {
  let rig: PushRig;
  beforeAll(async () => {
    rig = await startPushRig();
  });
  afterAll(() => rig?.close());
  beforeEach(() => rig.clear());

  const setImmutable = (value: 'IMMUTABLE' | 'MUTABLE') => {
    const repository = rig.fixture.standIns.aws.account.repositories.get('delivery-platform/web');
    if (repository === undefined) throw new Error('the repository was not created');
    repository.imageTagMutability = value;
  };

  it.each(clouds)(
    'that %s does not take are named, the others are there, and the next push converges',
    async (cloud) => {
      const tag = `fault-in-${cloud}`;
      await rig.fault(cloud, {
        match: { method: 'PUT', path: `/manifests/${tag}$` },
        action: '500',
        times: 100,
      });
      await withSmallLayout(async (dir) => {
        const { results, items } = await rig.push(dir, tag);
        const digest = items[0]?.graph.root.descriptor.digest;
        expect(statesOf(results)).toEqual({ ...all, [cloud]: 'incomplete' });
        expect(judgePush(results, recordingLog().log).failure).toMatchObject({
          code: 'INCOMPLETE',
          message: expect.stringMatching(
            new RegExp(`in 1 of 3 registries\n${cloud}: .*PUT /v2/\\S+/manifests/${tag} answered 500`),
          ),
        });
        for (const each of clouds)
          expect(await rig.tagged(each, tag)).toBe(each === cloud ? undefined : digest);
        await rig.clear();
        const again = await rig.push(dir, tag);
        expect(statesOf(again.results)).toEqual(all);
        for (const each of clouds) expect(await rig.tagged(each, tag)).toBe(digest);
        const written = clouds.flatMap((each) => rig.requests(each).filter(({ method }) => method === 'PUT'));
        expect(written.map(({ path }) => path.split('/').at(-1))).toEqual([tag]);
      });
    },
  );

  it('that are immutable and name another digest stay, and are named', async () => {
    let digest: string | undefined;
    await withSmallLayout(async (dir) => {
      const { items } = await rig.push(dir, 'fixed');
      digest = items[0]?.graph.root.descriptor.digest;
    });
    setImmutable('IMMUTABLE');
    await withSmallLayout(async (dir) => {
      const { results } = await rig.push(dir, 'fixed');
      expect(statesOf(results)).toEqual({ ...all, aws: 'incomplete' });
      expect(judgePush(results, recordingLog().log).failure).toMatchObject({
        code: 'TAG_IMMUTABLE',
        message: expect.stringContaining(`:fixed names ${digest}`),
        hint: expect.stringContaining('immutability'),
      });
    });
    expect(await rig.tagged('aws', 'fixed')).toBe(digest);
    setImmutable('MUTABLE');
  });

  it('that are immutable are complete although the answer that wrote them was lost', async () => {
    setImmutable('IMMUTABLE');
    await rig.fault('aws', { match: { method: 'PUT', path: '/manifests/lost$' }, action: 'truncate' });
    await withSmallLayout(async (dir) => {
      const { results } = await rig.push(dir, 'lost');
      expect(statesOf(results)).toEqual(all);
    });
    expect(rig.requests('aws').filter(({ path }) => path.endsWith('/manifests/lost'))).not.toEqual([]);
    setImmutable('MUTABLE');
  });
});
